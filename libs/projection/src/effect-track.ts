import type { RecordedEvent } from '#kernel';
import type { Changes, Checkpoint, Document, Lease, View, ViewSpec } from '#read-store';
import type { Effect } from './effect.ts';
import { placeOfEffect } from './effect-place.ts';
import { EffectStopped } from './errors.ts';
import { checkpointAfter, eventAt, indexOf, type Log } from './log-place.ts';
import {
  PARKED,
  PARKED_STREAMS_LIMIT,
  type ParkedEvent,
  parkedCollection,
  parkedDocument,
  parkedEvent,
  parkedHeads,
  parkedKey,
  parkedQueue,
} from './parking.ts';
import type { Redriven } from './redrive.ts';

/** One effect on its way along the log, under a lease. */
export interface EffectTrack {
  checkpoint(): Checkpoint;
  /** Does what the next events of the log ask for, until the signal is given. @throws LeaseLost, ViewUnavailable, EffectStopped */
  perform(events: readonly RecordedEvent[], signal: AbortSignal): Promise<void>;
  /** Tries again what waits in one stream, in order. */
  redrive(stream: string): Promise<Redriven>;
}

export interface EffectTrackOptions {
  readonly log: Log;
  readonly view: View;
  readonly lease: Lease;
  readonly upcast: (event: RecordedEvent) => RecordedEvent;
  readonly parked: (event: ParkedEvent) => void;
}

/** What an effect keeps: its place, and what is parked. */
export function effectViewSpec({ name }: Pick<Effect, 'name'>): ViewSpec {
  return { name: `effect-${name}`, version: 1, collections: { [PARKED]: parkedCollection } };
}

export async function openEffectTrack(effect: Effect, options: EffectTrackOptions): Promise<EffectTrack> {
  const { log, view, lease, upcast, parked } = options;
  const wanted = effect.wants === 'all' ? undefined : new Set(effect.wants);
  let checkpoint = await placeOfEffect(log, view, lease);
  const held = new Set((await parkedHeads(view)).map(({ stream }) => stream));

  const commit = async (changes: Changes, at: Checkpoint) => {
    await view.commit(changes, at, lease);
    checkpoint = at;
  };
  /** @returns what it failed with, in a box */
  const failureOf = async (event: RecordedEvent): Promise<{ readonly cause: unknown } | undefined> => {
    try {
      await effect.run(upcast(event));
      return undefined;
    } catch (cause) {
      return { cause };
    }
  };
  const performOne = async (event: RecordedEvent): Promise<void> => {
    const after = checkpointAfter(log, event);
    if (held.has(event.stream)) return commit(rowsOf(parkedEvent(event)), after);
    const failure = await failureOf(event);
    if (!failure) return commit({}, after);
    const row = parkedEvent(event, { ...failure, attempts: 1 });
    if (held.size >= PARKED_STREAMS_LIMIT) throw new EffectStopped(effect.name, row);
    await commit(rowsOf(row), after);
    held.add(event.stream);
    parked(row);
  };

  return {
    checkpoint: () => checkpoint,
    async perform(events, signal) {
      let passed: RecordedEvent | undefined;
      for (const event of events) {
        if (signal.aborted) break;
        if (indexOf(event) <= checkpoint.index) continue;
        const isWanted = wanted === undefined || wanted.has(event.type);
        if (isWanted) await performOne(event);
        passed = isWanted ? undefined : event;
      }
      if (passed) await commit({}, checkpointAfter(log, passed));
    },
    async redrive(stream) {
      for (let applied = 0; ; applied++) {
        const [first, next] = await parkedQueue(view, stream, 2);
        if (!first) {
          held.delete(stream);
          return { applied, head: undefined };
        }
        const event = await eventAt(log, first);
        const failure = event ? await failureOf(event) : { cause: new RangeError('the log holds no such event') };
        if (failure) {
          const { attempts } = first;
          const head = event ? parkedEvent(event, { ...failure, attempts: attempts + 1 }) : first;
          await commit(rowsOf(head), checkpoint);
          parked(head);
          return { applied, head };
        }
        const rows = new Map<string, Document | null>([[parkedKey(first), null]]);
        if (next) rows.set(parkedKey(next), parkedDocument({ ...next, head: 1 }));
        await commit({ [PARKED]: rows }, checkpoint);
      }
    },
  };
}

function rowsOf(row: ParkedEvent): Changes {
  return { [PARKED]: new Map([[parkedKey(row), parkedDocument(row)]]) };
}
