/**
 * How far views are behind while commands come at a fixed rate: `node lag-program.js <data folder> <commands a second>
 * <seconds>`, in a process of its own that runs commands and projects every view, as a service does. Prints one line of
 * JSON.
 */
import { durableCommands } from './durable-commands.ts';
import { type Measured, measureAtRate, summary } from './measure.ts';

export interface Lag extends Measured {
  /** Commands a second that were asked for; `perSecond` is what came. */
  readonly asked: number;
  readonly projections: readonly string[];
}

const [folder = '', asked = '2000', seconds = '5'] = process.argv.slice(2);
const rate = Number(asked);
const { engine, plain, close } = await durableCommands(folder);
const { projector, store } = engine;
const stop = new AbortController();
/** Commands that are acknowledged and not yet in every view: place in the log, and when they were acknowledged. */
let waiting: { readonly position: number; readonly since: number }[] = [];
let projected = 0;
const took: number[] = [];
const settle = (now: number) => {
  waiting = waiting.filter(({ position, since }) => {
    if (position > projected) return true;
    took.push(now - since);
    return false;
  });
};
const running = new Promise<void>((resolve, reject) => {
  projector.run(stop.signal).subscribe({
    next: (news) => {
      if (news.kind !== 'projected') return reject(new Error(JSON.stringify(news)));
      projected = news.cursor.position;
      settle(performance.now());
    },
    error: reject,
    complete: resolve,
  });
});
await projector.waitFor((await store.head()).index);

const command = plain(1);
const end = performance.now() + Number(seconds) * 1_000;
const begin = performance.now();
const isOver = () => performance.now() >= end;
await measureAtRate(rate, isOver, async (n) => {
  const position = await command(0, n);
  const since = performance.now();
  if (position <= projected) took.push(0);
  else waiting.push({ position, since });
});
const elapsed = (performance.now() - begin) / 1_000;
await projector.waitFor((await store.head()).index);
settle(performance.now());
stop.abort();
await running;
const projections = (await projector.status()).map(({ name }) => name);
await close();
const lag: Lag = { ...summary(took, elapsed), asked: rate, projections };
console.log(JSON.stringify(lag));
