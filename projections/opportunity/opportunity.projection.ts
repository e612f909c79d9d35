import { aggregateIdOf, categoryOf, type Json, type JsonObject, type RecordedEvent } from '#kernel';
import {
  type CompactTrajectory,
  compactTrajectory,
  extendTrajectory,
  noTrajectory,
  type TrajectoryPoint,
} from '#opportunity';
import { defineProjection } from '#projection';
import type { Document } from '#read-store';
import { changesBetween } from './changes.ts';
import { timelineEntry, timelineKey } from './timeline-entry.ts';

/**
 * Opportunities as lists and pages show them.
 * - `opportunities`: one document an opportunity: where it stands by all that is known
 * - `timeline`: one document an event: both times, who, what it changed; its data as stored, personal fields sealed
 */
export const opportunityProjection = defineProjection({
  name: 'opportunity',
  version: 2,
  wants: 'all',
  collections: {
    opportunities: { kind: 'document', indexes: [['customerId'], ['consultant', 'status']] },
    timeline: { kind: 'document', indexes: [] },
  },
  touches: (event) => (isOfOpportunity(event) ? { opportunities: [event.stream] } : {}),
  apply(event, { opportunities, timeline }) {
    if (!isOfOpportunity(event)) return;
    const known = opportunities!.get(event.stream);
    const { facts } = (known ?? noTrajectory) as unknown as Pick<CompactTrajectory, 'facts'>;
    const { compact, before, after } = extendTrajectory(compactTrajectory(facts), event);
    const [old, now] = [before.at(-1), after.at(-1)];

    timeline!.put(timelineKey(event.stream, event.revision), timelineEntry(event, changesBetween(old, now)));
    const customerId = customerOf(event) ?? known?.customerId ?? null;
    const createdAt = event.type === 'Created' ? event.occurredAt : (known?.createdAt ?? null);
    opportunities!.put(event.stream, {
      id: aggregateIdOf(event.stream),
      customerId,
      createdAt,
      revision: event.revision,
      ...(known && !old && !now ? standingIn(known) : standingOf(now)),
      facts: compact.facts as unknown as Json,
    });
  },
});

/** An event that moves nothing leaves an opportunity where it stands. */
function standingIn({ consultant, status, stage, stageModel, episode, value, dimensions }: Document): JsonObject {
  return { consultant, status, stage, stageModel, episode, value, dimensions } as JsonObject;
}

function isOfOpportunity({ stream }: RecordedEvent): boolean {
  return categoryOf(stream) === 'opportunity';
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
