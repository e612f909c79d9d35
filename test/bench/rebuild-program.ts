/**
 * Rebuilds every view of an engine, in a process of its own so that its memory can be told: `node rebuild-program.js
 * <data folder>`. Prints one line of JSON.
 */
import { openEngine } from '#engine';

export interface Rebuilt {
  readonly events: number;
  /** From the call until all are live. */
  readonly seconds: number;
  /** Largest resident memory of the process. */
  readonly memoryMiB: number;
  /** Time that each took for an event of the log, reading it not counted: they share that. */
  readonly projections: readonly { readonly name: string; readonly microseconds: number }[];
}

const engine = await openEngine({ data: process.argv[2] as string });
const { index } = await engine.store.head();
const names = (await engine.projector.status()).map(({ name }) => name);
const begin = performance.now();
const outcomes = await engine.projector.rebuild(names);
const seconds = (performance.now() - begin) / 1000;
await engine.close();
const rebuilt: Rebuilt = {
  events: index + 1,
  seconds,
  memoryMiB: process.resourceUsage().maxRSS / 1024,
  projections: outcomes.map(({ name, ownMs, events }) => ({ name, microseconds: (ownMs * 1000) / events })),
};
console.log(JSON.stringify(rebuilt));
