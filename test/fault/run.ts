/**
 * `npm run test:faults`: faults of process and disk against the embedded log. `--short` runs the numbers of CI;
 * `--seed <n>` repeats a run. `--event-store <seconds>` kills the server of a log on EventStoreDB for so long, and does nothing
 * else.
 */
import { parseArgs } from 'node:util';
import { checkCliBesideWriter } from './checks/cli-beside-writer.ts';
import { checkFullDisk } from './checks/disk-full.ts';
import { checkEventStoreKills } from './checks/event-store-kills.ts';
import { checkIoErrors } from './checks/io-errors.ts';
import { checkKills } from './checks/kills.ts';
import { checkPowerLoss, checkPowerLossIsSeen } from './checks/power-loss.ts';
import { checkRebuildKills } from './checks/rebuild-kills.ts';
import { checkServiceKills } from './checks/service-kills.ts';
import { checkTwoWriters } from './checks/two-writers.ts';
import { beginFaultRun } from './fault-run.ts';

const { values } = parseArgs({
  options: { short: { type: 'boolean', default: false }, seed: { type: 'string' }, 'event-store': { type: 'string' } },
});
const numbers = values.short
  ? { kills: 50, live: 50, rebuild: 50, disk: 10, moments: 60, entriesEach: 10_000, sentEach: 2_000 }
  : { kills: 4_000, live: 200, rebuild: 200, disk: 200, moments: 2_000, entriesEach: 10_000, sentEach: 10_000 };
const service = values.short ? { commands: 3_000, kills: 15 } : { commands: 10_000, kills: 200 };
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 32));
console.log(`seed ${seed}`);

const { run, tally, end } = beginFaultRun(seed);
const everything = async () => {
  await checkTwoWriters(run, numbers.entriesEach);
  await checkCliBesideWriter(run, numbers.sentEach);
  await checkKills(run, 'store', numbers.kills);
  await checkKills(run, 'engine', numbers.kills);
  await checkKills(run, 'live', numbers.live);
  await checkRebuildKills(run, 'rebuild', numbers.rebuild);
  await checkRebuildKills(run, 'switch', numbers.rebuild);
  await checkServiceKills(run, service.commands, service.kills);
  await checkEventStoreKills(run, values.short ? 12 : 300);
  if (run.shim) {
    await checkPowerLossIsSeen(run);
    await checkPowerLoss(run, numbers.moments);
    await checkFullDisk(run, numbers.disk);
    await checkIoErrors(run, 'write', numbers.disk);
    await checkIoErrors(run, 'sync', numbers.disk);
  }
};
const only = values['event-store'];
try {
  await (only === undefined ? everything() : checkEventStoreKills(run, Number(only)));
} finally {
  end();
}
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed === 0 ? 0 : 1;
