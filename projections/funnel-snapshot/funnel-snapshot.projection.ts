import type { Json, RecordedEvent, Zone } from '#kernel';
import {
  type CompactTrajectory,
  compactTrajectory,
  extendTrajectory,
  noTrajectory,
  standingEventTypes,
  type Trajectory,
} from '#opportunity';
import { type Documents, defineProjection, type Projection } from '#projection';
import { cellDeltas, cellsKeys, recordedKey, runOf } from './cell.ts';
import { dayIn, dayParts } from './local-day.ts';
import { movesBetween } from './move.ts';
import { type Segment, segmentKey } from './segment.ts';
import { withMoves } from './segment-order.ts';
import { transitionsOf } from './state.ts';

/**
 * Every funnel on both time axes: what an event changes in the trajectory of its opportunity becomes signed moves, and
 * the sum of moves effective by E and recorded by A is the snapshot at (effectiveAt E, asOf A).
 * - `trajectories`: one document an opportunity, with what its trajectory is folded from
 * - `segments`: the moves at full instants, packed in log order
 * - `cells`: one document a cube, recorded day and run of the log: sums by effective day and slot, in the log's zone
 * - `changes`: one document a recorded month: per recorded day, a sum that grows with every event that moved anything;
 *   while it stands, so do the day's cells
 * - `recorded`: one document an effective day: per recorded day, how many of its moves were recorded then
 * - `models`: opportunities ever counted, by stage model
 */
export function funnelSnapshotProjection(zone: Zone): Projection {
  const dayOf = dayIn(zone);
  const addDeltas = cellDeltas(dayOf);
  const keysOf = cellsKeys();
  const partsOf = dayParts();
  return defineProjection({
    name: 'funnel-snapshot',
    version: 3,
    wants: standingEventTypes,
    collections: {
      trajectories: { kind: 'document', indexes: [] },
      segments: { kind: 'document', indexes: [['to']] },
      cells: { kind: 'sum', indexes: [] },
      changes: { kind: 'sum', indexes: [] },
      recorded: { kind: 'sum', indexes: [] },
      models: { kind: 'sum', indexes: [] },
    },
    touches: (event) => ({ trajectories: [event.stream], segments: [segmentKey(indexOf(event))] }),
    apply(event, documents) {
      const { trajectories, segments, cells, changes, recorded, models } = documents as Collections;
      const { facts } = (trajectories.get(event.stream) ?? noTrajectory) as Pick<CompactTrajectory, 'facts'>;
      const { compact, before, after } = extendTrajectory(compactTrajectory(facts), event);
      if (compact.facts !== facts) trajectories.put(event.stream, { facts: compact.facts as unknown as Json });
      const moves = movesBetween(transitionsOf(before), transitionsOf(after));
      if (moves.length === 0) return;

      const key = segmentKey(indexOf(event));
      segments.put(
        key,
        withMoves(
          segments.get(key) as Segment | undefined,
          { index: indexOf(event), recordedAt: event.recordedAt },
          moves,
        ),
      );
      const day = dayOf(event.recordedAt);
      const keyOf = keysOf(day, runOf(indexOf(event)));
      addDeltas(moves, day, (cube, delta) => cells.add(keyOf(cube), [delta]));
      for (const { at } of moves) recorded.add(recordedKey(dayOf(at)), [[String(day), 1]]);
      const [month, date] = partsOf(day);
      changes.add(month, [[date, indexOf(event) + 1]]);
      countModel(models, before, -1);
      countModel(models, after, 1);
    },
  });
}

type Collections = Readonly<
  Record<'trajectories' | 'segments' | 'cells' | 'changes' | 'recorded' | 'models', Documents>
>;

/** Only the two ends of a trajectory that enters, leaves or changes its model do not cancel out. */
function countModel(models: Documents, [first]: Trajectory, count: number): void {
  if (first) models.add(first.stageModel, { opportunities: count });
}

function indexOf(event: RecordedEvent): number {
  if (event.index === undefined) throw new RangeError('the funnel is projected from reads that give the log index');
  return event.index;
}
