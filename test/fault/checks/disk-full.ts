import { join } from 'node:path';
import type { FaultRun } from '../fault-run.ts';
import { lanesAfter, lanesThatWentOn } from '../lanes.ts';
import { faultControl } from '../shim/fault-shim.ts';
import { faultsStored } from '../stored.ts';
import { startWriter } from '../writer-process.ts';

const LANES = 8;

/** The disk fills at a random byte while entries are written; then there is room again. */
export async function checkFullDisk(run: FaultRun, rounds: number): Promise<void> {
  const faults: string[] = [];
  let refused = 0;
  for (let round = 0; round < rounds; round++) {
    const found = await fillOnce(run);
    refused += found.refused;
    faults.push(...found.faults.map((fault) => `round ${round}: ${fault}`));
  }
  run.report(`a full disk, ${rounds} times: ${refused} entries refused, all written when there was room again`, faults);
}

async function fillOnce(run: FaultRun): Promise<{ refused: number; faults: string[] }> {
  const folder = run.folder();
  const control = faultControl(join(run.folder(), 'control'));
  const environment = run.shim!.environment({ folder, control });
  const writer = startWriter({ subject: 'store', folder, lanes: lanesAfter([], LANES) }, environment);
  await writer.until(() => writer.acknowledged.length >= LANES);
  control.leaveRoom(run.upTo(200_000));
  await writer.until(() => new Set(writer.failed.map(({ lane }) => lane)).size === LANES);
  const [refused, standing] = [writer.failed.length, writer.acknowledged.length];
  control.freeTheDisk();
  writer.retry();
  await writer.until(() => lanesThatWentOn(writer.acknowledged, standing) === LANES || writer.failed.length > refused);
  const recovered = lanesThatWentOn(writer.acknowledged, standing);
  writer.finish();
  const { exitCode, complaint } = await writer.ended;
  control.close();
  const faults = await faultsStored('store', folder, writer.acknowledged);
  if (refused !== LANES) faults.push(`${refused} of ${LANES} lanes were refused`);
  if (recovered !== LANES) faults.push(`${recovered} of ${LANES} lanes went on when there was room again`);
  for (const { lane, n, code } of writer.failed) {
    if (code !== 'store-unavailable') faults.push(`entry ${lane} ${n} was not refused as unavailable but ${code}`);
  }
  if (exitCode !== 0) faults.push(`the writer ended with ${exitCode}: ${complaint}`);
  return { refused, faults };
}
