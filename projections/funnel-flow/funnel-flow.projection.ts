import type { Json, RecordedEvent } from '#kernel';
import {
  compactTrajectory,
  extendTrajectory,
  type StandingFact,
  standingEventTypes,
  type TrajectoryChange,
  type TrajectoryPoint,
} from '#opportunity';
import { type Documents, defineProjection } from '#projection';
import type { Document } from '#read-store';
import type { DateFacts } from './expected-dates.ts';
import { type FlowDocument, msOf, packedPoint, type Words } from './flow-document.ts';
import { actOf, actsOf, datesOf } from './flow-lists.ts';
import { appended, type Kept, type KeptList, replaced, standingCount } from './kept.ts';
import { extendMerges, type Merge, type MergesDocument } from './merges.ts';
import { type FlowPast, pastFlow } from './past-flow.ts';

/**
 * How opportunities went through the stages, on both time axes: of each opportunity every point of its trajectory with the
 * span of recording in which it was known, so that its way as known at any `asOf` is there without folding again.
 * - `flows`: one document an opportunity, for questions
 * - `merges`: one document a customer whose file was merged into another's
 */
export const funnelFlowProjection = defineProjection({
  name: 'funnel-flow',
  version: 2,
  wants: [...standingEventTypes, 'ExpectedPurchaseDateChanged', 'CustomersMerged'],
  collections: {
    flows: { kind: 'document', indexes: [['to']] },
    merges: { kind: 'document', indexes: [['to']] },
  },
  past: pastFlow,
  touches({ stream }) {
    if (isOpportunity(stream)) return { flows: [stream] };
    return isCustomer(stream) ? { merges: [stream] } : {};
  },
  apply(event, documents, past) {
    const { flows, merges } = documents as Readonly<Record<'flows' | 'merges', Documents>>;
    if (isOpportunity(event.stream)) applyToOpportunity(event, flows, past as FlowPast);
    else if (isCustomer(event.stream)) applyToCustomer(event, merges);
  },
});

const isOpportunity = (stream: string) => stream.startsWith('opportunity-');
const isCustomer = (stream: string) => stream.startsWith('customer-');

function applyToOpportunity(event: RecordedEvent, flows: Documents, past: FlowPast): void {
  const { stream } = event;
  const next = pastFlow.after(past, event);
  if (next === past) return;
  const flow = (flows.get(stream) ?? emptyFlow(msOf(event.recordedAt))) as unknown as FlowDocument;
  const change = extendTrajectory(compactTrajectory(past.facts), event);
  const after = flowAfter(flow, event, {
    change,
    before: past.facts,
    dates: next.dates,
    datesChanged: next.dates !== past.dates,
  });
  if (after !== flow) flows.put(stream, after as unknown as Document);
}

interface ToldAnew {
  readonly change: TrajectoryChange;
  readonly before: readonly StandingFact[];
  readonly dates: DateFacts;
  readonly datesChanged: boolean;
}

/** The flow with what an event tells anew; the same one where that changes nothing of it. */
function flowAfter(flow: FlowDocument, event: RecordedEvent, told: ToldAnew): FlowDocument {
  const now = msOf(event.recordedAt) - flow.base;
  const words: Words = { models: flow.models, values: flow.values, dimensions: flow.dimensions };
  const points = pointsAfter(flow, told.change, words, now);
  const facts = told.change.compact.facts;
  const acts = facts === told.before ? flow.acts : actsAfter(flow, told.before, facts, now);
  const dates = told.datesChanged
    ? replaced(flow.dates, standingCount(flow.dates), datesOf(told.dates, flow.base, now), now)
    : flow.dates;
  if (points === flow.points && acts === flow.acts && dates === flow.dates) return flow;
  const { models, values, dimensions } = words;
  const customer = event.type === 'Created' ? customerOf(event) : flow.customer;
  return { to: indexOf(event), base: flow.base, customer, models, values, dimensions, points, acts, dates };
}

function customerOf({ data: { customerId } }: RecordedEvent): string {
  return typeof customerId === 'string' ? customerId : '';
}

function emptyFlow(base: number): FlowDocument {
  return { to: 0, base, customer: '', models: [], values: [], dimensions: [], points: [], acts: [], dates: [] };
}

function pointsAfter(
  { base, points }: FlowDocument,
  { before, after }: TrajectoryChange,
  words: Words,
  now: number,
): KeptList {
  const packed = (point: TrajectoryPoint): Kept => {
    const at = msOf(point.at) - base;
    return [at, now - at, 0, ...packedPoint(point, words)];
  };
  const last = after.at(-1);
  if (!last) return before.length === 0 ? points : replaced(points, before.length, [], now);
  // What happens after all that is known adds one point.
  if (before.length < 2 && after.length === before.length + 1 && before[0] === after[0]) {
    return appended(points, packed(last));
  }
  if (before.length === 0 && after.length === 1) return appended(points, packed(last));
  return replaced(points, before.length, after.map(packed), now);
}

function actsAfter(
  { base, acts }: FlowDocument,
  before: readonly StandingFact[],
  after: readonly StandingFact[],
  now: number,
): KeptList {
  const last = after.at(-1);
  if (last && after.length === before.length + 1 && after.at(-2) === before.at(-1)) {
    const act = actOf(last, acts, base, now);
    return act ? appended(acts, act) : acts;
  }
  return replaced(acts, standingCount(acts), actsOf(after, base, now), now);
}

function applyToCustomer(event: RecordedEvent, documents: Documents): void {
  const known = (documents.get(event.stream) as unknown as MergesDocument | undefined)?.merges ?? [];
  const merges = extendMerges(known, event);
  if (merges !== known) documents.put(event.stream, mergesDocument(indexOf(event), merges));
}

function mergesDocument(to: number, merges: readonly Merge[]) {
  return { to, merges: merges as unknown as Json };
}

function indexOf(event: RecordedEvent): number {
  if (event.index === undefined) throw new RangeError('the funnel is projected from reads that give the log index');
  return event.index;
}
