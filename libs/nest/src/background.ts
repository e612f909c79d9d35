import { runReservationReactor } from '#command';
import { type Engine, runSweeper } from '#engine';
import { parkedText, pause } from '#projection';

/** Told of what goes wrong beside any request. */
export type Faults = (error: Error) => void;

export interface WorkBeside {
  /** Whether views are kept up with the log, and breaches put on record, here; where not, a process of its own does it. */
  readonly projects: boolean;
  readonly faults: Faults;
}

/**
 * Keeps the views up with the log, puts breaches on record and frees vehicles that a killed process left held, until the
 * signal is given; then resolves once the last batch is committed and the lease is free. Never rejects.
 */
export async function workBeside(engine: Engine, { projects, faults }: WorkBeside, stop: AbortSignal): Promise<void> {
  await Promise.all([
    projects && project(engine, faults, stop),
    projects && runSweeper({ sweep: engine.sweep, pause, elapsed: () => performance.now(), failed: faults }, stop),
    release(engine, faults, stop),
  ]);
}

/** A projection that stops says so; all others go on. */
function project({ projector }: Engine, faults: Faults, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    projector.run(stop).subscribe({
      next: (news) => {
        if (news.kind === 'stopped') faults(news.error);
        if (news.kind === 'parked') faults(new Error(parkedText(news.projection, news.event)));
      },
      error: (error: Error) => {
        faults(error);
        resolve();
      },
      complete: resolve,
    });
  });
}

async function release({ store, executor, clock }: Engine, faults: Faults, stop: AbortSignal): Promise<void> {
  try {
    await runReservationReactor({ store, execute: executor.execute, clock, pause, failed: faults }, stop);
  } catch (error) {
    faults(error as Error);
  }
}
