import { join } from 'node:path';
import type { FaultRun } from '../fault-run.ts';
import { lanesAfter } from '../lanes.ts';
import { faultsOfImages } from '../power-loss/images-stored.ts';
import { faultControl, LAST } from '../shim/fault-shim.ts';
import { type DiskOperation, readTrace } from '../shim/trace.ts';
import { faultsStored } from '../stored.ts';
import { startWriter, type WriterProcess } from '../writer-process.ts';

const LANES = 8;
const ENTRIES = 100;
const TYPED = new Set(['store-unavailable', 'outcome-unknown']);

/** The disk answers EIO to a write or a sync, once or from then on; afterwards a new process resolves what was unknown. */
export async function checkIoErrors(run: FaultRun, injection: 'write' | 'sync', rounds: number): Promise<void> {
  const faults: string[] = [];
  let unknown = 0;
  for (let round = 0; round < rounds; round++) {
    const found = await failOnce(run, injection);
    unknown += found.unknown;
    faults.push(...found.faults.map((fault) => `round ${round}: ${fault}`));
  }
  if (injection === 'sync' && unknown === 0) faults.push('no outcome was ever unknown');
  run.report(`EIO on a ${injection}, ${rounds} times: ${unknown} unknown outcomes resolved after a restart`, faults);
}

async function failOnce(run: FaultRun, injection: 'write' | 'sync'): Promise<{ unknown: number; faults: string[] }> {
  const folder = run.folder();
  const beside = run.folder();
  const trace = join(beside, 'trace');
  const control = faultControl(join(beside, 'control'));
  const from = 1 + run.upTo(injection === 'sync' ? 110 : 600);
  const numbers = { from, to: run.random() < 0.5 ? from : LAST };
  if (injection === 'sync') control.failSyncs(numbers);
  else control.failWrites(numbers);
  const writer = startWriter(
    { subject: 'store', folder, lanes: lanesAfter([], LANES, ENTRIES) },
    run.shim!.environment({ folder, control, trace }),
  );
  await writer.until(() => settled(writer, 1));
  writer.retry();
  await writer.until(() => settled(writer, 2));
  writer.finish();
  const { exitCode, complaint } = await writer.ended;
  control.close();

  const operations = readTrace(trace);
  const { acknowledged, failed, refusals } = writer;
  const faults = [
    ...failed.filter(({ code }) => !TYPED.has(code)).map(({ lane, n, code }) => `entry ${lane} ${n} failed: ${code}`),
    ...refusals.filter((code) => !TYPED.has(code)).map((code) => `the log did not open: ${code}`),
    ...(exitCode === 0 || refusals.length > 0 ? [] : [`the writer ended with ${exitCode}: ${complaint}`]),
    ...wroteAfterFailedSync(operations),
    ...(await faultsOfImages(run, folder, operations, operations.length)),
    ...(await faultsStored('store', folder, acknowledged)),
    ...(await resolveUnknown(folder, writer)),
  ];
  return { unknown: failed.filter(({ code }) => code === 'outcome-unknown').length, faults };
}

/** Every lane is at its end or has failed so many times. */
function settled({ acknowledged, failed, refusals }: WriterProcess, times: number): boolean {
  if (refusals.length > 0) return true;
  const ends = acknowledged.filter(({ n }) => n === ENTRIES - 1).length;
  const failures = new Map<number, number>();
  for (const { lane } of failed) failures.set(lane, (failures.get(lane) ?? 0) + 1);
  return ends + [...failures.values()].filter((count) => count >= times).length >= LANES;
}

/** After a failed sync of its WAL the process writes nothing more there. */
function wroteAfterFailedSync(operations: readonly DiskOperation[]): string[] {
  const failure = operations.findIndex((operation) => operation.op === 'failedSync' && operation.path.endsWith('-wal'));
  if (failure < 0) return [];
  return operations
    .slice(failure)
    .filter((operation) => operation.op === 'write' && operation.path.endsWith('-wal'))
    .map((operation) => `${operation.op} of the WAL after its sync had failed`);
}

/** A new process writes again what the first one did not get acknowledged. */
async function resolveUnknown(folder: string, before: WriterProcess): Promise<string[]> {
  const lanes = lanesAfter(before.acknowledged, LANES, ENTRIES);
  const writer = startWriter({ subject: 'store', folder, lanes });
  const { exitCode, complaint } = await writer.ended;
  const all = [...before.acknowledged, ...writer.acknowledged];
  return [
    ...(exitCode === 0 && all.length === LANES * ENTRIES ? [] : [`the restart resolved ${all.length}: ${complaint}`]),
    ...(await faultsStored('store', folder, all)),
  ];
}
