import { join } from 'node:path';
import type { FaultRun } from '../fault-run.ts';
import { lanesAfter } from '../lanes.ts';
import { faultsOfImages } from '../power-loss/images-stored.ts';
import { faultControl } from '../shim/fault-shim.ts';
import { type DiskOperation, readTrace } from '../shim/trace.ts';
import type { Entry } from '../subject/fault-log.ts';
import type { SubjectName } from '../subject/open-subject.ts';
import { startWriter } from '../writer-process.ts';

const LANES = 4;
const SESSIONS = 4;
const ENTRIES_A_SESSION = 15;

/**
 * Loss of power around every sync, sampled evenly down to `moments`: unsynced writes dropped, torn and reordered.
 * Sessions end by turns with a clean close and with a kill, so that recovery and checkpoints lie among the moments.
 */
export async function checkPowerLoss(run: FaultRun, moments: number): Promise<void> {
  const { folder, operations, acknowledged } = await record(run, 'store');
  const faults: string[] = [];
  const chosen = sampled(momentsOf(operations), moments);
  for (const moment of chosen) faults.push(...(await faultsOfImages(run, folder, operations, moment)));
  run.report(`loss of power at ${chosen.length} moments of ${acknowledged} acknowledged entries: none is lost`, faults);
}

/** The same on a log that does not sync before it acknowledges: a check that finds nothing there checks nothing. */
export async function checkPowerLossIsSeen(run: FaultRun): Promise<void> {
  const { folder, operations } = await record(run, 'careless');
  const faults: string[] = [];
  for (const moment of sampled(momentsOf(operations), 20)) {
    faults.push(...(await faultsOfImages(run, folder, operations, moment, 'careless')));
  }
  const lost = faults.filter((fault) => fault.endsWith('is lost')).length;
  run.report(
    'loss of power is noticed on a log that acknowledges without a sync',
    lost > 0 ? [] : ['nothing acknowledged was found lost'],
  );
}

async function record(run: FaultRun, subject: SubjectName) {
  const folder = run.folder();
  const beside = run.folder();
  const trace = join(beside, 'trace');
  const control = faultControl(join(beside, 'control'));
  const environment = run.shim!.environment({ folder, control, trace });
  const acknowledged: Entry[] = [];
  for (let session = 1; session <= SESSIONS; session++) {
    const lanes = lanesAfter(acknowledged, LANES, session * ENTRIES_A_SESSION);
    const writer = startWriter({ subject, folder, lanes }, environment);
    if (session % 2 === 0) {
      await writer.until(() => writer.acknowledged.length >= (LANES * ENTRIES_A_SESSION) / 2);
      writer.kill();
    }
    await writer.ended;
    acknowledged.push(...writer.acknowledged);
  }
  control.close();
  return { folder, operations: readTrace(trace), acknowledged: acknowledged.length };
}

/** Before and after each sync, and after each acknowledgement. */
function momentsOf(operations: readonly DiskOperation[]): number[] {
  const moments = new Set<number>();
  operations.forEach(({ op }, index) => {
    if (op === 'sync') moments.add(index).add(index + 1);
    if (op === 'acknowledge') moments.add(index + 1);
  });
  return [...moments];
}

function sampled(moments: readonly number[], count: number): number[] {
  if (moments.length <= count) return [...moments];
  return Array.from({ length: count }, (_, i) => moments[Math.floor((i * moments.length) / count)] as number);
}
