import type { FaultRun } from '../fault-run.ts';
import { faultsStored } from '../stored.ts';
import type { StoredEntry } from '../subject/fault-log.ts';
import { openSubject } from '../subject/open-subject.ts';
import { faultsOf } from '../verify.ts';
import { startWriter } from '../writer-process.ts';

const LANES = 8;

/** Two processes write to one log at once while a third reads it over and over. */
export async function checkTwoWriters(run: FaultRun, entriesEach: number): Promise<void> {
  const folder = run.folder();
  const order = (first: number) => ({
    subject: 'store' as const,
    folder,
    lanes: Array.from({ length: LANES }, (_, i) => ({ lane: first + i, from: 0, to: entriesEach / LANES })),
  });
  const writers = [startWriter(order(0)), startWriter(order(LANES))];
  const faults: string[] = [];
  let over = false;
  const ended = Promise.all(writers.map(({ ended }) => ended)).then((ends) => {
    over = true;
    return ends;
  });
  await Promise.all(writers.map((writer) => writer.until(() => writer.acknowledged.length > 0)));
  let [reads, seen]: [number, readonly StoredEntry[]] = [0, []];
  const reader = await openSubject('store', folder);
  for (; !over; reads++) {
    const acknowledged = writers.flatMap((writer) => [...writer.acknowledged]);
    const contents = await reader.contents();
    faults.push(...faultsOf(contents, acknowledged), ...changed(seen, contents));
    seen = contents;
    await new Promise(setImmediate);
  }
  await reader.close();
  const ends = await ended;
  for (const { failed, refusals } of writers) {
    faults.push(...failed.map(({ lane, n, code }) => `entry ${lane} ${n} failed: ${code}`), ...refusals);
  }
  faults.push(
    ...ends.flatMap(({ exitCode, complaint }) => (exitCode === 0 ? [] : [`ended with ${exitCode}: ${complaint}`])),
  );
  const acknowledged = writers.flatMap((writer) => writer.acknowledged);
  if (acknowledged.length !== 2 * entriesEach) faults.push(`${acknowledged.length} of ${2 * entriesEach} acknowledged`);
  faults.push(...(await faultsStored('store', folder, acknowledged)));
  run.report(`two processes write ${entriesEach} entries each to one log, a third reads it ${reads} times`, faults);
}

/** A reader that has seen a position never finds something else there, nor anything new before it. */
function changed(seen: readonly StoredEntry[], contents: readonly StoredEntry[]): string[] {
  return seen.flatMap(({ lane, n, position }, index) => {
    const now = contents[index];
    return now?.lane === lane && now.n === n && now.position === position
      ? []
      : [`what was at ${position} has changed`];
  });
}
