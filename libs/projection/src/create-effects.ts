import { Observable } from 'rxjs';
import { LeaseLost, type View } from '#read-store';
import type { Effect } from './effect.ts';
import { type EffectTrack, effectViewSpec, openEffectTrack } from './effect-track.ts';
import type { EffectNews, Effects, EffectsOptions } from './effects.ts';
import { EffectStopped, NothingParked, ProjectorBusy, UnknownProjection } from './errors.ts';
import { followLog } from './follow-log.ts';
import { takeLease } from './held-lease.ts';
import { batchesOf } from './log-place.ts';
import { parkedHeads, parkedStreams } from './parking.ts';
import { pause as realPause } from './pause.ts';
import type { RedrivenStream } from './redrive.ts';
import { type InTurn, inTurns } from './turns.ts';

/** Events read of the log at a time. */
const BATCH = 500;

interface Performing {
  readonly track: EffectTrack;
  readonly view: View;
  /** One thing at a time is done for one effect. */
  readonly inTurn: InTurn;
}

interface EffectSession {
  readonly performing: ReadonlyMap<string, Performing>;
  readonly lost: AbortSignal;
  close(): Promise<void>;
}

/** The runtime of effects over one log and a read store of their own. */
export function createEffects(options: EffectsOptions): Effects {
  const { eventStore: log, registry, readStore, effects, holder } = options;
  const { pause = realPause, leaseMs = 10_000 } = options;
  let kept: EffectSession | undefined;

  const named = (name: string): Effect => {
    const names = effects.map((effect) => effect.name);
    const found = effects[names.indexOf(name)];
    if (!found) throw new UnknownProjection(name, names);
    return found;
  };
  const begin = async (tell: (news: EffectNews) => void): Promise<EffectSession> => {
    const taken = await takeLease(readStore, holder, leaseMs, pause);
    if ('by' in taken) throw new ProjectorBusy(taken.by.holder);
    const { lease, lost, release } = taken.held;
    try {
      const performing = new Map<string, Performing>();
      for (const effect of effects) {
        const view = await readStore.open(effectViewSpec(effect));
        const parked = (event: Extract<EffectNews, { kind: 'parked' }>['event']) =>
          tell({ kind: 'parked', effect: effect.name, event });
        const track = await openEffectTrack(effect, { log, view, lease, upcast: registry.upcast, parked });
        performing.set(effect.name, { track, view, inTurn: inTurns() });
      }
      return { performing, lost, close: release };
    } catch (error) {
      await release();
      throw error;
    }
  };
  const follow = async (
    { name }: Effect,
    { track, inTurn }: Performing,
    signal: AbortSignal,
    tell: (news: EffectNews) => void,
  ): Promise<void> => {
    const perform = async (events: Parameters<EffectTrack['perform']>[0]) => {
      if (events.length === 0) return;
      await inTurn(() => track.perform(events, signal));
      tell({ kind: 'performed', effect: name, index: track.checkpoint().index });
    };
    try {
      while (!signal.aborted) {
        for await (const events of batchesOf(log, track.checkpoint(), undefined, BATCH)) {
          if (signal.aborted) return;
          await perform(events);
        }
        for await (const events of followLog(log, track.checkpoint(), signal)) await perform(events);
      }
    } catch (error) {
      if (!(error instanceof EffectStopped)) throw error;
      tell({ kind: 'stopped', effect: name, error });
    }
  };
  const runOnce = async (stop: AbortSignal, tell: (news: EffectNews) => void): Promise<void> => {
    const session = await begin(tell);
    const failed = new AbortController();
    const signal = AbortSignal.any([stop, session.lost, failed.signal]);
    kept = session;
    try {
      const following = effects.map((effect) =>
        follow(effect, session.performing.get(effect.name) as Performing, signal, tell).catch((error) => {
          failed.abort();
          throw error;
        }),
      );
      for (const ended of await Promise.allSettled(following)) if (ended.status === 'rejected') throw ended.reason;
      session.lost.throwIfAborted();
    } finally {
      kept = undefined;
      await session.close();
    }
  };
  const runUntil = async (stop: AbortSignal, tell: (news: EffectNews) => void): Promise<void> => {
    while (!stop.aborted) {
      try {
        await runOnce(stop, tell);
        // Each effect has stopped by itself: it waits for its fault to be mended and the process to be started again.
        if (!stop.aborted) return;
      } catch (error) {
        if (error instanceof ProjectorBusy) await pause(Math.floor(leaseMs / 3), stop);
        else if (!(error instanceof LeaseLost)) throw error;
      }
    }
  };
  const redriveIn = async (session: EffectSession, name: string, stream?: string): Promise<RedrivenStream[]> => {
    const { track, view, inTurn } = session.performing.get(name) as Performing;
    return inTurn(async () => {
      const heads = (await parkedHeads(view)).filter((head) => stream === undefined || head.stream === stream);
      if (stream !== undefined && heads.length === 0) throw new NothingParked(name, stream);
      const redriven: RedrivenStream[] = [];
      for (const { stream: of } of heads) {
        const { applied, head } = await track.redrive(of);
        redriven.push({ stream: of, applied, head: head ?? null });
      }
      return redriven;
    });
  };

  return {
    run: (stop) =>
      new Observable((subscriber) => {
        const unsubscribed = new AbortController();
        runUntil(AbortSignal.any([stop, unsubscribed.signal]), (news) => subscriber.next(news)).then(
          () => subscriber.complete(),
          (error) => subscriber.error(error),
        );
        return () => unsubscribed.abort();
      }),
    parked: async (name) => (await readStore.open(effectViewSpec(named(name)))).read(parkedStreams),
    async redrive(name, stream) {
      named(name);
      if (kept) return redriveIn(kept, name, stream);
      const session = await begin(() => {});
      try {
        return await redriveIn(session, name, stream);
      } finally {
        await session.close();
      }
    },
  };
}
