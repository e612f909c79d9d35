import { retriesOverKills } from '../../support/http-retries.ts';
import type { FaultRun } from '../fault-run.ts';

/** kill −9 of the service at random moments, restarted each time, while requests are sent again until they are answered. */
export async function checkServiceKills(run: FaultRun, commands: number, kills: number): Promise<void> {
  const { answered, again, faults } = await retriesOverKills({
    data: run.folder(),
    commands,
    kills,
    seed: run.upTo(2 ** 32),
  });
  run.report(
    `kill −9 of the service, ${kills} times: ${answered} commands, ${again} of them answered again, each done once`,
    faults,
  );
}
