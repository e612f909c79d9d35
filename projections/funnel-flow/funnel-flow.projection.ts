import type { EventCorrected, Json, RecordedEvent } from '#kernel';
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
import { correctDates, type DateFacts, extendDates } from './expected-dates.ts';
import { type FlowDocument, msOf, packedPoint, type Words } from './flow-document.ts';
import { actOf, actsOf, datesOf } from './flow-lists.ts';
import { appended, type Kept, type KeptList, replaced, standingCount } from './kept.ts';
import { extendMerges, type Merge, type MergesDocument } from './merges.ts';
import { type PackedFact, packFacts, unpackFacts } from './packed-facts.ts';

/**
 * How opportunities went through the stages, on both time axes: of each opportunity every point of its trajectory with the
 * span of recording in which it was known, so that its way as known at any `asOf` is there without folding again.
 * - `flows`: one document an opportunity, for questions
 * - `facts`: one document an opportunity, what a late event or a correction is folded anew from
 * - `merges`: one document a customer whose file was merged into another's
 */
export const funnelFlowProjection = defineProjection({
  name: 'funnel-flow',
  version: 1,
  wants: [...standingEventTypes, 'ExpectedPurchaseDateChanged', 'CustomersMerged'],
  collections: {
    flows: { kind: 'document', indexes: [['to']] },
    facts: { kind: 'document', indexes: [] },
    merges: { kind: 'document', indexes: [['to']] },
  },
  touches({ stream }) {
    if (isOpportunity(stream)) return { flows: [stream], facts: [stream] };
    return isCustomer(stream) ? { merges: [stream] } : {};
  },
  apply(event, documents) {
    const { flows, facts, merges } = documents as Readonly<Record<'flows' | 'facts' | 'merges', Documents>>;
    if (isOpportunity(event.stream)) applyToOpportunity(event, flows, facts);
    else if (isCustomer(event.stream)) applyToCustomer(event, merges);
  },
});

const isOpportunity = (stream: string) => stream.startsWith('opportunity-');
const isCustomer = (stream: string) => stream.startsWith('customer-');

interface FactsDocument {
  readonly facts: readonly PackedFact[];
  readonly dates: DateFacts;
}

const NO_FACTS: FactsDocument = { facts: [], dates: [] };

function applyToOpportunity(event: RecordedEvent, flows: Documents, factsOf: Documents): void {
  const { stream } = event;
  const packed = (factsOf.get(stream) ?? NO_FACTS) as unknown as FactsDocument;
  const recorded = msOf(event.recordedAt);
  const flow = (flows.get(stream) ?? emptyFlow(recorded)) as unknown as FlowDocument;
  const facts = unpackFacts(packed.facts, flow);
  const change = extendTrajectory(compactTrajectory(facts), event);
  const dates = extendedDates(packed.dates, event, facts);
  const told = change.compact.facts;
  if (told === facts && dates === packed.dates) return;

  const after = flowAfter(flow, event, { change, before: facts, dates, datesChanged: dates !== packed.dates });
  if (after !== flow) flows.put(stream, after as unknown as Document);
  const next = { facts: told === facts ? packed.facts : packFacts(told, facts, packed.facts, after), dates };
  factsOf.put(stream, next as unknown as Document);
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

function extendedDates(dates: DateFacts, event: RecordedEvent, facts: readonly StandingFact[]): DateFacts {
  if (event.type !== 'EventCorrected') return extendDates(dates, event);
  const correction = event.data as unknown as EventCorrected;
  const corrected = facts.find(([revision]) => revision === correction.revision);
  return correctDates(dates, correction, corrected?.[1]);
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
