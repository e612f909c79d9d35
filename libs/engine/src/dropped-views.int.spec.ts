import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { lastValueFrom } from 'rxjs';
import { parseCommandLine } from '#edge';
import type { Clock, Instant, LocalDate, Zone } from '#kernel';
import { createProjector, type Projector, type ViewDigest } from '#projection';
import { openSqliteReadStore } from '#read-store/sqlite';
import { simulate } from '#simulation';
import { simulatedEvents } from '../../../test/support/simulated-events.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { projectionsIn, registry } from './domain.ts';
import { type Engine, type EngineOptions, openEngine } from './open-engine.ts';

jest.setTimeout(300_000);

const zone = 'Asia/Shanghai' as Zone;
const projections = projectionsIn(zone);
const names = projections.map(({ name }) => name);

let now = '2025-03-01T00:00:00.000Z' as Instant;
const clock: Clock = () => now;

type Work = (engine: Engine) => Promise<void>;

const dealership = { seed: 'dropped', months: 3, start: '2025-03-01' as LocalDate, zone, violations: true };

/** Has every command of a dealership done at its own time, while a thread projects. */
const recordLive: Work = (engine) =>
  whileProjecting(engine, async () => {
    for (const { recordedAt, ...command } of simulate({ ...dealership, opportunities: 25 }).commands) {
      now = recordedAt;
      const parsed = parseCommandLine(JSON.stringify(command), { simulate: false });
      if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
      const { outcome } = await engine.executor.execute({ ...command, ...parsed.line });
      if (outcome !== 'accepted') throw new Error(`${command.commandId}: ${outcome}`);
    }
  });

/** Puts what a larger dealership recorded into the log, which then has no views yet. */
const recordAtOnce: Work = async (engine) => {
  const events = simulatedEvents({ ...dealership, opportunities: 1_200 });
  // A log asks for a hash of the command; those of a simulation without a store have none.
  const hashed = events.map((event) => ({ ...event, meta: { ...event.meta, commandHash: event.id } }));
  await engine.store.copy(
    (async function* () {
      for (let at = 0; at < hashed.length; at += 5_000) yield hashed.slice(at, at + 5_000);
    })(),
  );
  await catchUp(engine);
};

/** Projects as a service does, until every view holds all that was recorded by the end of the work. */
async function whileProjecting(engine: Engine, work: () => Promise<void>): Promise<void> {
  const stop = new AbortController();
  const running = lastValueFrom(engine.projector.run(stop.signal));
  try {
    await work();
    await engine.projector.waitFor((await engine.store.head()).index);
  } finally {
    stop.abort();
    await running;
  }
}

const projectLive: Work = (engine) => whileProjecting(engine, async () => {});

/** As a question does that finds nobody projecting. */
const catchUp: Work = ({ projector }) => projector.catchUp();

async function digestsIn({ digest }: Projector): Promise<Readonly<Record<string, ViewDigest>>> {
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await digest(name)] as const)));
}

/** Every view projected in log order into a folder of its own, each batch spread over so many lanes. */
async function digestsInLanes({ store }: Engine, folder: string, lanes: number) {
  const readStore = openSqliteReadStore({ folder, clock });
  const options = {
    registry,
    readStore,
    projections,
    holder: 'lanes',
    clock,
    largeLogEvents: Number.POSITIVE_INFINITY,
  };
  const projector = createProjector({ ...options, eventStore: store, lanes, batchSize: 2_000 });
  await projector.catchUp();
  const digests = await digestsIn(projector);
  await readStore.close();
  return digests;
}

describe.each([
  [
    'a small log, projected in log order',
    recordLive,
    projectLive,
    { length: 500, isBuilt: false, inLanes: [1, 7, 64] },
  ],
  [
    'a large log, built stream by stream in threads',
    recordAtOnce,
    projectLive,
    { length: 20_000, isBuilt: true, inLanes: [7] },
  ],
] as const)('all views of %s', (_, record, project, { length, isBuilt, inLanes }) => {
  const folder = temporaryFolder();
  let engine: Engine | undefined;
  const opened = async (options: Omit<EngineOptions, 'clock'>) => {
    engine = await openEngine({ ...options, clock });
    return engine;
  };
  afterEach(() => engine?.close());

  it('are the same live, dropped and made anew, rebuilt beside the live ones, and in parallel partitions', async () => {
    const data = join(folder, 'data');
    const recorded = await opened({ data, create: { tenant: 'test', zone, simulated: true } });
    const nothing = await digestsIn(recorded.projector);
    await record(recorded);
    const live = await digestsIn(recorded.projector);
    const { index } = await recorded.store.head();
    const { views } = recorded.paths;
    await recorded.close();
    expect(index).toBeGreaterThanOrEqual(length);
    for (const name of names) {
      expect(live[name]).toMatchObject({ index });
      expect(live[name]).not.toEqual({ ...nothing[name], index });
    }

    expect(existsSync(views)).toBe(true);
    rmSync(views, { recursive: true });
    const again = await opened({ data });
    expect(await digestsIn(again.projector)).toEqual(nothing);
    await project(again);
    const built = (await again.projector.builds()).map(({ state, done }) => [state, done]);
    expect(built).toEqual(names.map(() => ['live', isBuilt ? index + 1 : 0]));
    expect(await digestsIn(again.projector)).toEqual(live);

    const rebuilt = await again.projector.rebuild(names);
    expect(rebuilt).toHaveLength(names.length);
    for (const each of rebuilt) {
      expect(each).toMatchObject({ state: 'ready', events: index + 1, switched: true, difference: { equal: true } });
    }
    expect(await digestsIn(again.projector)).toEqual(live);
    for (const lanes of inLanes) {
      expect(await digestsInLanes(again, join(folder, `in-${lanes}`), lanes)).toEqual(live);
    }
  });
});
