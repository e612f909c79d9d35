import type { RecordedEvent } from '#kernel';
import { StoreDamaged } from '../errors.ts';
import { type Connection, READ_CHUNK, readRawAll } from './raw-reads.ts';
import { recordedEvent } from './wire-event.ts';

/** Finds events by where they were written: appends that end at the same time share one read. */
export interface ReadBack {
  /**
   * @param position given by the server for an append, at or before its event with this id
   * @param events how many the append held
   */
  event(id: string, position: number, events: number): Promise<RecordedEvent>;
}

interface Wanted {
  readonly id: string;
  readonly position: number;
  readonly events: number;
  readonly resolve: (event: RecordedEvent) => void;
  readonly reject: (error: unknown) => void;
}

/** Events of others that may stand between those of a group, at first. */
const SPARE = 64;

export function readBack(connection: Connection): ReadBack {
  let waiting: Wanted[] = [];
  let reading = false;

  const readOn = async () => {
    reading = true;
    while (waiting.length > 0) {
      const group = new Map(waiting.map((wanted) => [wanted.id, wanted]));
      waiting = [];
      try {
        await find(connection, group);
      } catch (error) {
        for (const { reject } of group.values()) reject(error);
      }
    }
    reading = false;
  };

  return {
    event(id, position, events) {
      return new Promise((resolve, reject) => {
        waiting.push({ id, position, events, resolve, reject });
        if (!reading) queueMicrotask(() => reading || void readOn());
      });
    },
  };
}

async function find(connection: Connection, group: Map<string, Wanted>): Promise<void> {
  const wanted = [...group.values()];
  let from = Math.min(...wanted.map(({ position }) => position));
  // Others write in between: what does not come in one go is read on for.
  const events = wanted.reduce((sum, each) => sum + each.events, wanted.length > 1 ? SPARE : 1);
  const count = Math.min(events, READ_CHUNK);
  for (let raw = count; group.size > 0 && raw >= count; ) {
    raw = 0;
    for await (const page of readRawAll(connection, { direction: 'forwards', from, count })) {
      raw += page.length;
      from = page.at(-1)?.position ?? from;
      for (const each of page) {
        const found = group.get(each.id);
        const event = found && recordedEvent(each, connection.prefix);
        if (!found || !event) continue;
        group.delete(event.id);
        found.resolve(event);
      }
    }
  }
  for (const { id, reject } of group.values()) {
    reject(
      new StoreDamaged(`EventStoreDB at ${connection.server} acknowledged event ${id}, which is not where it said`),
    );
  }
}
