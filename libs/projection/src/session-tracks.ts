import type { Clock } from '#kernel';
import { type Build, BuildGone, type ReadStore, ViewDamaged } from '#read-store';
import type { BuildNews, BuildOutcome } from './build-outcome.ts';
import { type Projection, specOf } from './projection.ts';
import { type AskedRedrive, askedRedrive } from './redrive-elsewhere.ts';
import { openTrack, type Track, type TrackOptions } from './track.ts';
import { type WholeStreamSource, wholeStreamSource } from './whole-stream-source.ts';

/** From so many events on, a view that there is not is built stream by stream: in log order it takes ten times as long. */
export const LARGE_LOG_EVENTS = 20_000;

/** Builds the projections named; see `buildViews`. Given up once the signal is given. */
export type BuildNamed = (
  names: readonly string[],
  signal: AbortSignal,
  tell?: (news: readonly BuildNews[]) => void,
) => Promise<readonly BuildOutcome[]>;

/** The builds that a session projects. */
export interface SessionTracks {
  /** Of the builds that questions are answered from; where none of them goes on, all. */
  leading(): readonly Track[];
  /** All others that have not stopped: they follow behind those. */
  following(): readonly Track[];
  /** The builds of a projection, the live one first. */
  of(name: string): readonly Track[];
  /** Takes up builds that have become whole and leaves those that are gone. @returns whether one came */
  look(): Promise<boolean>;
  /** Whether somebody waits for a build to go live. */
  asked(): boolean;
  /** Redrives that live builds are asked for. */
  redrives(): readonly AskedRedrive[];
  /** Makes builds live of which that was asked, where they are as far as the live one. @returns whether one was */
  settle(): Promise<boolean>;
  /** Resolves once nothing is being built any more for want of a live view. */
  built(): Promise<void>;
  close(): Promise<void>;
}

interface Taken {
  readonly build: Build;
  readonly track: Track;
}

export interface SessionTracksOptions extends TrackOptions {
  readonly readStore: ReadStore;
  readonly clock: Clock;
  /** From so many events on a log counts as large. */
  readonly largeLogEvents: number;
  readonly build: BuildNamed;
}

export async function openTracks(
  projections: readonly Projection[],
  { readStore, clock, largeLogEvents, build: buildNamed, ...options }: SessionTracksOptions,
): Promise<SessionTracks> {
  const taken = new Map<number, Taken>();
  const sources = new Map<string, WholeStreamSource | undefined>();
  const stop = new AbortController();
  /** What this session has built, or tried to. */
  const begun = new Set<string>();
  /** What it is building now. */
  const inHand = new Set<string>();
  /** Empty live builds, while what will take their place is built. */
  const asleep = new Set<number>();
  let building: Promise<unknown> = Promise.resolve();
  let asked: readonly Taken[] = [];

  const ofName = (name: string) =>
    [...taken.values()]
      .filter(({ track }) => track.projection.name === name)
      .sort((a, b) => Number(b.build.state === 'live') - Number(a.build.state === 'live'));
  const awake = () => [...taken.values()].flatMap(({ build, track }) => (asleep.has(build.build) ? [] : [track]));
  const going = () => awake().filter((track) => !track.stopped());
  const leading = () => {
    const live = ([, { build }]: readonly [number, Taken]) => build.state === 'live' && !asleep.has(build.build);
    const tracks = [...taken].filter(live).map(([, { track }]) => track);
    return tracks.some((track) => !track.stopped()) ? tracks : awake();
  };

  const takeUp = async (projection: Projection, build: Build): Promise<boolean> => {
    const known = taken.get(build.build);
    if (known) {
      taken.set(build.build, { build, track: known.track });
      return false;
    }
    const open = () => readStore.openBuild(specOf(projection), build.build);
    const { name } = projection;
    if (!sources.has(name))
      sources.set(name, wholeStreamSource(projection, options.log, options.reads, options.upcast));
    try {
      taken.set(build.build, { build, track: await openTrack(projection, open, options, sources.get(name)) });
      return true;
    } catch (error) {
      if (error instanceof BuildGone) return false;
      throw error;
    }
  };
  const wholeOf = ({ name, version }: Projection, builds: readonly Build[]) =>
    builds.filter(
      (build) => build.name === name && build.version === version && ['ready', 'live', 'retired'].includes(build.state),
    );
  const takeUpAll = async (builds: readonly Build[]): Promise<boolean> => {
    const whole = projections.flatMap((projection) =>
      wholeOf(projection, builds).map((build) => ({ projection, build })),
    );
    const held = new Set(whole.map(({ build }) => build.build));
    for (const known of taken.keys()) if (!held.has(known)) taken.delete(known);
    let came = false;
    for (const { projection, build } of whole) came = (await takeUp(projection, build)) || came;
    asked = [...taken.values()].filter(({ build }) => build.request === 'switch' && build.state !== 'live');
    return came;
  };
  /**
   * Sees to a projection that has no live build of its version, or one that holds nothing of a large log.
   * @param onItsWay whether this session was building it when the builds were read: its row may be written later
   */
  const provide = async (
    projection: Projection,
    builds: readonly Build[],
    events: number,
    onItsWay: boolean,
  ): Promise<'build' | boolean> => {
    const { name, version } = projection;
    const [first] = ofName(name);
    const live = first?.build.state === 'live' ? first : undefined;
    if (live && (live.track.stopped() || live.track.checkpoint() || events < largeLogEvents)) return false;
    const best = live ? undefined : ofName(name).at(-1);
    if (best?.track.stopped() instanceof ViewDamaged) {
      await readStore.drop(best.build.build);
      taken.delete(best.build.build);
    } else if (best) {
      if (best.build.request !== 'switch') await readStore.ask(best.build.build, 'switch');
      return best.build.request !== 'switch';
    }
    // Not where its builder was killed: nobody else would ever build it.
    const isUnderWay = ({ state, expiresAt }: Build) => ['building', 'paused'].includes(state) && expiresAt > clock();
    const underWay = builds.some((build) => build.name === name && build.version === version && isUnderWay(build));
    if (events >= largeLogEvents && !begun.has(name)) return underWay ? false : 'build';
    if (live || onItsWay) return false;
    const view = await readStore.open(specOf(projection));
    const made = (await readStore.builds()).find((build) => build.build === view.build);
    if (made?.state === 'ready') await readStore.ask(view.build, 'switch');
    return true;
  };
  const buildAll = (names: readonly string[]) => {
    for (const name of names) {
      begun.add(name);
      inHand.add(name);
      for (const { build } of ofName(name)) asleep.add(build.build);
    }
    const job = async () => {
      const outcomes = await buildNamed(names, stop.signal);
      for (const { build, state } of outcomes) if (state === 'ready') await readStore.ask(build, 'switch');
    };
    // Whatever became of it stands in the row of the build; a view that cannot be built is projected in log order.
    const awaken = () => {
      asleep.clear();
      for (const name of names) inHand.delete(name);
    };
    building = Promise.all([building, job().then(awaken, awaken)]);
  };
  const look = async (): Promise<boolean> => {
    const onTheirWay = new Set(inHand);
    let builds = await readStore.builds();
    let came = await takeUpAll(builds);
    const events = (await options.log.head()).index + 1;
    const missing: string[] = [];
    let changed = false;
    for (const projection of projections) {
      const provided = await provide(projection, builds, events, onTheirWay.has(projection.name));
      if (provided === 'build') missing.push(projection.name);
      else changed = provided || changed;
    }
    if (missing.length > 0) buildAll(missing);
    if (changed) {
      builds = await readStore.builds();
      came = (await takeUpAll(builds)) || came;
    }
    return came;
  };
  await look();

  const furthest = () => Math.max(-1, ...going().map((track) => track.checkpoint()?.index ?? -1));
  const isLevel = ({ track }: Taken, live: Taken | undefined) => {
    const index = track.checkpoint()?.index ?? -1;
    if (!live || live.track.stopped() || !live.track.checkpoint()) return index === furthest();
    return index === live.track.checkpoint()?.index;
  };
  return {
    leading,
    following() {
      const first = new Set(leading());
      return going().filter((track) => !first.has(track));
    },
    asked: () => asked.length > 0,
    redrives: () => [...taken.values()].flatMap(({ build }) => askedRedrive(build) ?? []),
    of: (name) => ofName(name).map(({ track }) => track),
    look,
    async settle() {
      let switched = false;
      const waiting: Taken[] = [];
      for (const candidate of asked) {
        const { build, name } = candidate.build;
        const failure = candidate.track.stopped();
        if (failure) {
          await readStore.note(build, { error: { code: failure.code, message: failure.message } });
          await readStore.ask(build, null);
          continue;
        }
        const live = ofName(name).find((each) => each.build.state === 'live');
        if (!isLevel(candidate, live)) {
          waiting.push(candidate);
          continue;
        }
        const from = live?.build.build ?? (await liveOf(readStore, name))?.build;
        switched = (await readStore.switchTo(build, from, options.lease)) || switched;
      }
      asked = waiting;
      return switched;
    },
    async built() {
      await building;
    },
    async close() {
      stop.abort();
      await building;
    },
  };
}

/** The live build of a name, of whatever version. */
async function liveOf(readStore: ReadStore, name: string): Promise<Build | undefined> {
  return (await readStore.builds()).find((build) => build.name === name && build.state === 'live');
}
