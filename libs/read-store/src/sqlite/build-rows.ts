import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '#kernel';
import type { Build, BuildBeginning, BuildError, BuildState } from '../build.ts';

/** Builds as `views.db` keeps them: a row each. The row that says `live` is the pointer, one a name. */
export const BUILDS_SCHEMA = `CREATE TABLE IF NOT EXISTS build (build INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL,
  version INTEGER NOT NULL, state TEXT NOT NULL, request TEXT, holder TEXT NOT NULL, done INTEGER NOT NULL,
  total INTEGER NOT NULL, worked_ms INTEGER NOT NULL, started_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  expires_at TEXT NOT NULL, error TEXT, report TEXT) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS one_live_build ON build (name) WHERE state = 'live'`;

export interface NewBuild extends Omit<BuildBeginning, 'ttlMs'> {
  readonly name: string;
  readonly version: number;
  readonly state: BuildState;
  readonly now: Instant;
  readonly expiresAt: Instant;
}

export type BuildChange = Partial<
  Pick<Build, 'state' | 'request' | 'done' | 'total' | 'workedMs' | 'updatedAt' | 'expiresAt' | 'error' | 'report'>
>;

export interface BuildRows {
  /** By name and number. */
  all(): readonly Build[];
  get(build: number): Build | undefined;
  live(name: string): { readonly build: number; readonly version: number } | undefined;
  /** @param build its number, where a file has one already @returns its number */
  insert(row: NewBuild, build?: number): number;
  set(build: number, change: BuildChange): void;
  remove(build: number): void;
}

const COLUMN: Readonly<Record<keyof BuildChange, string>> = {
  state: 'state',
  request: 'request',
  done: 'done',
  total: 'total',
  workedMs: 'worked_ms',
  updatedAt: 'updated_at',
  expiresAt: 'expires_at',
  error: 'error',
  report: 'report',
};

export function buildRows(database: DatabaseSync): BuildRows {
  const live = database.prepare("SELECT build, version FROM build WHERE name = ? AND state = 'live'");
  return {
    all: () => database.prepare('SELECT * FROM build ORDER BY name, build').all().map(buildOf),
    get(build) {
      const row = database.prepare('SELECT * FROM build WHERE build = ?').get(build);
      return row && buildOf(row);
    },
    live(name) {
      const row = live.get(name);
      return row && { build: Number(row.build), version: Number(row.version) };
    },
    insert({ name, version, state, holder, total, now, expiresAt }, build) {
      const { lastInsertRowid } = database
        .prepare('INSERT INTO build VALUES (?, ?, ?, ?, NULL, ?, 0, ?, 0, ?, ?, ?, NULL, NULL)')
        .run(build ?? null, name, BigInt(version), state, holder, BigInt(total), now, now, expiresAt);
      return Number(lastInsertRowid);
    },
    set(build, change) {
      const names = Object.keys(change) as (keyof BuildChange)[];
      const values = names.map((name) => {
        const value = change[name] ?? null;
        if (typeof value === 'number') return BigInt(Math.round(value));
        return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
      });
      const assigned = names.map((name) => `${COLUMN[name]} = ?`).join(', ');
      database.prepare(`UPDATE build SET ${assigned} WHERE build = ?`).run(...values, build);
    },
    remove(build) {
      database.prepare('DELETE FROM build WHERE build = ?').run(build);
    },
  };
}

function buildOf(row: Record<string, unknown>): Build {
  const json = <T>(text: unknown): T | null => (typeof text === 'string' ? (JSON.parse(text) as T) : null);
  return {
    name: String(row.name),
    version: Number(row.version),
    build: Number(row.build),
    state: row.state as BuildState,
    request: row.request as Build['request'],
    holder: String(row.holder),
    done: Number(row.done),
    total: Number(row.total),
    workedMs: Number(row.worked_ms),
    startedAt: row.started_at as Instant,
    updatedAt: row.updated_at as Instant,
    expiresAt: row.expires_at as Instant,
    error: json<BuildError>(row.error),
    report: json(row.report),
  };
}
