import { aggregateIdOf, categoryOf, type JsonObject, type RecordedEvent } from '#kernel';
import {
  compactTrajectory,
  extendTrajectory,
  pastTrajectory,
  type StandingFact,
  type TrajectoryPoint,
} from '#opportunity';
import { type Documents, defineProjection } from '#projection';
import type { Document } from '#read-store';

/**
 * Opportunities as lists and pages show them.
 * - `opportunities`: one document an opportunity: where it stands by all that is known, and the log indexes of its events,
 *   first to last, with a space between: what its stream does not tell of a timeline
 */
export const opportunityProjection = defineProjection({
  name: 'opportunity',
  version: 3,
  wants: 'all',
  collections: {
    opportunities: { kind: 'document', indexes: [['customerId'], ['consultant', 'status']] },
  },
  past: pastTrajectory,
  touches: ({ stream }) => (categoryOf(stream) === 'opportunity' ? { opportunities: [stream] } : {}),
  apply(event, documents, past) {
    const { stream, type, revision } = event;
    if (categoryOf(stream) !== 'opportunity') return;
    const { opportunities } = documents as Readonly<Record<'opportunities', Documents>>;
    const known = opportunities.get(stream);
    const changed = past ? standingAfter(past as readonly StandingFact[], event) : undefined;
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

/** Where an event leaves an opportunity; undefined where it stands as it stood. */
function standingAfter(facts: readonly StandingFact[], event: RecordedEvent): JsonObject | undefined {
  const { before, after } = extendTrajectory(compactTrajectory(facts), event);
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
