import type { Clock, NewEvent, RecordedEvent, StreamName } from '#kernel';
import { StoreUnavailable } from '../errors.ts';
import { type Copied, type EventStore, type Expected, WHOLE_LOG } from '../event-store.ts';
import {
  checkExpected,
  follow,
  type PreparedBatch,
  placeInGaplessLog,
  prepareEvents,
  readAllPages,
  readStreamPages,
  requireSameRecord,
} from '../log/index.ts';
import { logWriter } from './append-group.ts';
import { checkpointer } from './checkpoint.ts';
import { eventIndex } from './event-index.ts';
import { groupCommit } from './group-commit.ts';
import { growthWatch } from './growth-watch.ts';
import { type OpenLog, type OpenLogOptions, openLog } from './open-log.ts';
import { sqlitePages } from './sqlite-pages.ts';

export interface SqliteOptions extends OpenLogOptions {
  readonly clock: Clock;
  /** How often a live subscription looks for commits of other processes, in ms. Default 20. */
  readonly pollMs?: number;
}

/**
 * The embedded log, in one file. Several processes may have it open and append.
 * @throws StoreIncompatible, StoreDamaged, StoreUnavailable: see `openLog`
 */
export async function openSqliteEventStore({ clock, pollMs = 20, ...options }: SqliteOptions): Promise<EventStore> {
  return sqliteEventStore(await openLog(options), clock, pollMs);
}

/** The store on a log that is open already. */
export function sqliteEventStore(log: OpenLog, clock: Clock, pollMs: number): EventStore {
  const { db, file, header } = log;
  const watch = growthWatch(db, pollMs);
  const index = eventIndex(db, file);
  const stored = sqlitePages(db, file, index);
  const pages = { ...stored, onGrowth: watch.onGrowth };
  const writer = logWriter(db, stored, index, clock, file);
  const checkpoint = checkpointer(db, file);
  const committed = () => {
    checkpoint();
    watch.announce();
  };
  const commits = groupCommit(file, writer.append, committed, () => performance.now());
  let closing: Promise<void> | undefined;

  const prepare = (stream: StreamName, events: readonly NewEvent[], expected: Expected): PreparedBatch => ({
    stream,
    events: prepareEvents(stream, events),
    expected: checkExpected(expected),
  });
  const requireOpen = () => {
    if (!db.isOpen) throw new StoreUnavailable(`${file} is closed: open it again`);
  };

  return {
    header,
    append: (stream, events, expected) => commits.append(() => prepare(stream, events, expected)),
    appendMany: (batches) =>
      Promise.allSettled(
        batches.map(({ stream, events, expected }) => commits.append(() => prepare(stream, events, expected))),
      ),
    async copy(records): Promise<Copied> {
      let position = 0;
      for await (const page of records) {
        const head = stored.head().position;
        const standing = page.slice(0, Math.max(0, head - position));
        for (const record of standing) {
          requireSameRecord(stored.forwards(position, head, 1)[0], record);
          position++;
        }
        const rest: readonly RecordedEvent[] = page.slice(standing.length);
        if (rest.length === 0) continue;
        const from = position;
        await commits.alone(() => writer.copy(rest, from));
        position += rest.length;
        committed();
      }
      return { records: position, head: stored.head() };
    },
    async *readStream(stream, readOptions) {
      requireOpen();
      yield* readStreamPages(pages, stream, readOptions);
    },
    async *readAll(readOptions) {
      requireOpen();
      yield* readAllPages(pages, readOptions);
    },
    async *readStreams({ upTo, types, share = WHOLE_LOG }) {
      requireOpen();
      yield* pages.byStream(upTo.position, types, share);
    },
    subscribe: (subscribeOptions) => follow(pages, subscribeOptions),
    async head() {
      requireOpen();
      return stored.head();
    },
    placeOf: async (event) => placeInGaplessLog(event),
    stopped: commits.stopped,
    close() {
      closing ??= commits.drain().then(() => {
        watch.end();
        log.close();
      });
      return closing;
    },
  };
}
