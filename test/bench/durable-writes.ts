import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { eventId, instantOf, type NewEvent, type RecordedEvent, streamName } from '#kernel';
import { openBareLog } from './bare-log.ts';
import { durableCommands, OPPORTUNITIES } from './durable-commands.ts';
import { type Measured, measure, median } from './measure.ts';
import { measureRawWrites } from './raw-write.ts';

const IN_FLIGHT = [1, 16, 1_000] as const;

export interface DurableWrites {
  /** Bytes of the event that is compared, as stored. */
  readonly eventBytes: number;
  readonly rawWrites: Measured;
  /** Appends to the embedded store without a command around them, by how many are in flight. */
  readonly appends: Readonly<Record<number, Measured>>;
  readonly commands: Readonly<Record<number, Measured>>;
  /** A bare loop on the same tables, indexes included: what the commands are held against. */
  readonly bare: Readonly<Record<number, Measured>>;
  /** A bare loop that inserts rows in order into the one table of events, and nothing else. */
  readonly simple: Readonly<Record<number, Measured>>;
  readonly sealedCommands: Measured;
  /** SQLite's `synchronous` of the bare loop; ours is FULL. */
  readonly synchronous: number;
  /** Folder of the engine that holds the sealed events. */
  readonly sealedFolder: string;
}

/**
 * Durable commands beside what is the least possible for them. Each pair is measured by turns, several times, and the
 * run in the middle counts, so that a disk that slows down under way slows both.
 * @param folder → a new folder on the disk that is measured
 */
export async function measureDurableWrites(
  folder: () => string,
  seconds: number,
  rounds: number,
): Promise<DurableWrites> {
  const engineFolder = folder();
  const plain = await durableCommands(engineFolder);
  const runs = IN_FLIGHT.map((lanes) => ({
    lanes,
    bare: [] as Measured[],
    simple: [] as Measured[],
    appends: [] as Measured[],
    commands: [] as Measured[],
  }));
  const event = await sampleEvent(plain.engine.store, plain.plain(1));
  const body = JSON.stringify(event);
  const store = await emptyLog(folder());
  const bare = await bareLog(folder(), body, true);
  const simple = await bareLog(folder(), body, false);
  const synchronous = bare.synchronous();
  const raw: Measured[] = [];
  for (let round = 0; round < rounds; round++) {
    raw.push(await measureRawWrites(folder(), Buffer.byteLength(body), seconds));
    for (const { lanes, bare: bareRuns, simple: simpleRuns, appends, commands } of runs) {
      simpleRuns.push(await measure(lanes, seconds, simple.append));
      bareRuns.push(await measure(lanes, seconds, bare.append));
      appends.push(await measure(lanes, seconds, appendsOf(store, event, `${lanes}-${round}`)));
      commands.push(await measure(lanes, seconds, plain.plain(lanes)));
    }
  }
  bare.close();
  simple.close();
  await store.close();
  await plain.close();

  const sealedFolder = folder();
  const sealed = await durableCommands(sealedFolder);
  const sealedRuns: Measured[] = [];
  for (let round = 0; round < rounds; round++) sealedRuns.push(await measure(1_000, seconds, sealed.sealed(1_000)));
  await sealed.close();
  return {
    eventBytes: Buffer.byteLength(body),
    rawWrites: median(raw),
    appends: medians(runs.map(({ lanes, appends }) => [lanes, appends])),
    commands: medians(runs.map(({ lanes, commands }) => [lanes, commands])),
    bare: medians(runs.map(({ lanes, bare }) => [lanes, bare])),
    simple: medians(runs.map(({ lanes, simple }) => [lanes, simple])),
    sealedCommands: median(sealedRuns),
    synchronous,
    sealedFolder,
  };
}

function medians(runs: readonly (readonly [number, readonly Measured[]])[]): Record<number, Measured> {
  return Object.fromEntries(runs.map(([lanes, of]) => [lanes, median(of)]));
}

/** What a plain command stores: the event that is compared everywhere. */
async function sampleEvent(
  store: EventStore,
  command: (lane: number, n: number) => Promise<unknown>,
): Promise<RecordedEvent> {
  await command(0, 0);
  await command(0, 10_000);
  for await (const page of store.readAll({ direction: 'backwards', limit: 1 })) {
    for (const { index: _, ...event } of page) return event;
  }
  throw new Error('the log is empty');
}

async function emptyLog(folder: string): Promise<EventStore> {
  return openSqliteEventStore({
    file: join(folder, 'events.db'),
    create: { tenant: 'bench', zone: 'UTC', currency: 'CNY', simulated: true },
    clock: () => instantOf(Date.now()),
  });
}

/** A bare group commit on tables as the embedded store makes them, with the keys that commands give: random ids, and as many streams. */
async function bareLog(folder: string, body: string, indexed: boolean) {
  await (await emptyLog(folder)).close();
  const log = openBareLog(join(folder, 'events.db'), body, indexed);
  let rows = 0;
  return {
    ...log,
    append(lane: number, n: number) {
      const opportunity = (lane * 10 + (n % 10)) % OPPORTUNITIES;
      return log.append({ id: randomUUID(), stream: `opportunity-opportunity-${opportunity}`, revision: rows++ });
    },
  };
}

/** Copies of one event, each on top of the one before, in streams of a thousand. */
function appendsOf(store: EventStore, sample: NewEvent, run: string) {
  const { id: _, type, schemaVersion, occurredAt, data, meta } = sample;
  return async (lane: number, n: number) => {
    const revision = n % 1_000;
    const stream = streamName('opportunity', `${run}-${lane}-${(n - revision) / 1_000}`);
    const id = eventId(stream, String(revision), 0);
    const event: NewEvent = { id, type, schemaVersion, occurredAt, data, meta };
    return store.append(stream, [event], revision === 0 ? 'noStream' : revision - 1);
  };
}
