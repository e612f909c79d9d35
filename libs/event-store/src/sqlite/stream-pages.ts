import type { DatabaseSync } from 'node:sqlite';
import type { RecordedEvent, StreamName } from '#kernel';
import type { LogPages, StreamPlace } from '../log/index.ts';

/** Where the type begins in the text of a record, from 1: `{"id":"` + a UUID + `","type":"` stand before it. */
const TYPE_AT = 7 + 36 + 10 + 1;

/**
 * Reads the log stream by stream along its index by stream, a bounded piece at a time, each in a read transaction of its
 * own. The records of a piece are joined to one text, which one JSON.parse decodes; those of other types never leave SQLite.
 * @param read decodes what the joining statement gives for these parameters
 */
export function streamPages(
  db: DatabaseSync,
  decode: (json: string) => readonly RecordedEvent[],
): LogPages['byStream'] {
  // Looks at the index alone: a piece ends with the last of so many events, or with the log.
  const ending = db.prepare(
    `SELECT stream, revision FROM event WHERE (stream, revision) > (?1, ?2) AND position <= ?3
     ORDER BY stream, revision LIMIT 1 OFFSET ?4 - 1`,
    { returnArrays: true },
  );
  const piece = (ofTypes: string) =>
    db.prepare(
      `SELECT '[' || group_concat(body) || ']' FROM (SELECT body FROM event
       WHERE (stream, revision) > (?1, ?2) AND (stream, revision) <= (?3, ?4) AND position <= ?5 ${ofTypes}
       ORDER BY stream, revision)`,
      { returnArrays: true },
    );
  const all = piece('');
  const ofTypes = piece(`AND substr(body, ${TYPE_AT}, instr(substr(body, ${TYPE_AT}, 129), '"') - 1)
    IN (SELECT value FROM json_each(?6))`);

  return (after, upTo, types, limit) => {
    const { stream, revision } = after;
    const end = ending.get(stream, revision, upTo, limit) as unknown as [StreamName, number] | undefined;
    const next: StreamPlace | undefined = end && { stream: end[0], revision: end[1] };
    const bounds = [stream, revision, next?.stream ?? LAST, next?.revision ?? 0, upTo] as const;
    const [joined] = (types ? ofTypes.get(...bounds, JSON.stringify(types)) : all.get(...bounds)) as unknown as [
      string | null,
    ];
    const events = joined === null ? [] : (decode(joined) as (RecordedEvent & { index: number })[]);
    for (const event of events) event.index = event.position - 1;
    return { events, next };
  };
}

/** Stands after every name of a stream: they are ASCII. */
const LAST = '\u{7f}';
