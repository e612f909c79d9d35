/**
 * `npm run bench:servers`: a log on EventStoreDB beside the bare client, by turns on the same server: that of
 * `EVENTSTORE_URL`, or the server for development. `--seconds <n>` of each figure, `--rounds <n>`; the round in the middle of
 * each ratio counts.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { devServer } from '../support/killable-server.ts';
import { bareClient, type Contender, ourStore } from './client-contenders.ts';
import { durableCommands } from './durable-commands.ts';
import { measure } from './measure.ts';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '4' }, rounds: { type: 'string', default: '3' } },
});
const [seconds, rounds] = [Number(values.seconds), Number(values.rounds)];
/** A server that has just begun is some times slower. */
const WARM_UP_SECONDS = 8;
/** Events of the stream that is read, and of the log that is read and subscribed to. */
const STREAM_EVENTS = 20_000;
const LOG_EVENTS = 50_000;

type Figure = readonly [name: string, of: (contender: Contender) => Promise<number>];

const figures: readonly Figure[] = [
  ...[1, 16, 256].map((lanes): Figure => [`appends a second, ${lanes} in flight`, (each) => appends(each, lanes, 1)]),
  ['events a second, 100 an append', (each) => appends(each, 1, 100)],
  ['events a second, reading a stream', (each) => perSecond(STREAM_EVENTS, () => each.readStream(STREAM_EVENTS))],
  ['events a second, reading the log', (each) => perSecond(LOG_EVENTS, () => each.readLog(LOG_EVENTS))],
  ['events a second, subscribing', (each) => perSecond(LOG_EVENTS, () => each.subscribe(LOG_EVENTS))],
];

const folder = mkdtempSync(join(tmpdir(), 'dealtrail-bench-'));
const named = process.env['EVENTSTORE_URL'];
const own = named === undefined ? await devServer(join(folder, 'server.db')) : undefined;
await own?.start();
const url = named ?? own?.url ?? '';
try {
  const log = `bench${randomUUID().slice(0, 8)}.`;
  const [bare, ours] = [await bareClient(url, log), await ourStore(url, log)];
  await appends(bare, 256, 1, WARM_UP_SECONDS);
  await ours.prepare(STREAM_EVENTS, LOG_EVENTS);
  await bare.prepare(STREAM_EVENTS, LOG_EVENTS);
  for (const [name, of] of figures) {
    const pairs: (readonly [number, number])[] = [];
    for (let round = 0; round < rounds; round++) {
      // Whoever comes second may find the server otherwise than who comes first.
      if (round % 2 === 0) pairs.push([await of(bare), await of(ours)]);
      else {
        const second = await of(ours);
        pairs.push([await of(bare), second]);
      }
    }
    tell(name, pairs);
  }
  await ours.close();
  process.env['DEALTRAIL_STREAM_PREFIX'] = `engine${randomUUID().slice(0, 8)}.`;
  const commands = await durableCommands(join(folder, 'data'), url);
  const pairs: (readonly [number, number])[] = [];
  for (let round = 0; round < rounds; round++) {
    const sequential = await appends(bare, 1, 1);
    pairs.push([sequential, (await measure(256, seconds, commands.plain(256))).perSecond]);
  }
  tell('commands a second at 256 in flight, beside bare appends one after the other', pairs);
  await commands.close();
  await bare.close();
} finally {
  await own?.kill();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();

async function appends(contender: Contender, lanes: number, events: number, during = seconds): Promise<number> {
  const append = contender.appends(events);
  return (await measure(lanes, during, append)).perSecond * events;
}

async function perSecond(count: number, work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return count / ((performance.now() - begin) / 1_000);
}

/** The pair in the middle by its ratio. */
function tell(name: string, pairs: readonly (readonly [bare: number, ours: number])[]): void {
  const sorted = pairs.toSorted(([a, b], [c, d]) => b / a - d / c);
  const [bare, ours] = sorted[Math.floor(sorted.length / 2)] ?? [0, 0];
  const all = sorted.map(([one, other]) => (other / one).toFixed(2)).join(' ');
  console.log(`${name}: bare ${Math.round(bare)}, ours ${Math.round(ours)}: ${(ours / bare).toFixed(2)} (${all})`);
}
