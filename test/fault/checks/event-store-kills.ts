import { join } from 'node:path';
import { commandsOverOutages } from '../../support/commands-over-outages.ts';
import { devServer, namedServer } from '../../support/killable-server.ts';
import type { FaultRun } from '../fault-run.ts';

/**
 * kill −9 of the server that has the log, restarted each time, while a service takes commands and projects: the server for
 * development, or that of `EVENTSTORE_URL` where `EVENTSTORE_COMMAND` says how to start it in the foreground.
 */
export async function checkEventStoreKills(run: FaultRun, seconds: number): Promise<void> {
  const { EVENTSTORE_URL: url, EVENTSTORE_COMMAND: command } = process.env;
  const folder = run.folder();
  const server = url && command ? namedServer(url, command) : await devServer(join(folder, 'server.db'));
  const { answered, refused, asked, kills, faults } = await commandsOverOutages({
    data: join(folder, 'data'),
    server,
    seconds,
    seed: run.upTo(2 ** 32),
  });
  run.report(
    `kill −9 of the event store, ${kills} times: ${answered} commands, each done once, ${refused} refusals, ${asked} questions`,
    kills > 0 && answered > 0 ? faults : [...faults, 'nothing was killed or answered'],
  );
}
