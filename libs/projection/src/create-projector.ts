import { Subject, tap } from 'rxjs';
import { START } from '#event-store';
import { later } from '#kernel';
import { type Checkpoint, LeaseLost } from '#read-store';
import { NothingParked, ProjectorBusy, UnknownProjection, ViewBehind } from './errors.ts';
import { logHolds } from './log-place.ts';
import { parkedStreams } from './parking.ts';
import { pause as realPause } from './pause.ts';
import type { Progress } from './progress.ts';
import type { Projection } from './projection.ts';
import type { Projector, ProjectorOptions } from './projector.ts';
import { runProjector } from './running.ts';
import type { Session } from './session.ts';
import { createSessions } from './sessions.ts';
import { statusOf } from './status.ts';

/** How often a view is looked at that another process projects. */
const POLL_MS = 20;

/** The runtime of projections over one log and one read store. */
export function createProjector(options: ProjectorOptions): Projector {
  const { eventStore: log, readStore, projections, clock } = options;
  const { pause = realPause, leaseMs = 10_000, patienceMs = 30_000, batchSize = 5_000, lanes = 1 } = options;
  const sessions = createSessions({ ...options, log, leaseMs, pause, batchSize, lanes });
  const progressed = new Subject<void>();
  const rebuilding = new Map<string, Progress>();
  const ofThisLog = new Set<string>();
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
  const open = ({ name, version, collections }: Projection) => readStore.open({ name, version, collections });
  /** A view of another log has reached nothing, not even the beginning: it is emptied before it answers. */
  const indexReached = async (projection: Projection): Promise<number> => {
    const checkpoint = await (await open(projection)).checkpoint();
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
    const patience = later(clock(), patienceMs);
    for (;;) {
      if ((await indexReached(projection)) >= index) return;
      const failure = sessions.kept()?.stopped(projection.name);
      if (failure) throw failure;
      if ((await help()) && (await indexReached(projection)) >= index) return;
      if (clock() >= patience)
        throw new ViewBehind(projection.name, Math.max(-1, await indexReached(projection)), index);
      await lookAgain();
    }
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

  return {
    catchUp: (to) =>
      sessions.use(async (session) => {
        await session.catchUp(to);
        for (const { name } of projections) throwIfStopped(session, name);
      }),
    run(stop) {
      return runProjector({ log, projections, sessions, pause, standByMs: Math.floor(leaseMs / 3) }, stop).pipe(
        tap({
          subscribe: () => {
            running += 1;
          },
          next: () => progressed.next(),
          finalize: () => {
            running -= 1;
          },
        }),
      );
    },
    async waitFor(index) {
      for (const projection of projections) await until(projection, index, async () => false);
    },
    async ensureCaughtUp(name, head) {
      const projection = named(name);
      const takeOver = (session: Session) => session.catchUp(head).then(() => throwIfStopped(session, name));
      await until(projection, head.index, async () => running === 0 && ifFree(takeOver));
      return open(projection);
    },
    status: () =>
      Promise.all(
        projections.map((projection) => {
          const known = {
            rebuilding: rebuilding.get(projection.name),
            stopped: sessions.kept()?.stopped(projection.name),
          };
          return statusOf(projection, known, { log, readStore, clock });
        }),
      ),
    async rebuild(name, report = () => {}) {
      named(name);
      await sessions.use(async (session) => {
        try {
          await session.rebuild(name, (progress) => {
            rebuilding.set(name, progress);
            report(progress);
          });
        } finally {
          rebuilding.delete(name);
        }
        throwIfStopped(session, name);
      });
    },
    async digest(name) {
      const view = await open(named(name));
      return view.read(async (reader) => {
        const collections: Record<string, string> = {};
        for (const collection of Object.keys(view.spec.collections)) {
          collections[collection] = await reader.digest(collection);
        }
        return { index: ((await reader.checkpoint()) ?? START).index, collections };
      });
    },
    parked: async (name) => (await open(named(name))).read(parkedStreams),
    async redrive(name, stream) {
      named(name);
      return sessions.use(async (session) => {
        if (stream !== undefined && !session.parked(name).has(stream)) throw new NothingParked(name, stream);
        const redriven = await session.redrive(name, stream);
        throwIfStopped(session, name);
        return [...redriven].map(([of, { applied, head }]) => ({ stream: of, applied, head: head ?? null }));
      });
    },
  };
}

function throwIfStopped(session: Session, name: string): void {
  const failure = session.stopped(name);
  if (failure) throw failure;
}
