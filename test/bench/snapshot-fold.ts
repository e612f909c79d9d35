import type { Instant, RecordedEvent, Zone } from '#kernel';
import type { Projection } from '#projection';
import { funnelSnapshotProjection } from '#projections/funnel-snapshot';
import { opportunityProjection } from '#projections/opportunity';
import type { BuildWriter, Changes } from '#read-store';
import { viewBuilding } from '../../libs/projection/src/view-building.ts';
import { snapshotLog } from './snapshot-log.ts';

/**
 * What it takes to build the views of opportunities from a log that is read stream by stream, without any store: folding,
 * gathering of sums, and making the text of each document. EVENTS scales it. Prints a JSON line a projection, in
 * microseconds of processor time an event.
 */
const events = Number(process.env.EVENTS ?? 300_000);
const log = {
  events,
  days: 540,
  late: 0.05,
  imported: events / 10,
  start: '2024-06-30T16:00:00.000Z' as Instant,
  seed: 42,
};
/** No stream is so long that its beginning is read again. */
const NO_LOG = {
  follow() {},
  upTo: () => Promise.reject(new Error('there is no log to read')),
};
/** Streams whose events are held at a time. */
const AT_A_TIME = 100;

const streams = streamsOf();
for (const projection of [opportunityProjection, funnelSnapshotProjection('Asia/Shanghai' as Zone)]) {
  console.log(JSON.stringify(await fold(projection)));
}

/** Each stream as text, by name: outside the heap, so that it does not weigh on what is measured. */
function streamsOf(): readonly Buffer[] {
  const texts = new Map<string, Buffer[]>();
  for (const page of snapshotLog(log, 5_000)) {
    for (const [stream, some] of Map.groupBy(page, (event) => event.stream)) {
      const known = texts.get(stream) ?? [];
      texts.set(stream, known);
      known.push(Buffer.from(JSON.stringify(some)));
    }
  }
  return [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, parts]) => Buffer.from(`[${parts.join(',')}]`));
}

async function fold(projection: Projection) {
  const { writer, bytes } = writerInMemory();
  const building = viewBuilding(projection, writer, NO_LOG, (event) => event);
  let total = 0;
  let used = 0;
  for (let at = 0; at < streams.length; at += AT_A_TIME) {
    const some = streams.slice(at, at + AT_A_TIME).flatMap((text) => JSON.parse(text.toString()).flat());
    const begun = processorUs();
    await building.takeStreams(some as RecordedEvent[]);
    used += processorUs() - begun;
    total += some.length;
  }
  const begun = processorUs();
  await building.endOfStreams();
  const ended = processorUs() - begun;
  const rounded = (figure: number) => Math.round((figure / total) * 100) / 100;
  const { name } = projection;
  return { name, events: total, fold: rounded(used), end: rounded(ended), bytesAnEvent: rounded(bytes()) };
}

/** Takes documents as texts and forgets them. */
function writerInMemory() {
  let bytes = 0;
  const aside: (readonly [string, string])[] = [];
  const write = async (changes: Changes) => {
    for (const documents of Object.values(changes)) {
      for (const [key, document] of documents) bytes += key.length + JSON.stringify(document).length;
    }
  };
  const writer: Pick<BuildWriter, 'add' | 'write' | 'load' | 'setAside' | 'aside'> = {
    add: write,
    write,
    load: async () => new Map(),
    setAside: async (_collection, texts) => void aside.push(...texts),
    aside: () => aside.toSorted(([a], [b]) => (a < b ? -1 : 1)),
  };
  return { writer: writer as BuildWriter, bytes: () => bytes };
}

function processorUs(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}
