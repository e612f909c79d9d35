import type { DatabaseSync } from 'node:sqlite';

/** Sums over the entries of the two indexes, which do not depend on their order: the same entries have the same sum. */
export interface EntrySums {
  readonly ids: number;
  readonly streams: number;
}

export const NO_ENTRIES: EntrySums = { ids: 0, streams: 0 };

/** What stands in an index. */
export interface EntryScan {
  readonly sum: number;
  /** Position of the first entry that does not stand behind the one before it. */
  readonly outOfOrderAt?: number;
}

const ENTRIES_AT_A_TIME = 2000;

export function scanIdEntries(db: DatabaseSync): EntryScan {
  return scan(
    db,
    `SELECT key, 0, position FROM event_by_id WHERE (key, 0, position) > (?, ?, ?) ORDER BY key, position LIMIT ${ENTRIES_AT_A_TIME}`,
  );
}

export function scanStreamEntries(db: DatabaseSync): EntryScan {
  return scan(
    db,
    `SELECT key, revision, position FROM event_by_stream WHERE (key, revision, position) > (?, ?, ?) ORDER BY key, revision, position LIMIT ${ENTRIES_AT_A_TIME}`,
  );
}

type Entry = readonly [key: number, revision: number, position: number];

function scan(db: DatabaseSync, sql: string): EntryScan {
  const page = db.prepare(sql, { returnArrays: true });
  let before: Entry = [-1, -1, -1];
  let sum = 0;
  for (;;) {
    const entries = page.all(...before) as unknown as readonly Entry[];
    for (const entry of entries) {
      if (!isBehind(before, entry)) return { sum, outOfOrderAt: entry[2] };
      before = entry;
      sum = added(sum, entrySum(...entry));
    }
    if (entries.length < ENTRIES_AT_A_TIME) return { sum };
  }
}

function isBehind([key, revision, position]: Entry, next: Entry): boolean {
  if (next[0] !== key) return next[0] > key;
  if (next[1] !== revision) return next[1] > revision;
  return next[2] > position;
}

/** FNV-1a over the words of an entry: cheap enough for every entry, and changed by every bit. */
export function entrySum(key: number, revision: number, position: number): number {
  let hash = 0x811c9dc5;
  for (const number of [key, revision, position]) {
    hash = Math.imul(hash ^ (number % 2 ** 32), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15) ^ Math.floor(number / 2 ** 32), 0x01000193);
  }
  return hash >>> 0;
}

export function added(sum: number, more: number): number {
  return (sum + more) % 2 ** 52;
}
