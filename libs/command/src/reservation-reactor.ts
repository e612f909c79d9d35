import { MATCH_WITHIN_MS, type ReleaseVehicle } from '#dealership';
import type { EventStore } from '#event-store';
import { type Actor, type Clock, derivedId, later } from '#kernel';
import type { Executor } from './executor.ts';
import { reservationEventTypes, type Waiting, waitingVehicles } from './waiting-vehicles.ts';

/** Who frees vehicles that a crash left held. */
export const RESERVATION_REACTOR: Actor = { id: 'reservation-reactor', role: 'service' };

/** How often the reactor looks for vehicles that have waited long enough: none waits longer than the two together. */
const LOOK_EVERY_MS = 10_000;
/** How long a vehicle may be held without a match, while a reactor runs. */
export const FREE_WITHIN_MS = MATCH_WITHIN_MS + LOOK_EVERY_MS;

export interface ReservationReactorOptions {
  readonly store: Pick<EventStore, 'subscribe'>;
  readonly execute: Executor['execute'];
  readonly clock: Clock;
  /** Resolves after `ms`, or at once when the signal is given. Never rejects. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
  /** Told of every release that failed; it is tried again. */
  failed(error: Error): void;
}

/**
 * Frees the vehicles that a command reserved and did not live to match, and those whose order was cancelled by a command
 * that did not live to free them, within 40 seconds. Any number of processes may run one: the release of a vehicle has
 * the same command id in all of them, and ReleaseVehicle itself decides whether the vehicle may be free.
 * Resolves once the signal is given and nothing is under way; rejects where the log can no longer be followed.
 */
export async function runReservationReactor(
  { store, execute, clock, pause, failed }: ReservationReactorOptions,
  signal: AbortSignal,
): Promise<void> {
  const vehicles = waitingVehicles();
  const ended = new AbortController();
  const stopped = AbortSignal.any([signal, ended.signal]);
  let caughtUp = false;
  let broken: { readonly error: unknown } | undefined;
  const subscription = store.subscribe({ types: reservationEventTypes }).subscribe({
    next(delivery) {
      if (delivery.kind === 'caughtUp') caughtUp = true;
      else for (const event of delivery.events) vehicles.take(event);
    },
    error(error) {
      broken = { error };
      ended.abort();
    },
    complete: () => ended.abort(),
  });

  async function release(waiting: Waiting): Promise<void> {
    try {
      const outcome = await execute(releaseOf(waiting));
      const mayStillCome = outcome.outcome === 'refused' && outcome.refusal.rule === 'match-under-way';
      if (outcome.outcome !== 'conflict' && !mayStillCome) vehicles.settle(waiting);
    } catch (error) {
      failed(error as Error);
    }
  }

  try {
    while (!stopped.aborted) {
      await pause(LOOK_EVERY_MS, stopped);
      if (stopped.aborted || !caughtUp) continue;
      for (const waiting of vehicles.until(later(clock(), -MATCH_WITHIN_MS))) await release(waiting);
    }
  } finally {
    subscription.unsubscribe();
  }
  if (broken) throw broken.error;
}

function releaseOf({ vehicleId, opportunityId, orderId, cause, event }: Waiting) {
  const input = { opportunityId, orderId, cause } satisfies ReleaseVehicle;
  return {
    command: 'ReleaseVehicle',
    id: vehicleId,
    data: input,
    input,
    actor: RESERVATION_REACTOR,
    commandId: derivedId('ReleaseVehicle', event),
    causationId: event,
  };
}
