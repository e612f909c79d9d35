import { type Clock, later } from '#kernel';
import {
  type Build,
  BuildGone,
  type BuildRequest,
  BuildUnderWay,
  type ReadStore,
  type View,
  ViewDamaged,
} from '#read-store';
import type { BuildNews, BuildOutcome } from './build-outcome.ts';
import { compareViews, type Difference } from './compare-views.ts';
import { BuildNotReady, NoRebuild, NothingToDrop, NothingToRollBack, NotSwitched, RebuildFailed } from './errors.ts';
import { type Projection, specOf } from './projection.ts';
import type { BuildNamed } from './session-tracks.ts';

/** When a view that was built goes live: always, where it is equal to the live one, or when somebody says so. */
export type SwitchPolicy = 'auto' | 'if-equal' | 'manual';

export interface RebuildOptions {
  readonly switch?: SwitchPolicy;
  readonly tell?: (news: readonly BuildNews[]) => void;
}

export interface Rebuilt extends BuildOutcome {
  /** null where there was nothing to compare with. */
  readonly difference: Difference | null;
  readonly switched: boolean;
}

/** Views that are built anew, by whatever process. */
export interface Rebuilds {
  /**
   * Builds views anew beside the live ones, compares and switches.
   * @throws BuildUnderWay before anything is built; NotSwitched where whoever projects does not get to it
   */
  start(projections: readonly Projection[], options?: RebuildOptions): Promise<readonly Rebuilt[]>;
  /** Every build of the projections, by name and number. */
  list(): Promise<readonly Build[]>;
  /** @throws NoRebuild where nothing of the name is being built */
  ask(projection: Projection, request: 'pause' | 'resume' | 'cancel'): Promise<Build>;
  /** Makes the build that is ready live. @throws BuildNotReady, NotSwitched, RebuildFailed */
  switch(projection: Projection): Promise<Build>;
  /** Makes the retired build live again. @throws NothingToRollBack, NotSwitched, RebuildFailed */
  rollback(projection: Projection): Promise<Build>;
  /** Drops the build that was retired, or that is ready. @throws NothingToDrop */
  drop(projection: Projection): Promise<Build>;
}

export interface RebuildsOptions {
  readonly readStore: ReadStore;
  readonly build: BuildNamed;
  readonly clock: Clock;
  readonly patienceMs: number;
  /** Projects everything to the head and switches where that was asked; false where another process projects. */
  readonly help: () => Promise<boolean>;
  /** Until something may have changed. */
  readonly lookAgain: () => Promise<void>;
}

export function createRebuilds(options: RebuildsOptions): Rebuilds {
  const { readStore, build, clock, patienceMs, help, lookAgain } = options;

  const rowsOf = async ({ name }: Projection) => (await readStore.builds()).filter((row) => row.name === name);
  const rowOf = async (number: number) => (await readStore.builds()).find((row) => row.build === number);
  /** How far a build is; undefined for one that holds nothing or cannot be read. */
  const placeOf = async (projection: Projection, number: number): Promise<number | undefined> => {
    try {
      return (await (await readStore.openBuild(specOf(projection), number)).checkpoint())?.index;
    } catch (error) {
      if (error instanceof ViewDamaged || error instanceof BuildGone) return undefined;
      throw error;
    }
  };
  /**
   * Looks again and again, projecting where nobody else does; undefined once patience ends with a build that got no further
   * meanwhile.
   */
  const patiently = async <T>(
    projection: Projection,
    number: number,
    look: () => Promise<T | undefined>,
  ): Promise<T | undefined> => {
    let patience = later(clock(), patienceMs);
    let place = await placeOf(projection, number);
    for (;;) {
      const found = await look();
      if (found !== undefined) return found;
      const helped = await help();
      const again = helped ? await look() : undefined;
      if (again !== undefined) return again;
      if (clock() >= patience) {
        const now = await placeOf(projection, number);
        if (now === place) return undefined;
        place = now;
        patience = later(clock(), patienceMs);
      }
      await lookAgain();
    }
  };
  const goLive = async (projection: Projection, row: Build): Promise<Build> => {
    await readStore.note(row.build, { error: null });
    await readStore.ask(row.build, 'switch');
    const live = await patiently(projection, row.build, async () => {
      const now = await rowOf(row.build);
      if (!now) throw new BuildNotReady(row.name);
      if (now.error) throw new RebuildFailed(row.name, now.error);
      return now.state === 'live' ? now : undefined;
    });
    if (!live) throw new NotSwitched(row.name, row.build);
    return live;
  };
  /** undefined where there is no live view of the version that can be read. */
  const difference = async (projection: Projection, number: number): Promise<Difference | undefined> => {
    const old = await liveView(readStore, projection);
    if (!old || old.build === number) return undefined;
    const next = await readStore.openBuild(specOf(projection), number);
    return patiently(projection, number, () => compareViews(old, next)).catch((error: unknown) => {
      if (error instanceof ViewDamaged) return undefined;
      throw error;
    });
  };
  const conclude = async (projection: Projection, outcome: BuildOutcome, policy: SwitchPolicy): Promise<Rebuilt> => {
    if (outcome.state !== 'ready') return { ...outcome, difference: null, switched: false };
    const found = (await difference(projection, outcome.build)) ?? null;
    if (found) await readStore.note(outcome.build, { report: found });
    const wanted = policy === 'auto' || (policy === 'if-equal' && found?.equal !== false);
    const row = wanted ? await rowOf(outcome.build) : undefined;
    if (row && row.state !== 'live') await goLive(projection, row);
    return { ...outcome, difference: found, switched: row !== undefined };
  };
  const atState = async (projection: Projection, state: Build['state']) =>
    (await rowsOf(projection)).findLast((row) => row.state === state && row.version === projection.version);

  /** What became of a build once its builder took the request; undefined where it says nothing for too long. */
  const answerTo = async ({ build, name }: Build, request: BuildRequest): Promise<Build | undefined> => {
    for (;;) {
      const now = await rowOf(build);
      if (!now) throw new NoRebuild(name);
      if (now.request !== request && isAnswer(now, request)) return now;
      if (now.expiresAt <= clock()) return undefined;
      await lookAgain();
    }
  };

  return {
    async start(projections, { switch: policy = 'auto', tell } = {}) {
      const names = projections.map(({ name }) => name);
      const alive = (await readStore.builds()).find(
        (row) => names.includes(row.name) && isUnderWay(row) && row.expiresAt > clock(),
      );
      if (alive) throw new BuildUnderWay(alive);
      const outcomes = await build(names, new AbortController().signal, tell);
      const rebuilt: Rebuilt[] = [];
      for (const projection of projections) {
        const outcome = outcomes.find(({ name }) => name === projection.name);
        if (outcome) rebuilt.push(await conclude(projection, outcome, policy));
      }
      return rebuilt;
    },
    list: () => readStore.builds(),
    async ask(projection, request) {
      for (;;) {
        const row = (await rowsOf(projection)).findLast(isUnderWay);
        if (!row) throw new NoRebuild(projection.name);
        if (row.expiresAt <= clock()) {
          await readStore.drop(row.build);
          if (request === 'cancel') return { ...row, state: 'cancelled', request: null };
          throw new NoRebuild(projection.name);
        }
        await readStore.ask(row.build, request);
        const answered = await answerTo(row, request);
        if (answered) return answered;
      }
    },
    async switch(projection) {
      const row = await atState(projection, 'ready');
      if (!row) throw new BuildNotReady(projection.name);
      return goLive(projection, row);
    },
    async rollback(projection) {
      const row = await atState(projection, 'retired');
      if (!row) throw new NothingToRollBack(projection.name);
      return goLive(projection, row);
    },
    async drop(projection) {
      const rows = await rowsOf(projection);
      const row = rows.find(({ state }) => state === 'retired') ?? rows.find(({ state }) => state === 'ready');
      if (!row) throw new NothingToDrop(projection.name);
      await readStore.drop(row.build);
      return row;
    },
  };
}

function isUnderWay({ state }: Build): boolean {
  return state === 'building' || state === 'paused';
}

async function liveView(readStore: ReadStore, projection: Projection): Promise<View | undefined> {
  try {
    return await readStore.live(specOf(projection));
  } catch (error) {
    if (error instanceof ViewDamaged) return undefined;
    throw error;
  }
}

/** Whether a build is as it was asked to be, or has ended before. */
function isAnswer(build: Build, request: BuildRequest): boolean {
  if (!isUnderWay(build)) return true;
  return request === 'pause' ? build.state === 'paused' : request === 'resume' && build.state === 'building';
}
