import type { Observable } from 'rxjs';
import type { Clock, EventRegistry } from '#kernel';
import type { ReadStore } from '#read-store';
import type { Effect } from './effect.ts';
import type { EffectStopped } from './errors.ts';
import type { Log } from './log-place.ts';
import type { ParkedEvent, ParkedStream } from './parking.ts';
import type { Pause } from './pause.ts';
import type { RedrivenStream } from './redrive.ts';

export interface EffectsOptions {
  readonly eventStore: Log;
  readonly registry: Pick<EventRegistry, 'upcast'>;
  /** Of effects alone: whoever rebuilds, drops or redrives views never touches it, and its lease is one of its own. */
  readonly readStore: ReadStore;
  readonly effects: readonly Effect[];
  /** Names this process in the lease: another one each time it starts. */
  readonly holder: string;
  readonly clock: Clock;
  readonly pause?: Pause;
  /** How long a holder that says nothing is thought alive. */
  readonly leaseMs?: number;
}

/** What running effects tell. */
export type EffectNews =
  /** The effect has done what every event up to that log index asks for, but for what is parked. */
  | { readonly kind: 'performed'; readonly effect: string; readonly index: number }
  | { readonly kind: 'parked'; readonly effect: string; readonly event: ParkedEvent }
  | { readonly kind: 'stopped'; readonly effect: string; readonly error: EffectStopped };

/**
 * Effects on the world, each at its own place in the log. An effect begins at the head when it is first registered, goes on
 * from its place ever after, and waits for no other one.
 */
export interface Effects {
  /**
   * Does what new events ask for; stands by while another process does. Completes once `stop` is given and what was begun
   * is done and noted.
   */
  run(stop: AbortSignal): Observable<EffectNews>;
  /** The streams that wait, each with the event it waits for, in log order. */
  parked(effect: string): Promise<readonly ParkedStream[]>;
  /** Tries again what waits, of one stream or of all. @throws ProjectorBusy, NothingParked */
  redrive(effect: string, stream?: string): Promise<readonly RedrivenStream[]>;
}
