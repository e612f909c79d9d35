import { aggregateIdOf, categoryOf, type JsonObject, type Money } from '#kernel';
import {
  type CompactTrajectory,
  extendTrajectory,
  noTrajectory,
  type Status,
  type TrajectoryPoint,
  trajectoryOf,
} from '#opportunity';
import { type Documents, defineProjection } from '#projection';
import type { Document } from '#read-store';

/** Where an opportunity stands, by all that is known. */
export interface OpportunityRow {
  readonly customerId: string | null;
  readonly consultant: string | null;
  readonly outlet: string | null;
  readonly status: Status;
  readonly stage: string;
  readonly stageModel: string;
  readonly value: Money | null;
  readonly dimensions: Readonly<Record<string, string>>;
  /** Revision of the last event in the row. */
  readonly revision: number;
}

/** One event of an opportunity, without its payload: that stays in the log, sealed where it is personal. */
export interface TimelineRow {
  readonly eventId: string;
  readonly type: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly revision: number;
  readonly actor: JsonObject;
  readonly commandId: string;
}

/**
 * Every opportunity with its state and timeline.
 * - `opportunities`: one document an opportunity
 * - `trajectories`: what the state is folded from, so that a late event finds its place
 * - `timeline`: one document an event
 */
export const opportunityProjection = defineProjection({
  name: 'opportunity',
  version: 1,
  wants: 'all',
  collections: {
    opportunities: { kind: 'document', indexes: [['customerId'], ['consultant', 'status'], ['outlet', 'status']] },
    trajectories: { kind: 'document', indexes: [] },
    timeline: { kind: 'document', indexes: [] },
  },
  touches: (event) =>
    categoryOf(event.stream) === 'opportunity'
      ? { opportunities: [aggregateIdOf(event.stream)], trajectories: [aggregateIdOf(event.stream)] }
      : {},
  apply(event, documents) {
    if (categoryOf(event.stream) !== 'opportunity') return;
    const { opportunities, trajectories, timeline } = documents as Collections;
    const id = aggregateIdOf(event.stream);
    const { id: eventId, type, occurredAt, recordedAt, revision, meta } = event;
    const entry: TimelineRow = {
      eventId,
      type,
      occurredAt,
      recordedAt,
      revision,
      actor: meta.actor as unknown as JsonObject,
      commandId: meta.commandId,
    };
    timeline.put(timelineKey(id, revision), entry as unknown as Document);

    const known = (trajectories.get(id) as CompactTrajectory | undefined) ?? noTrajectory;
    const { compact } = extendTrajectory(known, event);
    if (compact !== known) trajectories.put(id, compact as unknown as Document);
    const last = trajectoryOf(compact).at(-1);
    if (last)
      opportunities.put(
        id,
        rowOf(last, customerOf(event.data, opportunities.get(id)), revision) as unknown as Document,
      );
  },
});

type Collections = Readonly<Record<'opportunities' | 'trajectories' | 'timeline', Documents>>;

/** Keys of one opportunity sort by revision. */
export function timelineKey(id: string, revision: number): string {
  return `${id}@${String(revision).padStart(8, '0')}`;
}

/** Only Created names the customer of an opportunity. */
function customerOf(data: JsonObject, before: Document | undefined): string | null {
  if (typeof before?.customerId === 'string') return before.customerId;
  return typeof data.customerId === 'string' ? data.customerId : null;
}

function rowOf(
  { status, stage, stageModel, value, dimensions }: TrajectoryPoint,
  customerId: string | null,
  revision: number,
): OpportunityRow {
  const { consultant = null, outlet = null } = dimensions;
  return { customerId, consultant, outlet, status, stage, stageModel, value, dimensions, revision };
}
