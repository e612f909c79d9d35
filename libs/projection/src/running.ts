import { Observable } from 'rxjs';
import { StoreUnavailable } from '#event-store';
import { LeaseLost } from '#read-store';
import { ProjectorBusy } from './errors.ts';
import { followLog } from './follow-log.ts';
import type { Log } from './log-place.ts';
import type { Pause } from './pause.ts';
import type { Projection } from './projection.ts';
import type { ProjectorNews } from './projector.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import type { Parked } from './track.ts';
import type { InTurn } from './turns.ts';

export interface RunOptions {
  readonly log: Log;
  readonly projections: readonly Projection[];
  readonly sessions: Sessions;
  readonly pause: Pause;
  /** How long to wait before asking for the lease again. */
  readonly standByMs: number;
  /** Lets more events come before the next batch. Never rejects. */
  gather(signal: AbortSignal): Promise<void>;
}

/** How often the builds are looked at: for new ones, and for what is asked of them. */
const REFRESH_MS = 200;

/** How often builds that follow behind take events before they are looked at again. */
const TURNS_BETWEEN = 10;

/** Projects until told to stop, or unsubscribed: as soon as nobody else does, and again after losing the lease. */
export function runProjector(options: RunOptions, stop: AbortSignal): Observable<ProjectorNews> {
  return new Observable((subscriber) => {
    const unsubscribed = new AbortController();
    const signal = AbortSignal.any([stop, unsubscribed.signal]);
    const done = runUntil(signal, options, (news) => subscriber.next(news));
    done.then(
      () => subscriber.complete(),
      (error) => subscriber.error(error),
    );
    return () => unsubscribed.abort();
  });
}

async function runUntil(signal: AbortSignal, options: RunOptions, tell: (news: ProjectorNews) => void): Promise<void> {
  let waitsFor: string | undefined;
  while (!signal.aborted) {
    try {
      await options.sessions.keep((session, inTurn) => {
        waitsFor = undefined;
        return follow(session, inTurn, signal, options, tell);
      });
    } catch (error) {
      if (error instanceof ProjectorBusy || error instanceof StoreUnavailable) {
        const { code, message } = error;
        if (code !== waitsFor) tell({ kind: 'waiting', code, message });
        waitsFor = code;
        await options.pause(options.standByMs, signal);
      } else if (!(error instanceof LeaseLost)) throw error;
    }
  }
}

async function follow(
  session: Session,
  inTurn: InTurn,
  stop: AbortSignal,
  { log, projections, pause, gather }: RunOptions,
  tell: (news: ProjectorNews) => void,
): Promise<void> {
  const failed = new AbortController();
  const signal = AbortSignal.any([stop, session.lost, failed.signal]);
  const told = new Map<string, unknown>();
  const parkedTold = new Map<string, Parked>();
  const announce = () => {
    for (const { name } of projections) {
      const parked = session.parked(name);
      const before = parkedTold.get(name);
      if (parked !== before) {
        for (const [stream, event] of parked) {
          if (before?.get(stream) !== event) tell({ kind: 'parked', projection: name, event });
        }
        parkedTold.set(name, parked);
      }
      const error = session.stopped(name);
      if (error === told.get(name)) continue;
      told.set(name, error);
      tell(error ? { kind: 'stopped', projection: name, error } : { kind: 'resumed', projection: name });
    }
    const cursor = session.cursor();
    if (cursor) tell({ kind: 'projected', cursor });
  };
  const refresh = async () => {
    for (let isBehind = false; ; ) {
      if (!isBehind) await pause(REFRESH_MS, signal);
      if (signal.aborted) return;
      await inTurn(session.refresh);
      announce();
      // In turns of their own, so that new events wait for no more than one of them.
      for (let turn = 0; turn < TURNS_BETWEEN; turn += 1) {
        isBehind = !signal.aborted && (await inTurn(session.advance));
        if (!isBehind) break;
      }
    }
  };
  const onTheWay = session.came.subscribe(announce);
  const refreshing = refresh().catch((error) => failed.abort(error));
  try {
    while (!signal.aborted) {
      await inTurn(() => session.catchUp(undefined, signal));
      announce();
      for await (const events of followLog(log, session.cursor() ?? (await log.head()), signal)) {
        if (events.length === 0) continue;
        await inTurn(() => session.project(events));
        announce();
        await inTurn(session.advance);
        await gather(signal);
      }
    }
  } finally {
    failed.abort();
    onTheWay.unsubscribe();
    await refreshing;
  }
  session.lost.throwIfAborted();
  if (failed.signal.aborted && !stop.aborted) throw failed.signal.reason;
}
