import { existsSync } from 'node:fs';
import { verifySqliteEventStore } from '#event-store/sqlite';
import type { CompletenessReport } from './ask-completeness.ts';
import { gapAt, gapsIn } from './gaps.ts';
import { type Locations, pathsOf } from './locations.ts';
import { isOnServer } from './open-log.ts';
import { withPlace } from './refused-place.ts';

/**
 * Reads every record of an embedded log again, as `doctor` does, before anything opens it.
 * @returns what is missing or damaged; undefined for a log that is sound, is not there, or is kept on a server
 */
export async function logFlaws(locations: Locations): Promise<CompletenessReport | undefined> {
  const { data, events } = pathsOf(locations);
  if (isOnServer(events) || !existsSync(events)) return undefined;
  const { records, findings } = await verifySqliteEventStore(events).catch((error: unknown) => {
    throw withPlace(error, data);
  });
  if (findings.length === 0) return undefined;
  const gaps = findings.map(({ what, position = null }) => gapAt('record', position, what));
  return { ...gapsIn(gaps), events: records, asOf: null, effectiveAt: null, position: null, settled: false };
}
