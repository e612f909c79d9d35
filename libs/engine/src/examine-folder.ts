import { existsSync } from 'node:fs';
import { type Finding, verifySqliteEventStore } from '#event-store/sqlite';
import type { ProjectionStatus } from '#projection';
import { NoLog } from './errors.ts';
import { type Locations, pathsOf } from './locations.ts';
import { type Engine, openEngine } from './open-engine.ts';
import { withPlace } from './refused-place.ts';
import { requireEmbedded } from './require-embedded.ts';

export interface Examination {
  readonly ok: boolean;
  /** Version of the Node that runs this. */
  readonly node: string;
  readonly log: {
    readonly records: number;
    readonly firstBadPosition: number | null;
    readonly findings: readonly Finding[];
    readonly header: Engine['store']['header'] | null;
  };
  readonly projections: readonly ProjectionStatus[];
}

/**
 * Reads every record of the log again, then opens everything as the engine would.
 * @throws NoLog, StoreIncompatible; what opening throws where the log itself is sound
 */
export async function examineFolder(locations: Locations): Promise<Examination> {
  const { data, events } = pathsOf(locations);
  requireEmbedded(events);
  if (!existsSync(events)) throw new NoLog(`there is no log at ${events}: nothing to examine`);
  const {
    records,
    findings,
    firstBadPosition = null,
  } = await verifySqliteEventStore(events).catch((error: unknown) => {
    throw withPlace(error, data);
  });
  const node = process.versions.node;
  if (findings.length > 0) {
    return { ok: false, node, log: { records, firstBadPosition, findings, header: null }, projections: [] };
  }
  const engine = await openEngine(locations);
  try {
    const projections = await engine.projector.status();
    return { ok: true, node, log: { records, firstBadPosition, findings, header: engine.store.header }, projections };
  } finally {
    await engine.close();
  }
}
