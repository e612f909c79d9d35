import type { EventData } from '@eventstore/db-client';
import type { StreamName } from '#kernel';
import { StoreDamaged } from '../errors.ts';
import { WINDOW } from './append-window.ts';
import { certainAppend, type Patience, type Sent } from './certain-append.ts';
import type { Connection } from './raw-reads.ts';

/** Events of one stream that go in one append. */
export interface Run {
  readonly stream: StreamName;
  /** Revision of the stream's last event; −1: there is no stream. */
  readonly expected: number;
  readonly events: EventData[];
  /** In bytes. */
  size: number;
}

/**
 * Appends to many streams, so that their events stand in the log in the order given. Up to a window of them is on its way at
 * once: they go over one connection, whose appends the server takes one after the other, so that what it has taken is always
 * a beginning of what was sent. Where an answer is missing, it and all behind it are sent again, each only once the one in
 * front is certain: what stood already stands once.
 * @throws StoreDamaged where somebody else writes into the streams; what an append throws
 */
export async function appendInOrder(connection: Connection, patience: Patience, runs: readonly Run[]): Promise<void> {
  let last = 0;
  for (const window of windowsOf(runs)) {
    const once = { ...patience, giveUpMs: 0 };
    const tried = await Promise.allSettled(window.map((run) => send(connection, once, run)));
    for (const [n, run] of window.entries()) {
      const first = tried[n];
      if (first?.status === 'rejected') tried.length = n;
      const sent = first?.status === 'fulfilled' ? first.value : await send(connection, patience, run);
      if (sent.position < last) throw outOfOrder(run, connection.server);
      last = sent.position;
    }
  }
}

function* windowsOf(runs: readonly Run[]): Generator<readonly Run[]> {
  let window: Run[] = [];
  let bytes = 0;
  for (const run of runs) {
    if (window.length > 0 && (window.length >= WINDOW.appends || bytes + run.size > WINDOW.bytes)) {
      yield window;
      window = [];
      bytes = 0;
    }
    window.push(run);
    bytes += run.size;
  }
  if (window.length > 0) yield window;
}

async function send(
  connection: Connection,
  patience: Patience,
  { stream, events, expected }: Run,
): Promise<Extract<Sent, { outcome: 'written' }>> {
  const sent = await certainAppend(connection, stream, events, expected, patience);
  if (sent.outcome === 'conflict' || sent.revision !== expected + events.length) {
    throw new StoreDamaged(
      `${stream} is not at revision ${expected}: somebody else writes into the log that is copied into`,
    );
  }
  return sent;
}

function outOfOrder({ stream }: Run, server: string): StoreDamaged {
  return new StoreDamaged(
    `EventStoreDB at ${server} has put events of ${stream} before others that were sent first: copy into an empty log again`,
  );
}
