import type { DatabaseSync } from 'node:sqlite';
import { categoryOf, type StreamName } from '#kernel';
import { PAGE_EVENTS } from '../log/index.ts';
import { LONGEST_TAIL } from './index-turns.ts';
import { lookupKey } from './lookup-key.ts';
import { missingRecord } from './missing-record.ts';
import { placeOf } from './record-place.ts';

/** Where events of streams of some categories stand, found by what streams begin with. */
export interface CategoryPositions {
  /** Ascending. Other streams' events may be among them, where they are looked up under the same key. */
  readonly positions: readonly number[];
  /** Up to where these are all: what comes behind does not stand in the index for certain. */
  readonly upTo: number;
}

/** A record looked for by its position takes as long as so many that are read one after the other. */
const LOOKED_UP = 4;

/**
 * Finds them in a part of a log without reading the rest of it: the index tells where each stream begins, that event which
 * category it is of, and the index where the others of the stream stand.
 * @returns undefined where that would take longer than to read the part as it stands
 */
export function categoryPositions(
  db: DatabaseSync,
  file: string,
): (after: number, head: number, categories: ReadonlySet<string>) => CategoryPositions | undefined {
  const begun = db.prepare('SELECT position FROM event_by_stream WHERE revision = 0 AND position <= ?', {
    returnArrays: true,
  });
  const records = db.prepare(
    'SELECT position, body FROM json_each(?) AS place CROSS JOIN event WHERE position = place.value',
    { returnArrays: true },
  );
  const ofStream = db.prepare('SELECT position FROM event_by_stream WHERE key = ? AND position > ? AND position <= ?', {
    returnArrays: true,
  });

  const keysOf = (firsts: readonly number[], categories: ReadonlySet<string>): ReadonlySet<number> => {
    const keys = new Set<number>();
    for (let at = 0; at < firsts.length; at += PAGE_EVENTS) {
      const some = firsts.slice(at, at + PAGE_EVENTS);
      let found = 0;
      for (const row of records.iterate(JSON.stringify(some))) {
        const [position, body] = row as unknown as readonly [number, string];
        const place = placeOf(body);
        if (position !== some[found] || !place) break;
        found += 1;
        if (categories.has(categoryOf(place.stream as StreamName))) keys.add(lookupKey(place.stream));
      }
      if (found < some.length) throw missingRecord(file, some[found] as number);
    }
    return keys;
  };

  return (after, head, categories) => {
    const upTo = head - LONGEST_TAIL;
    // Every stream of the log is looked at, though few of its events be asked for.
    if (upTo - after < head / 2) return undefined;
    const most = (upTo - after) / LOOKED_UP;
    const firsts = numbers(begun.iterate(upTo), most);
    if (!firsts) return undefined;
    const positions: number[] = [];
    for (const key of keysOf(firsts, categories)) {
      const own = numbers(ofStream.iterate(key, after, upTo), most - positions.length);
      if (!own) return undefined;
      for (const position of own) positions.push(position);
    }
    return { positions: positions.sort(ascending), upTo };
  };
}

/** In order; undefined where there are more of them. */
function numbers(rows: Iterable<unknown>, most: number): readonly number[] | undefined {
  const found: number[] = [];
  for (const row of rows) {
    if (found.length >= most) return undefined;
    found.push((row as readonly [number])[0]);
  }
  return found.sort(ascending);
}

function ascending(a: number, b: number): number {
  return a - b;
}
