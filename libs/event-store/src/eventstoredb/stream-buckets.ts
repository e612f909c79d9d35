import { createHash } from 'node:crypto';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordedEvent } from '#kernel';
import type { Share, StreamsPage } from '../event-store.ts';
import { PAGE_EVENTS } from '../log/index.ts';

/** Parts into which a log is spread; one at a time is in memory. */
const BUCKETS = 64;

/**
 * A share of a log, stream by stream. The server gives the log in its order only: it is spread over files by stream, in one
 * pass, and each file then put in order by itself. Takes as much room for temporary files as the share, as long as it is read.
 */
export async function* byStream(
  pages: AsyncIterable<readonly RecordedEvent[]>,
  types: readonly string[] | undefined,
  share: Share,
): AsyncGenerator<StreamsPage> {
  const folder = await mkdtemp(join(tmpdir(), 'dealtrail-streams-'));
  try {
    const files = await spread(pages, folder, share);
    for (const file of files) {
      for (const events of inStreams(await readFile(file, 'utf8'))) {
        for (let n = 0; n < events.length; n += PAGE_EVENTS) {
          const some = events.slice(n, n + PAGE_EVENTS);
          yield { events: types ? some.filter(({ type }) => types.includes(type)) : some, seen: some.length };
        }
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function spread(
  pages: AsyncIterable<readonly RecordedEvent[]>,
  folder: string,
  share: Share,
): Promise<readonly string[]> {
  const files = Array.from({ length: BUCKETS }, (_, n) => join(folder, `${n}.jsonl`));
  const handles = await Promise.all(files.map((file) => open(file, 'wx', 0o600)));
  try {
    for await (const page of pages) {
      const lines = new Map<number, string>();
      for (const event of page) {
        const bucket = bucketOf(event.stream);
        if (bucket % share.of !== share.n) continue;
        lines.set(bucket, `${lines.get(bucket) ?? ''}${JSON.stringify(event)}\n`);
      }
      for (const [bucket, text] of lines) await handles[bucket]?.appendFile(text);
    }
  } finally {
    await Promise.all(handles.map((handle) => handle.close()));
  }
  return files;
}

function* inStreams(text: string): Generator<readonly RecordedEvent[]> {
  const streams = new Map<string, RecordedEvent[]>();
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const event = JSON.parse(line) as RecordedEvent;
    const own = streams.get(event.stream);
    if (own) own.push(event);
    else streams.set(event.stream, [event]);
  }
  yield* streams.values();
}

function bucketOf(stream: string): number {
  return createHash('md5').update(stream).digest().readUInt8(0) % BUCKETS;
}
