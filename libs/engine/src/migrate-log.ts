import { createHash } from 'node:crypto';
import type { EventStore, LogHeader } from '#event-store';
import { type Clock, canonicalJson, instantOf, type RecordedEvent } from '#kernel';
import { ConfigurationRefused, MigrationDiffers } from './errors.ts';
import { type LogPlace, openLog, setLogReadOnly } from './open-log.ts';

export interface MigrationProgress {
  readonly step: 'copying' | 'comparing';
  /** Events done in this step, of so many. */
  readonly done: number;
  readonly total: number;
}

/** What stands in both logs now. */
export interface Migrated {
  readonly records: number;
  /** SHA-256, hexadecimal, over every record of the log in order: see `contentOf`. */
  readonly digest: string;
}

const clock: Clock = () => instantOf(Date.now());

/**
 * Moves a log to another store: the source takes no more appends, durably, before anything is read; its records are copied in
 * order, each with its id, revision and `recordedAt`; then both are read again and compared. Interrupted at whatever moment,
 * it goes on where it was when it is run again.
 * @throws ConfigurationRefused where both are one place, or the target is a log of another tenant, zone or currency
 * @throws StoreIncompatible where there is no log to move, or the target holds other events
 * @throws MigrationDiffers where the two are not the same in the end: keep using neither until it is clear why
 */
export async function migrateLog(
  from: LogPlace,
  to: LogPlace,
  tell: (progress: MigrationProgress) => void = () => {},
): Promise<Migrated> {
  if (from.events === to.events && from.streamPrefix === to.streamPrefix) {
    throw new ConfigurationRefused('the log stands there already: name another place to move it to');
  }
  await setLogReadOnly(from);
  const source = await openLog({ ...from, clock });
  try {
    const { tenant, zone, currency, simulated } = source.header;
    const target = await openLog({ ...to, clock, create: { tenant, zone, currency, simulated } });
    try {
      requireSameSettings(source.header, target.header);
      const total = (await source.head()).index + 1;
      await target.copy(telling(source, (done) => tell({ step: 'copying', done, total })));
      const [moved, standing] = await Promise.all([
        contentOf(source, () => {}),
        contentOf(target, (done) => tell({ step: 'comparing', done, total })),
      ]);
      if (moved.records !== standing.records || moved.digest !== standing.digest) {
        throw new MigrationDiffers(moved.records, standing.records);
      }
      return moved;
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

function requireSameSettings(source: LogHeader, target: LogHeader): void {
  for (const setting of ['tenant', 'zone', 'currency', 'simulated'] as const) {
    if (source[setting] === target[setting]) continue;
    throw new ConfigurationRefused(
      `the log to move has the ${setting} ${source[setting]}, and the one at its new place ${target[setting]}: move it into an empty place`,
    );
  }
}

async function* telling(store: EventStore, done: (events: number) => void): AsyncGenerator<readonly RecordedEvent[]> {
  let read = 0;
  for await (const page of store.readAll()) {
    yield page;
    read += page.length;
    done(read);
  }
}

/**
 * How many records a log has and what they say: SHA-256 over the RFC 8785 form of each in order, a line each. The position is
 * not in it, as each store counts in its own way.
 */
async function contentOf(store: EventStore, done: (events: number) => void): Promise<Migrated> {
  const hash = createHash('sha256');
  let records = 0;
  for await (const page of telling(store, done)) {
    for (const { id, type, schemaVersion, stream, revision, occurredAt, recordedAt, data, meta } of page) {
      const record = { id, type, schemaVersion, stream, revision, occurredAt, recordedAt, data, meta };
      hash.update(`${canonicalJson(record as unknown as Parameters<typeof canonicalJson>[0])}\n`);
      records += 1;
    }
  }
  return { records, digest: hash.digest('hex') };
}
