import { latest, type RecordedEvent, type StreamName } from '#kernel';
import { StreamNotFound } from '../errors.ts';
import { type Cursor, type ReadAllOptions, type ReadStreamOptions, START } from '../event-store.ts';
import { filterOf, PAGE_EVENTS } from '../log/index.ts';
import type { KnownPlaces } from './known-places.ts';
import { type Connection, NoSuchPlace, READ_CHUNK, readRawAll, readRawStream } from './raw-reads.ts';
import { recordedEvent } from './wire-event.ts';
import type { WireRecord } from './wire-record.ts';

type Page = readonly RecordedEvent[];

/** How many events of others are taken into account when few of ours are asked for: at first, and then ever more. */
const SPARE = 32;

/**
 * The log from a cursor on, each event with its index and the running maximum of `recordedAt`, both counted from the
 * cursor. What is not ours is passed by; a page may be empty.
 * @param limit events of ours wanted, about: reading may go on a little
 */
export async function* readForwards(
  connection: Connection,
  known: KnownPlaces,
  after: Cursor = START,
  limit = Number.POSITIVE_INFINITY,
): AsyncGenerator<Page> {
  let cursor = after;
  let from = Math.max(after.position, connection.begin);
  for (let left = limit, spare = SPARE; left > 0; spare *= 2) {
    const count = Math.min(left + spare, READ_CHUNK);
    let raw = 0;
    for await (const page of rawForwards(connection, from, count)) {
      raw += page.length;
      const counted = countOn({ known, prefix: connection.prefix }, cursor, page);
      cursor = counted.cursor;
      from = page.at(-1)?.position ?? from;
      left -= counted.events.length;
      if (counted.events.length > 0) yield counted.events;
    }
    if (raw < count) return;
  }
}

/** Events from a position on, itself included; where nothing stands there, from the next one: a cursor may be just before an event. */
async function* rawForwards(
  connection: Connection,
  from: number,
  count: number,
): AsyncGenerator<readonly WireRecord[]> {
  if (from <= 0) return yield* readRawAll(connection, { direction: 'forwards', count });
  try {
    yield* readRawAll(connection, { direction: 'forwards', count, from });
  } catch (error) {
    if (!(error instanceof NoSuchPlace)) throw error;
    yield* readRawAll(connection, { direction: 'forwards', count, from: from + 1 });
  }
}

/** The events of ours after a cursor, counted, and the cursor after them. */
export function countOn(
  { known, prefix }: { readonly known: KnownPlaces; readonly prefix: string },
  cursor: Cursor,
  page: readonly WireRecord[],
): { readonly events: Page; readonly cursor: Cursor } {
  let { index, position, recordedAt } = cursor;
  const events: RecordedEvent[] = [];
  for (const raw of page) {
    const event = recordedEvent(raw, prefix);
    if (!event) {
      known.passBy(raw.position);
    } else if (event.position > position) {
      // A read begins at its position, a subscription after it.
      position = event.position;
      recordedAt = recordedAt === null ? event.recordedAt : latest(recordedAt, event.recordedAt);
      events.push(Object.assign(event, { index: ++index, recordedAt }));
    }
  }
  const counted = { index, position, recordedAt };
  known.learn(counted);
  return { events, cursor: counted };
}

/** The log from its end, or from before a cursor, back to its start. */
export async function* readBackwards(
  connection: Connection,
  after: Cursor | undefined,
  limit: number,
): AsyncGenerator<Page> {
  if (after && after.position <= 0) return;
  let from = after?.position;
  for (let left = limit, spare = SPARE; left > 0; spare *= 2) {
    const count = Math.min(left + spare, READ_CHUNK);
    let raw = 0;
    for await (const page of readRawAll(connection, {
      direction: 'backwards',
      count,
      from,
    })) {
      raw += page.length;
      from = page.at(-1)?.position ?? from;
      const events = oursAmong(page, connection.prefix);
      left -= events.length;
      if (events.length > 0) yield events;
    }
    if (raw < count || (from ?? 0) <= connection.begin) return;
  }
}

/** As `readAll` of the contract. The server has no filter for reads: what is not wanted is passed by here. */
export async function* readAllPages(
  connection: Connection,
  known: KnownPlaces,
  options: ReadAllOptions = {},
): AsyncGenerator<Page> {
  const wanted = filterOf(options);
  let left = options.limit ?? Number.POSITIVE_INFINITY;
  if (left <= 0) return;
  const few = wanted ? Number.POSITIVE_INFINITY : left;
  const pages =
    options.direction === 'backwards'
      ? readBackwards(connection, options.after, few)
      : readForwards(connection, known, options.after, few);
  for await (const page of pages) {
    const matching = wanted ? page.filter(wanted) : page;
    const taken = matching.length > left ? matching.slice(0, left) : matching;
    if (taken.length > 0) yield taken;
    left -= taken.length;
    if (left <= 0) return;
  }
}

/** As `readStream` of the contract. @throws StreamNotFound */
export async function* readStreamPages(
  connection: Connection,
  stream: StreamName,
  { direction = 'forwards', from, limit = Number.POSITIVE_INFINITY }: ReadStreamOptions = {},
): AsyncGenerator<Page> {
  let isMissing = limit <= 0 && (await lastRevision(connection, stream)) === -1;
  const missing = () => {
    isMissing = true;
  };
  let left = limit;
  if (left > 0) {
    const count = Number.isFinite(left) ? left : Number.MAX_SAFE_INTEGER;
    for await (const page of readRawStream(connection, stream, { direction, from, count, missing })) {
      const events = oursAmong(page, connection.prefix);
      const taken = events.length > left ? events.slice(0, left) : events;
      left -= taken.length;
      for (let n = 0; n < taken.length; n += PAGE_EVENTS) yield taken.slice(n, n + PAGE_EVENTS);
    }
  }
  if (isMissing) throw new StreamNotFound(stream);
}

/** Revision of the stream's last event, −1 for no stream. */
export async function lastRevision(connection: Connection, stream: StreamName): Promise<number> {
  for await (const [raw] of readRawStream(connection, stream, { direction: 'backwards', count: 1 })) {
    if (raw) return raw.revision;
  }
  return -1;
}

/** Position of the last event that the server holds, whoever wrote it; 0 where it holds none. */
export async function lastPosition(connection: Connection): Promise<number> {
  for await (const page of readRawAll(connection, { direction: 'backwards', count: 1 })) return page[0]?.position ?? 0;
  return 0;
}

function oursAmong(page: readonly WireRecord[], prefix: string): RecordedEvent[] {
  return page.map((raw) => recordedEvent(raw, prefix)).filter((event) => event !== undefined);
}
