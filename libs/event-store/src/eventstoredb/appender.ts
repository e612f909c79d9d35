import { instantOf, type NewEvent, type RecordedEvent, type StreamName } from '#kernel';
import { EventRefused, OutcomeUnknown, StoreDamaged, StoreReadOnly, StoreUnavailable } from '../errors.ts';
import type { Appended, Conflict, Expected, LogHeader } from '../event-store.ts';
import {
  checkExpected,
  conflict,
  meets,
  type PreparedBatch,
  type PreparedEvent,
  prepareEvents,
  settleWithoutWriting,
} from '../log/index.ts';
import type { AppendWindow } from './append-window.ts';
import { certainAppend, type Patience, type Sent } from './certain-append.ts';
import type { KnownPlaces } from './known-places.ts';
import type { KnownStreams } from './known-streams.ts';
import { headOf } from './log-head.ts';
import { lastRevision } from './log-reads.ts';
import type { LogTail } from './log-tail.ts';
import type { News } from './lookouts.ts';
import type { PlaceFinder } from './place-finder.ts';
import { type Connection, readRawStream } from './raw-reads.ts';
import type { ReadBack } from './read-back.ts';
import type { ReadOnlyMark } from './read-only-mark.ts';
import type { StreamTurns } from './stream-turns.ts';
import type { UncertainAppends } from './uncertain-appends.ts';
import { LARGEST_WIRE_APPEND, recordedEvent, type WireEvent, wireBytes, wireEvent } from './wire-event.ts';

export interface AppenderOptions {
  readonly connection: Connection;
  readonly header: LogHeader;
  readonly patience: Patience;
  readonly known: KnownPlaces;
  /** Position of the last event that the server held when the log was opened: what stands there was not written since. */
  readonly openedAt: number;
  readonly places: PlaceFinder;
  readonly streams: KnownStreams;
  readonly turns: StreamTurns;
  readonly window: AppendWindow;
  readonly readBack: ReadBack;
  readonly tail: LogTail;
  readonly mark: ReadOnlyMark;
  readonly uncertain: UncertainAppends;
  /** @throws StoreUnavailable once the store is closed */
  requireOpen(): void;
}

export type Append = (
  stream: StreamName,
  events: readonly NewEvent[],
  expected: Expected,
) => Promise<Appended | Conflict>;

/**
 * Appends as the contract says. The server is only ever told a revision: `any` and `exists` are read first, since under
 * those it would write a late retry again. What was appended is read back for the instant that the server gave it.
 *
 * Where two processes send the very same append at the same moment, both may be told that theirs was the first.
 */
export function appender(options: AppenderOptions): Append {
  const { header, mark, turns, requireOpen } = options;
  const requireWritable = () => {
    if (header.readOnly || mark.isSet)
      throw new StoreReadOnly('this log is read-only: it is the source of a migration');
  };
  return async (stream, events, expected) => {
    requireOpen();
    requireWritable();
    const batch: PreparedBatch = { stream, events: prepareEvents(stream, events), expected: checkExpected(expected) };
    const turn = turns.enter(stream);
    try {
      if (turn) {
        await turn;
        requireWritable();
      }
      return await appendInTurn(options, batch, events);
    } finally {
      turns.leave(stream);
    }
  };
}

async function appendInTurn(
  options: AppenderOptions,
  batch: PreparedBatch,
  events: readonly NewEvent[],
): Promise<Appended | Conflict> {
  const { streams, uncertain } = options;
  if (events.length === 0) return settleNothing(options, batch);
  // What stands is read where it decides; who has read or written the stream before, or begins one, reads nothing.
  let revision = uncertain.has(batch) ? undefined : revisionWithoutReading(streams, batch);
  for (;;) {
    if (revision !== undefined) {
      const written = await write(options, batch, events, revision);
      if (written) return acknowledged(options, batch, written);
    }
    const settled = await settle(options, batch);
    uncertain.settled(batch);
    if (settled.outcome === 'appended') return acknowledged(options, batch, settled);
    if (settled.outcome !== 'toWrite') return settled;
    revision = settled.revision;
  }
}

/**
 * What is acknowledged is copied by a migration: it stands before the mark that makes the log its source.
 * @throws OutcomeUnknown where the events stand, and may not be copied
 */
function acknowledged(
  { mark, uncertain }: AppenderOptions,
  batch: PreparedBatch,
  appended: Appended,
): Appended | Promise<Appended> {
  const where = (isBefore: boolean) => {
    if (isBefore) return appended;
    throw new OutcomeUnknown(
      'this log was made the source of a migration as the events were sent: send them again where it has moved to',
    );
  };
  const before = mark.standsBefore(appended.position);
  if (!(before instanceof Promise)) return where(before);
  return before.then(where, (error) => {
    uncertain.add(batch);
    throw unknownOnceSent(error);
  });
}

/** Nothing that was sent is said not to have been written. */
function unknownOnceSent(error: unknown): unknown {
  if (!(error instanceof StoreUnavailable)) return error;
  return new OutcomeUnknown(`${error.message}; whether the events stand is not known: send them again as they are`);
}

/** The revision to name, where nothing of a batch can stand there already; undefined where only the stream can tell. */
function revisionWithoutReading(
  streams: KnownStreams,
  { stream, events, expected }: PreparedBatch,
): number | undefined {
  const known = streams.get(stream);
  if (expected === 'noStream') return known ? undefined : -1;
  if (known?.revision !== expected) return undefined;
  return events.some(({ id }) => known.ids.has(id)) ? undefined : known.revision;
}

type Settled = Appended | Conflict | { readonly outcome: 'toWrite'; readonly revision: number };

/** What becomes of a batch by what stands in its stream. */
async function settle({ connection, streams }: AppenderOptions, batch: PreparedBatch): Promise<Settled> {
  const { stream, events } = batch;
  const ids = new Set(events.map(({ id }) => id));
  const standing = new Map<string, RecordedEvent>();
  const known = streams.get(stream);
  let actual = known?.revision ?? -1;
  const from = known && !events.some(({ id }) => known.ids.has(id)) ? actual + 1 : 0;
  const toEnd = { direction: 'forwards', from, count: Number.MAX_SAFE_INTEGER } as const;
  for await (const page of readRawStream(connection, stream, toEnd)) {
    const learnt: Pick<RecordedEvent, 'id' | 'revision'>[] = [];
    for (const raw of page) {
      actual = raw.revision;
      learnt.push({ id: raw.id, revision: actual });
      const event = ids.has(raw.id) ? recordedEvent(raw, connection.prefix) : undefined;
      if (event && !standing.has(event.id)) standing.set(event.id, event);
    }
    streams.learn(stream, learnt);
  }
  return settleWithoutWriting(batch, actual, (id) => standing.get(id)) ?? { outcome: 'toWrite', revision: actual };
}

/** @returns undefined where the stream is not at that revision, or where the events stood there before */
async function write(
  { connection, patience, window, readBack, tail, streams, known, openedAt, uncertain }: AppenderOptions,
  batch: PreparedBatch,
  events: readonly NewEvent[],
  revision: number,
): Promise<Appended | undefined> {
  const { stream } = batch;
  const last = events.at(-1) as NewEvent;
  const wire = events.map((event, n) => wireEvent(batch.events[n] as PreparedEvent, event));
  const size = sizeOf(batch, wire);
  const horizon = Math.max(openedAt, known.furthest.position);
  const lookout = tail.lookOut({ stream: connection.prefix + stream, event: wire.at(-1) as WireEvent });
  let stored: News;
  let sent: Sent;
  let written = false;
  try {
    const room = window.enter(size);
    try {
      if (room) await room;
      sent = await certainAppend(connection, stream, wire, revision, patience);
    } finally {
      window.leave(size);
    }
    if (sent.outcome === 'conflict') return undefined;
    written = true;
    const news = lookout.event(sent.position);
    stored =
      (news instanceof Promise ? await news : news) ??
      newsOf(last, await readBack.event(last.id, sent.position, events.length));
  } catch (error) {
    uncertain.add(batch);
    throw written ? unknownOnceSent(error) : error;
  } finally {
    lookout.leave();
  }
  if (sent.revision !== revision + events.length) {
    throw new StoreDamaged(
      `${stream} was deleted at ${connection.server} and goes on at revision ${sent.revision}: nothing is ever deleted from a log of Dealtrail`,
    );
  }
  if (stored.position <= horizon || !stored.asSent) return undefined;
  streams.learn(
    stream,
    events.map(({ id }, n) => ({ id, revision: revision + 1 + n })),
  );
  const { position, recordedAt } = stored;
  return { outcome: 'appended', revision: sent.revision, position, recordedAt, repeated: false };
}

function newsOf(sent: NewEvent, stored: RecordedEvent): News {
  const { position, recordedAt } = stored;
  return { position, recordedAt, asSent: textOf(stored) === textOf(sent) };
}

/** Two writers' events may be the same and yet differ in ciphertext, or in what was filled in. */
function textOf({ data, meta, occurredAt }: NewEvent): string {
  return JSON.stringify([data, meta, occurredAt]);
}

/** About as large as the record is, save where that comes near to what a server takes: then exactly. @throws EventRefused */
function sizeOf({ events }: PreparedBatch, wire: readonly WireEvent[]): number {
  const about = events.reduce((sum, { data, meta }) => sum + data.length + meta.length, 0);
  if (about < LARGEST_WIRE_APPEND / 4) return about;
  const bytes = wireBytes(wire);
  if (bytes > LARGEST_WIRE_APPEND) {
    throw new EventRefused(
      `the events take ${bytes} bytes in EventStoreDB, which takes ${LARGEST_WIRE_APPEND} an append: append fewer at a time`,
      '',
    );
  }
  return bytes;
}

async function settleNothing(
  { connection, known, places }: AppenderOptions,
  batch: PreparedBatch,
): Promise<Appended | Conflict> {
  const actual = await lastRevision(connection, batch.stream);
  if (!meets(batch.expected, actual)) return conflict(batch, actual);
  const { position, recordedAt } = await headOf(connection, known, places);
  const now = recordedAt ?? instantOf(Date.now());
  return { outcome: 'appended', revision: actual, position, recordedAt: now, repeated: false };
}
