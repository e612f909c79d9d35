import { randomUUID } from 'node:crypto';
import { type EventData, EventStoreDBClient, jsonEvent, NO_STREAM, type Position, START } from '@eventstore/db-client';
import type { Cursor, EventStore } from '#event-store';
import { openEventStoreDb } from '#event-store/eventstoredb';
import { type Instant, type NewEvent, type StreamName, streamName } from '#kernel';

/** Either of those that are held against each other on one server. */
export interface Contender {
  /** Each lane appends so many events at a time to a new stream of its own. */
  appends(events: number): (lane: number, n: number) => Promise<unknown>;
  /** Writes what is read afterwards. */
  prepare(streamEvents: number, logEvents: number): Promise<void>;
  readStream(events: number): Promise<void>;
  readLog(events: number): Promise<void>;
  /** From the same place on, until so many events have come. */
  subscribe(events: number): Promise<void>;
  close(): Promise<void>;
}

/** Some 350 bytes, as an event of the trade has them. */
const DATA = { value: { amount: '151234.00', currency: 'CNY' }, reason: 'r'.repeat(60) };
const META = {
  actor: { id: 'consultant-1', role: 'sales_consultant' },
  commandHash: `sha256:${'0'.repeat(64)}`,
  commandId: 'bench-1',
  correlationId: 'bench-1',
  tenant: 'bench',
};
const OCCURRED = '2026-03-01T12:00:00.000Z' as Instant;
const STREAM = 'opportunity-read';

function ourEvent(): NewEvent {
  return {
    id: randomUUID(),
    type: 'ValueAmended',
    schemaVersion: 1,
    occurredAt: OCCURRED,
    data: DATA,
    meta: META,
  };
}

/** The same bytes as ours. */
function bareEvent(): EventData {
  const metadata = {
    ...META,
    dealtrail: 1,
    schemaVersion: 1,
    occurredAt: OCCURRED,
    $correlationId: META.correlationId,
  };
  return jsonEvent({ id: randomUUID(), type: 'ValueAmended', data: DATA, metadata });
}

const many = <Event>(count: number, make: () => Event) => Array.from({ length: count }, make);

/** Names of streams that nobody has used. */
function newStreams(): (lane: number) => string {
  const run = randomUUID().slice(0, 8);
  return (lane) => `opportunity-${run}-${lane}`;
}

/** The client as its documentation has it. */
export async function bareClient(url: string, prefix: string): Promise<Contender> {
  const client = EventStoreDBClient.connectionString(url);
  let begin: Position | undefined;
  return {
    appends(events) {
      const name = newStreams();
      return (lane, n) =>
        client.appendToStream(prefix + name(lane), many(events, bareEvent), {
          expectedRevision: n === 0 ? NO_STREAM : BigInt(n * events - 1),
        });
    },
    async prepare() {
      for await (const { event } of client.readStream(`${prefix}${STREAM}`, { maxCount: 1 })) begin = event?.position;
    },
    async readStream(events) {
      let read = 0;
      for await (const { event } of client.readStream(`${prefix}${STREAM}`)) if (event) read++;
      if (read !== events) throw new Error(`${read} events of ${events}`);
    },
    async readLog(events) {
      let read = 0;
      for await (const { event } of client.readAll({ fromPosition: begin ?? START, maxCount: events }))
        if (event) read++;
      if (read !== events) throw new Error(`${read} events of ${events}`);
    },
    subscribe(events) {
      let seen = 0;
      return new Promise((resolve, reject) => {
        const subscription = client.subscribeToAll({ fromPosition: begin ?? START });
        subscription.on('error', reject);
        subscription.on('data', () => ++seen === events && resolve(subscription.unsubscribe()));
      });
    },
    // Where a subscription was given up, the client waits for its end for ever.
    async close() {
      void client.dispose();
    },
  };
}

/** A log of Dealtrail. */
export async function ourStore(url: string, prefix: string): Promise<Contender> {
  const create = { tenant: 'bench', zone: 'Asia/Shanghai', currency: 'CNY', simulated: true };
  const store: EventStore = await openEventStoreDb({ url, streamPrefix: prefix, create });
  let begin: Cursor | undefined;
  const write = async (stream: StreamName, events: number) => {
    for (let n = 0; n < events; n += 100) await store.append(stream, many(100, ourEvent), n === 0 ? 'noStream' : n - 1);
  };
  return {
    appends(events) {
      const name = newStreams();
      return (lane, n) => {
        return store.append(name(lane) as StreamName, many(events, ourEvent), n === 0 ? 'noStream' : n * events - 1);
      };
    },
    async prepare(streamEvents, logEvents) {
      begin = await store.head();
      await write(STREAM as StreamName, streamEvents);
      for (let n = 0; n < logEvents; n += 10_000) await write(streamName('opportunity', `log-${n}`), 10_000);
    },
    async readStream(events) {
      let read = 0;
      for await (const page of store.readStream(STREAM as StreamName)) read += page.length;
      if (read !== events) throw new Error(`${read} events of ${events}`);
    },
    async readLog(events) {
      let read = 0;
      for await (const page of store.readAll({ ...(begin && { after: begin }), limit: events })) read += page.length;
      if (read !== events) throw new Error(`${read} events of ${events}`);
    },
    subscribe(events) {
      let seen = 0;
      return new Promise((resolve, reject) => {
        const subscription = store.subscribe(begin && { after: begin }).subscribe({
          next(delivery) {
            if (delivery.kind !== 'events') return;
            seen += delivery.events.length;
            if (seen < events) return;
            resolve();
            setImmediate(() => subscription.unsubscribe());
          },
          error: reject,
        });
      });
    },
    close: () => store.close(),
  };
}
