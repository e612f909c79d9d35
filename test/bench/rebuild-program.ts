/**
 * Rebuilds views of an engine, in a process of its own so that its memory can be told: `node rebuild-program.js
 * <data folder> [<name>...]`. All of them, and makes them live; or those that are named, and leaves them ready. Prints one
 * line of JSON.
 */
import { openEngine } from '#engine';

export interface Rebuilt {
  readonly events: number;
  /** From the call until all are live, or ready. */
  readonly seconds: number;
  /** Of all threads. */
  readonly cpuSeconds: number;
  /** Largest resident memory of the process. */
  readonly memoryMiB: number;
  /** Time that each took for an event of the log, reading it not counted: they share that. */
  readonly projections: readonly { readonly name: string; readonly microseconds: number }[];
}

const engine = await openEngine({ data: process.argv[2] as string });
const { index } = await engine.store.head();
const named = process.argv.slice(3);
const names = named.length > 0 ? named : (await engine.projector.status()).map(({ name }) => name);
const begin = performance.now();
const used = process.cpuUsage();
const outcomes = await engine.projector.rebuild(names, { switch: named.length > 0 ? 'manual' : 'auto' });
const seconds = (performance.now() - begin) / 1000;
const { user, system } = process.cpuUsage(used);
await engine.close();
const rebuilt: Rebuilt = {
  events: index + 1,
  seconds,
  cpuSeconds: (user + system) / 1e6,
  memoryMiB: process.resourceUsage().maxRSS / 1024,
  projections: outcomes.map(({ name, ownMs, events }) => ({ name, microseconds: (ownMs * 1000) / events })),
};
console.log(JSON.stringify(rebuilt));
