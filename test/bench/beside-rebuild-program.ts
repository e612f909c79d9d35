/**
 * What commands at a fixed rate and queries are like while another process rebuilds every view, beside what they are like
 * when nobody does: `node beside-rebuild-program.js <data folder> <seconds>`, in a process that runs commands, answers and projects, as
 * a service does. Prints one line of JSON.
 */
import { execFile } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { askFunnelSnapshot } from '#engine';
import { durableCommands } from './durable-commands.ts';
import { type Measured, measureAtRate, summary } from './measure.ts';

interface Served {
  readonly commands: Measured;
  readonly queries: Measured;
}

export interface BesideRebuild {
  readonly idle: Served;
  readonly during: Served;
  /** From the start of the other process until it is through, comparison and switches included. */
  readonly seconds: number;
}

/** At which the lag of the views is promised. */
const COMMANDS_A_SECOND = 2_000;
const QUERY_EVERY_MS = 10;

const [folder = '', idleSeconds = '5'] = process.argv.slice(2);
const { engine, lasting, close } = await durableCommands(folder);
const stop = new AbortController();
const running = new Promise<void>((resolve, reject) => {
  engine.projector.run(stop.signal).subscribe({ error: reject, complete: resolve });
});
await engine.projector.waitFor((await engine.store.head()).index);
const command = lasting();
const ask = () => askFunnelSnapshot(engine, { by: 'consultant', mayName: false });
await ask();

const idle = await served(wait(Number(idleSeconds) * 1_000));
const begin = performance.now();
const program = fileURLToPath(new URL('./rebuild-program.js', import.meta.url));
const rebuilding = promisify(execFile)(process.execPath, [program, folder]);
process.once('exit', () => rebuilding.child.kill());
const during = await served(rebuilding);
const seconds = (performance.now() - begin) / 1_000;
stop.abort();
await running;
await close();
const found: BesideRebuild = { idle, during, seconds };
console.log(JSON.stringify(found));

/** Commands and queries until something ends. */
async function served(until: Promise<unknown>): Promise<Served> {
  let over = false;
  const ended = until.then(() => {
    over = true;
  });
  const since = performance.now();
  const took: number[] = [];
  const querying = async () => {
    while (!over) {
      const asked = performance.now();
      await ask();
      took.push(performance.now() - asked);
      await wait(QUERY_EVERY_MS);
    }
  };
  const commanding = () => measureAtRate(COMMANDS_A_SECOND, () => over, command);
  const [commands] = await Promise.all([commanding(), querying(), ended]);
  return { commands, queries: summary(took, (performance.now() - since) / 1_000) };
}
