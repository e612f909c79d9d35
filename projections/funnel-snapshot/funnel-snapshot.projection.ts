import { epochMs, type RecordedEvent, type Zone } from '#kernel';
import {
  compactTrajectory,
  extendTrajectory,
  pastTrajectory,
  type StandingFact,
  standingEventTypes,
  type Trajectory,
} from '#opportunity';
import { type Documents, defineProjection, type Projection } from '#projection';
import { runOf } from './cell.ts';
import { cellSpread, type RecordedShift } from './cell-spread.ts';
import { dayOfMs, dayParts } from './local-day.ts';
import { nameOfRun } from './recorded-runs.ts';
import { shiftsBetween } from './shift.ts';
import { type StreamShifts, withShifts } from './stream-shifts.ts';

/**
 * Every funnel on both time axes: what an event changes in the trajectory of its opportunity becomes signed moves, two of
 * them a shift, and the sum of moves effective by E and recorded by A is the snapshot at (effectiveAt E, asOf A).
 * - `shifts`: one document an opportunity, with its moves at full instants, packed
 * - `cells`: one document a cube, recorded day, run of the log, stage model and currency: sums by effective day, stage and
 *   dimension value, in the log's zone
 * - `changes`: one document a recorded month: per recorded day and run of the log, how many shifts were recorded; while
 *   the number stands, so do their cells and moves
 * - `models`: opportunities ever counted, by stage model
 */
export function funnelSnapshotProjection(zone: Zone): Projection {
  const dayOf = dayOfMs(zone);
  const partsOf = dayParts();
  return defineProjection({
    name: 'funnel-snapshot',
    version: 6,
    wants: standingEventTypes,
    collections: {
      shifts: { kind: 'document', indexes: [['to']] },
      cells: { kind: 'sum', indexes: [] },
      changes: { kind: 'sum', indexes: [] },
      models: { kind: 'sum', indexes: [] },
    },
    spreads: { cells: cellSpread },
    past: pastTrajectory,
    touches: ({ stream }) => ({ shifts: [stream] }),
    apply(event, documents, facts) {
      const { stream, recordedAt } = event;
      const { shifts, cells, changes, models } = documents as Collections;
      const { before, after } = extendTrajectory(compactTrajectory(facts as readonly StandingFact[]), event);
      const shifted = shiftsBetween(before, after);
      if (shifted.length === 0) return;

      const index = indexOf(event);
      const recorded = epochMs(recordedAt);
      shifts.put(stream, withShifts(shifts.get(stream) as StreamShifts | undefined, index, recorded, shifted));
      const [day, run] = [dayOf(recorded), runOf(index)];
      for (const { at, from, to } of shifted) {
        cells.tell({ from, to, recordedDay: day, run, lag: day - dayOf(at) } satisfies RecordedShift);
      }
      const [month, date] = partsOf(day);
      changes.add(month, [[nameOfRun(date, run), shifted.length]]);
      countModels(models, before, after);
    },
  });
}

type Collections = Readonly<Record<'shifts' | 'cells' | 'changes' | 'models', Documents>>;

/** A trajectory that enters, leaves or changes its model: its first point is another one than before. */
function countModels(models: Documents, [old]: Trajectory, [now]: Trajectory): void {
  if (old?.stageModel === now?.stageModel) return;
  if (old) models.add(old.stageModel, { opportunities: -1 });
  if (now) models.add(now.stageModel, { opportunities: 1 });
}

function indexOf(event: RecordedEvent): number {
  if (event.index === undefined) throw new RangeError('the funnel is projected from reads that give the log index');
  return event.index;
}
