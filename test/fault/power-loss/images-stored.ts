import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { FaultRun } from '../fault-run.ts';
import type { DiskOperation } from '../shim/trace.ts';
import { faultsStored } from '../stored.ts';
import type { Entry } from '../subject/fault-log.ts';
import type { SubjectName } from '../subject/open-subject.ts';
import { imagesAfterPowerLoss } from './disk-images.ts';

/**
 * Opens every disk that a loss of power at this moment may leave, and says what is wrong with the log there, compared
 * with what had been acknowledged by then.
 * @param recorded the folder in which the operations were recorded
 */
export async function faultsOfImages(
  run: FaultRun,
  recorded: string,
  operations: readonly DiskOperation[],
  moment: number,
  subject: SubjectName = 'store',
): Promise<string[]> {
  const acknowledged = acknowledgedIn(operations.slice(0, moment));
  const faults: string[] = [];
  for (const { name, image } of imagesAfterPowerLoss(operations, moment, run.random)) {
    const folder = run.folder();
    for (const [path, bytes] of image) {
      const copy = join(folder, relative(recorded, path));
      mkdirSync(dirname(copy), { recursive: true });
      writeFileSync(copy, bytes);
    }
    const found = await faultsStored(subject, folder, acknowledged);
    faults.push(...found.map((fault) => `power lost after operation ${moment}, ${name}: ${fault}`));
    rmSync(folder, { recursive: true });
  }
  return faults;
}

function acknowledgedIn(operations: readonly DiskOperation[]): Entry[] {
  const said = operations.flatMap((operation) => (operation.op === 'acknowledge' ? [operation.text] : [])).join('');
  return [...said.matchAll(/^acknowledged (\d+) (\d+)$/gm)].map(([, lane, n]) => ({
    lane: Number(lane),
    n: Number(n),
  }));
}
