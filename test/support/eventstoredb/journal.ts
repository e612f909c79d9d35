import type { EventStore } from '#event-store';
import { eventId, type Instant, type StreamName } from '#kernel';
import type { ProposedEvent, RawCommit } from './raw-event.ts';

/** Where the server keeps its commits. */
export interface Journal {
  /** Resolves when the commit is durable; commits become durable in the order of the calls. */
  append(commit: RawCommit): Promise<void>;
  replay(): AsyncIterable<RawCommit>;
}

/** Forgets everything with the process. */
export const forgetfulJournal: Journal = {
  async append() {},
  async *replay() {},
};

/** Text of a commit that one journal event holds: as JSON in JSON, it stays below the largest event of our stores. */
const PART_LENGTH = 200_000;
const STREAM = 'journal-commits' as StreamName;
const EPOCH = '1970-01-01T00:00:00.000Z' as Instant;

/**
 * Keeps commits in one of our own stores, as text in parts: our stores refuse much that a server must take, such as types
 * beginning with $ and ids that stand twice. A commit whose last part is missing was never acknowledged and is left out.
 */
export function storeJournal(store: EventStore): Journal {
  const life = crypto.randomUUID();
  let count = 0;
  return {
    async append(commit) {
      const text = textOf(commit);
      const parts = Math.max(1, Math.ceil(text.length / PART_LENGTH));
      const id = `${life}-${count++}`;
      const writes = Array.from({ length: parts }, (_, part) => {
        const data = { text: text.slice(part * PART_LENGTH, (part + 1) * PART_LENGTH), part, parts };
        const meta = {
          actor: { id: 'journal', role: 'server' },
          commandHash: id,
          commandId: id,
          correlationId: id,
          tenant: '',
        };
        const event = { type: 'Committed', schemaVersion: 1, occurredAt: EPOCH, data, meta };
        return store.append(STREAM, [{ id: eventId(STREAM, id, part), ...event }], 'any');
      });
      await Promise.all(writes);
    },
    async *replay() {
      let text = '';
      for await (const page of store.readAll()) {
        for (const { data } of page) {
          if (data['part'] === 0) text = '';
          text += data['text'];
          if (data['part'] === Number(data['parts']) - 1) yield commitOf(text);
        }
      }
    },
  };
}

function textOf({ stream, revision, created, events }: RawCommit): string {
  const lines = events.map(({ id, type, contentType, data, metadata }) => [
    id,
    type,
    contentType,
    base64(data),
    base64(metadata),
  ]);
  return JSON.stringify({ stream, revision, created: String(created), events: lines });
}

function commitOf(text: string): RawCommit {
  const { stream, revision, created, events } = JSON.parse(text) as {
    stream: string;
    revision: number;
    created: string;
    events: readonly (readonly [string, string, string, string, string])[];
  };
  const proposed = events.map(([id, type, contentType, data, metadata]): ProposedEvent => {
    return { id, type, contentType, data: Buffer.from(data, 'base64'), metadata: Buffer.from(metadata, 'base64') };
  });
  return { stream, revision, created: BigInt(created), events: proposed };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
