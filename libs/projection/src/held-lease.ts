import type { Lease, LeaseState, ReadStore } from '#read-store';
import type { Pause } from './pause.ts';

/** The right to project, kept up by a heartbeat until it is released or lost. */
export interface HeldLease {
  readonly lease: Lease;
  /** Given with the error once a heartbeat fails. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

/** Takes the lease; where another process has it, answers who and until when. */
export async function takeLease(
  readStore: ReadStore,
  holder: string,
  leaseMs: number,
  pause: Pause,
): Promise<{ readonly held: HeldLease } | { readonly by: LeaseState }> {
  const { acquired, lease } = await readStore.acquire(holder, leaseMs);
  if (!acquired) return { by: lease };
  const stop = new AbortController();
  const lost = new AbortController();
  const beat = async () => {
    for (;;) {
      await pause(Math.floor(leaseMs / 3), stop.signal);
      if (stop.signal.aborted) return;
      await readStore.renew(lease, leaseMs);
    }
  };
  const beating = beat().catch((error) => lost.abort(error));
  const release = async () => {
    stop.abort();
    await beating;
    await readStore.release(lease);
  };
  return { held: { lease, lost: lost.signal, release } };
}
