import type { FaultRun } from '../fault-run.ts';
import { lanesAfter } from '../lanes.ts';
import { faultsStored } from '../stored.ts';
import type { Entry } from '../subject/fault-log.ts';
import type { SubjectName } from '../subject/open-subject.ts';
import { startWriter } from '../writer-process.ts';

const WRITERS: Readonly<Record<SubjectName, string>> = {
  store: 'a process that appends',
  engine: 'a process that runs commands, projects and rebuilds',
  live: 'a process that projects every view live, parks and redrives',
  careless: 'a process that does not sync',
};
const LANES = 16;
const CYCLES_A_LOG = 50;

/** kill −9 at random moments: while the log is opened, while it is written, and while what was unknown is resolved. */
export async function checkKills(run: FaultRun, subject: SubjectName, cycles: number): Promise<void> {
  const faults: string[] = [];
  let total = 0;
  for (let cycle = 0; cycle < cycles; ) {
    const folder = run.folder();
    const acknowledged: Entry[] = [];
    for (const last = Math.min(cycles, cycle + CYCLES_A_LOG); cycle < last; cycle++) {
      faults.push(...(await killOnce(run, subject, folder, acknowledged)).map((fault) => `cycle ${cycle}: ${fault}`));
      // Now and then the next writer meets what the kill left, not the one that looks.
      if (cycle === last - 1 || run.random() < 0.5) {
        faults.push(...(await faultsStored(subject, folder, acknowledged)).map((fault) => `cycle ${cycle}: ${fault}`));
      }
    }
    total += acknowledged.length;
  }
  if (total === 0) faults.push('nothing was ever acknowledged');
  run.report(
    `kill −9 of ${WRITERS[subject]}, ${cycles} times: ${total} acknowledged entries stand once, in order`,
    faults,
  );
}

async function killOnce(run: FaultRun, subject: SubjectName, folder: string, acknowledged: Entry[]): Promise<string[]> {
  const writer = startWriter({ subject, folder, lanes: lanesAfter(acknowledged, LANES), besides: true });
  const enough = run.upTo(400);
  const moment = run.upTo(300);
  const patience = setTimeout(() => writer.kill(), run.random() < 0.3 ? moment : 10_000);
  await writer.until(
    () => writer.acknowledged.length >= enough || writer.failed.length > 0 || writer.refusals.length > 0,
  );
  const delay = setTimeout(() => writer.kill(), run.random() * 3);
  const { complaint } = await writer.ended;
  clearTimeout(patience);
  clearTimeout(delay);
  acknowledged.push(...writer.acknowledged);
  return [
    ...writer.failed.map(({ lane, n, code }) => `entry ${lane} ${n} failed: ${code}`),
    ...writer.refusals.map((code) => `the log did not open: ${code}`),
    ...(complaint === '' ? [] : [complaint]),
  ];
}
