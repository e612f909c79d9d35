/**
 * Rebuilds every view of an engine, in a process of its own so that its memory can be told: `node rebuild-program.js
 * <data folder>`. Prints one line of JSON.
 */
import { openEngine } from '#engine';

export interface Rebuilt {
  readonly events: number;
  readonly seconds: number;
  /** Largest resident memory of the process. */
  readonly memoryMiB: number;
  readonly projections: readonly { readonly name: string; readonly seconds: number }[];
}

const engine = await openEngine({ data: process.argv[2] as string });
const { index } = await engine.store.head();
const projections: { name: string; seconds: number }[] = [];
for (const { name } of await engine.projector.status()) {
  const begin = performance.now();
  await engine.projector.rebuild(name);
  projections.push({ name, seconds: (performance.now() - begin) / 1000 });
}
await engine.close();
const rebuilt: Rebuilt = {
  events: index + 1,
  seconds: projections.reduce((sum, { seconds }) => sum + seconds, 0),
  memoryMiB: process.resourceUsage().maxRSS / 1024,
  projections,
};
console.log(JSON.stringify(rebuilt));
