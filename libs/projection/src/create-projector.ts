import { createHash } from 'node:crypto';
import { Subject, tap } from 'rxjs';
import { START } from '#event-store';
import { later } from '#kernel';
import { type Checkpoint, LeaseLost } from '#read-store';
import { buildViews } from './build-views.ts';
import { type Failure, NothingParked, ProjectorBusy, UnknownProjection, ViewBehind } from './errors.ts';
import { logHolds } from './log-place.ts';
import { parkedStreams } from './parking.ts';
import { pause as realPause } from './pause.ts';
import { type Projection, specOf } from './projection.ts';
import type { Projector, ProjectorNews, ProjectorOptions, ViewDigest } from './projector.ts';
import { createRebuilds } from './rebuilds.ts';
import { redriveElsewhere } from './redrive-elsewhere.ts';
import { runProjector } from './running.ts';
import type { Session } from './session.ts';
import { type BuildNamed, LARGE_LOG_EVENTS } from './session-tracks.ts';
import { createSessions } from './sessions.ts';
import { statusOf } from './status.ts';

/** How often a view is looked at that another process projects. */
const POLL_MS = 20;

/** The runtime of projections over one log and one read store. */
export function createProjector(options: ProjectorOptions): Projector {
  const { eventStore: log, readStore, projections, clock } = options;
  const {
    pause = realPause,
    leaseMs = 10_000,
    patienceMs = 30_000,
    batchSize = 5_000,
    lanes = 1,
    gatherMs = 0,
    largeLogEvents = LARGE_LOG_EVENTS,
  } = options;
  const buildHere: BuildNamed = (names, signal, tell) => {
    const own = { ...options, log, upcast: options.registry.upcast, pause, leaseMs, batchSize, signal };
    return buildViews(names.map(named), own, tell);
  };
  const build: BuildNamed = async (...order) => {
    const isLarge = (await log.head()).index + 1 >= largeLogEvents;
    return (isLarge && options.buildLarge ? options.buildLarge : buildHere)(...order);
  };
  const sessions = createSessions({ ...options, log, leaseMs, pause, batchSize, lanes, largeLogEvents, build });
  const progressed = new Subject<void>();
  const queryCame = new Subject<number>();
  let queriesWaiting = 0;
  const ofThisLog = new Set<string>();
  /** As told by whoever runs here. */
  const stopped = new Map<string, Failure>();
  let running = 0;

  const named = (name: string): Projection => {
    const found = projections.find((projection) => projection.name === name);
    if (!found)
      throw new UnknownProjection(
        name,
        projections.map((projection) => projection.name),
      );
    return found;
  };
  /** A projection that was never projected has no live view. */
  const live = (projection: Projection) => readStore.live(specOf(projection));
  /** A view of another log has reached nothing, not even the beginning: it is emptied before it answers. */
  const indexReached = async (projection: Projection): Promise<number> => {
    const view = await live(projection);
    if (!view) return Number.NEGATIVE_INFINITY;
    const checkpoint = await view.checkpoint();
    if (!checkpoint) return -1;
    return (await isOfThisLog(projection.name, checkpoint)) ? checkpoint.index : Number.NEGATIVE_INFINITY;
  };
  /** Asked of the log once: it is restored or exchanged only while no process has it open. */
  const isOfThisLog = async (name: string, checkpoint: Checkpoint): Promise<boolean> => {
    if (!ofThisLog.has(name) && (await logHolds(log, checkpoint))) ofThisLog.add(name);
    return ofThisLog.has(name);
  };
  const lookAgain = async () => {
    const done = new AbortController();
    const subscription = progressed.subscribe(() => done.abort());
    await pause(POLL_MS, done.signal);
    subscription.unsubscribe();
  };
  const until = async (projection: Projection, index: number, help: () => Promise<boolean>): Promise<void> => {
    if ((await indexReached(projection)) >= index) return;
    queriesWaiting += 1;
    queryCame.next(index);
    try {
      await patiently(projection, index, help);
    } finally {
      queriesWaiting -= 1;
    }
  };
  const gather = async (signal: AbortSignal): Promise<void> => {
    if (gatherMs === 0 || queriesWaiting > 0) return;
    const enough = new AbortController();
    const subscription = queryCame.subscribe(() => enough.abort());
    await pause(gatherMs, AbortSignal.any([signal, enough.signal]));
    subscription.unsubscribe();
  };
  const patiently = async (projection: Projection, index: number, help: () => Promise<boolean>): Promise<void> => {
    const patience = later(clock(), patienceMs);
    for (;;) {
      if ((await indexReached(projection)) >= index) return;
      const failure = failureOf(projection.name);
      if (failure) throw failure;
      if ((await help()) && (await indexReached(projection)) >= index) return;
      if (clock() >= patience)
        throw new ViewBehind(projection.name, Math.max(-1, await indexReached(projection)), index);
      await lookAgain();
    }
  };
  const failureOf = (name: string) => sessions.kept()?.stopped(name) ?? stopped.get(name);
  const takeNote = (news: ProjectorNews) => {
    if (news.kind === 'stopped') stopped.set(news.projection, news.error);
    if (news.kind === 'resumed') stopped.delete(news.projection);
    progressed.next();
  };
  /** @returns false where another process projects */
  const ifFree = async (work: (session: Session) => Promise<void>): Promise<boolean> => {
    try {
      await sessions.use(work);
      return true;
    } catch (error) {
      if (error instanceof ProjectorBusy || error instanceof LeaseLost) return false;
      throw error;
    }
  };

  const rebuilds = createRebuilds({
    readStore,
    build,
    clock,
    patienceMs,
    lookAgain,
    help: () =>
      ifFree(async (session) => {
        if (session === sessions.kept()) {
          await session.refresh();
          await session.advance();
          return;
        }
        await session.built();
        await session.catchUp(undefined);
      }),
  });

  return {
    catchUp: (to) =>
      sessions.use(async (session) => {
        await session.built();
        await session.catchUp(to);
        for (const { name } of projections) throwIfStopped(session, name);
      }),
    run(stop) {
      const standByMs = Math.floor(leaseMs / 3);
      const news = options.thread
        ? options.thread(stop, queryCame)
        : runProjector({ log, projections, sessions, pause, standByMs, gather }, stop);
      return news.pipe(
        tap({
          subscribe: () => {
            running += 1;
          },
          next: takeNote,
          finalize: () => {
            running -= 1;
            stopped.clear();
          },
        }),
      );
    },
    async waitFor(index) {
      for (const projection of projections) await until(projection, index, async () => false);
    },
    async ensureCaughtUp(name, head) {
      const projection = named(name);
      const takeOver = async (session: Session) => {
        await session.built();
        await session.catchUp(head);
        throwIfStopped(session, name);
      };
      await until(projection, head.index, async () => running === 0 && ifFree(takeOver));
      const view = await live(projection);
      if (!view) throw new ViewBehind(name, -1, head.index);
      return view;
    },
    status: () =>
      Promise.all(
        projections.map((projection) => statusOf(projection, failureOf(projection.name), { log, readStore, clock })),
      ),
    rebuild: async (names, rebuildOptions) => rebuilds.start(names.map(named), rebuildOptions),
    builds: rebuilds.list,
    askRebuild: async (name, request) => rebuilds.ask(named(name), request),
    switchBuild: async (name) => rebuilds.switch(named(name)),
    rollback: async (name) => rebuilds.rollback(named(name)),
    dropBuild: async (name) => rebuilds.drop(named(name)),
    async digest(name) {
      const projection = named(name);
      const view = await live(projection);
      if (!view) return digestOfNothing(projection);
      return view.read(async (reader) => {
        const collections: Record<string, string> = {};
        for (const collection of Object.keys(view.spec.collections)) {
          collections[collection] = await reader.digest(collection);
        }
        return { index: ((await reader.checkpoint()) ?? START).index, collections };
      });
    },
    parked: async (name) => (await live(named(name)))?.read(parkedStreams) ?? [],
    async redrive(name, stream) {
      const projection = named(name);
      const here = sessions.use(async (session) => {
        if (stream !== undefined && !session.parked(name).has(stream)) throw new NothingParked(name, stream);
        const redriven = await session.redrive(name, stream);
        throwIfStopped(session, name);
        return [...redriven].map(([of, { applied, head }]) => ({ stream: of, applied, head: head ?? null }));
      });
      return here.catch((error) => {
        if (!(error instanceof ProjectorBusy)) throw error;
        return redriveElsewhere(projection, stream, error, { readStore, clock, patienceMs, lookAgain });
      });
    },
  };
}

function throwIfStopped(session: Session, name: string): void {
  const failure = session.stopped(name);
  if (failure) throw failure;
}

function digestOfNothing({ collections }: Projection): ViewDigest {
  const digest = createHash('sha256').digest('hex');
  return {
    index: START.index,
    collections: Object.fromEntries(Object.keys(collections).map((name) => [name, digest])),
  };
}
