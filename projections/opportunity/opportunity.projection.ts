import { aggregateIdOf, categoryOf, type Json, type JsonObject, type RecordedEvent } from '#kernel';
import {
  type CompactTrajectory,
  compactTrajectory,
  extendTrajectory,
  noTrajectory,
  standingEventTypes,
  type TrajectoryPoint,
} from '#opportunity';
import { type Documents, defineProjection } from '#projection';
import type { Document } from '#read-store';

const movesStanding: ReadonlySet<string> = new Set(standingEventTypes);

/**
 * Opportunities as lists and pages show them.
 * - `opportunities`: one document an opportunity: where it stands by all that is known, and the log indexes of its events,
 *   first to last, with a space between: what its stream does not tell of a timeline
 * - `trajectories`: one document an opportunity, with what its standing is folded from
 */
export const opportunityProjection = defineProjection({
  name: 'opportunity',
  version: 2,
  wants: 'all',
  collections: {
    opportunities: { kind: 'document', indexes: [['customerId'], ['consultant', 'status']] },
    trajectories: { kind: 'document', indexes: [] },
  },
  touches({ stream, type }) {
    if (categoryOf(stream) !== 'opportunity') return {};
    return { opportunities: [stream], ...(movesStanding.has(type) && { trajectories: [stream] }) };
  },
  apply(event, documents) {
    const { stream, type, revision } = event;
    if (categoryOf(stream) !== 'opportunity') return;
    const { opportunities, trajectories } = documents as Collections;
    const known = opportunities.get(stream);
    const changed = movesStanding.has(type) ? standingAfter(event, trajectories) : undefined;
    opportunities.put(stream, {
      id: known?.id ?? aggregateIdOf(stream),
      customerId: customerOf(event) ?? known?.customerId ?? null,
      createdAt: type === 'Created' ? event.occurredAt : (known?.createdAt ?? null),
      revision,
      ...(changed ?? (known ? standingIn(known) : standingOf(undefined))),
      indexes: known ? `${known.indexes} ${indexOf(event)}` : `${indexOf(event)}`,
    });
  },
});

type Collections = Readonly<Record<'opportunities' | 'trajectories', Documents>>;

/** Where an event leaves an opportunity; undefined where it stands as it stood. */
function standingAfter(event: RecordedEvent, trajectories: Documents): JsonObject | undefined {
  const { facts } = (trajectories.get(event.stream) ?? noTrajectory) as Pick<CompactTrajectory, 'facts'>;
  const { compact, before, after } = extendTrajectory(compactTrajectory(facts), event);
  if (compact.facts !== facts) trajectories.put(event.stream, { facts: compact.facts as unknown as Json });
  return before.length === 0 && after.length === 0 ? undefined : standingOf(after.at(-1));
}

function standingIn({ consultant, status, stage, stageModel, episode, value, dimensions }: Document): JsonObject {
  return { consultant, status, stage, stageModel, episode, value, dimensions } as JsonObject;
}

function indexOf({ index }: RecordedEvent): number {
  if (index === undefined) throw new RangeError('opportunities are projected from reads that give the log index');
  return index;
}

function customerOf({ type, data }: RecordedEvent): string | undefined {
  const told =
    type === 'Created'
      ? data.customerId
      : type === 'EventCorrected' && data.eventType === 'Created'
        ? (data.changes as JsonObject)['/customerId']
        : undefined;
  return typeof told === 'string' ? told : undefined;
}

function standingOf(point: TrajectoryPoint | undefined): JsonObject {
  if (!point)
    return { consultant: null, status: null, stage: null, stageModel: null, episode: 0, value: null, dimensions: {} };
  const { status, stage, stageModel, episode, dimensions } = point;
  const value = point.value && { amount: point.value.amount, currency: point.value.currency };
  return { consultant: dimensions.consultant ?? null, status, stage, stageModel, episode, value, dimensions };
}
