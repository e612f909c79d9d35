import { type BuildError, BuildGone, type BuildWriter, type Checkpoint } from '#read-store';
import type { BuildOutcome } from './build-outcome.ts';
import type { ViewBuilding } from './view-building.ts';

/** One build among those that go through the log together. */
export interface Underway {
  readonly building: ViewBuilding;
  readonly writer: BuildWriter;
  ended(): Pick<BuildOutcome, 'state' | 'error'> | undefined;
  /** Work that only this build is given up for. */
  attempt(work: () => Promise<void>): Promise<void>;
  complete(checkpoint: Checkpoint | undefined): Promise<void>;
  giveUp(error: unknown): Promise<void>;
  cancel(): Promise<void>;
}

export function underway(building: ViewBuilding, writer: BuildWriter): Underway {
  let ended: Pick<BuildOutcome, 'state' | 'error'> | undefined;
  const end = async (state: 'failed' | 'cancelled', error: BuildError | null) => {
    if (ended) return;
    ended = { state, error };
    await writer.abandon(error ? { state, error } : { state });
  };
  const giveUp = (error: unknown) => end('failed', errorOf(error));
  return {
    building,
    writer,
    ended: () => ended,
    giveUp,
    cancel: () => end('cancelled', null),
    async attempt(work) {
      try {
        await work();
      } catch (error) {
        await (error instanceof BuildGone ? end('cancelled', errorOf(error)) : giveUp(error));
      }
    },
    async complete(checkpoint) {
      await writer.complete(checkpoint);
      ended = { state: 'ready', error: null };
    },
  };
}

/** Code and message of an error. A message of ours never quotes what an event holds; any other might. */
function errorOf(error: unknown): BuildError {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string'
    ? { code, message: (error as Error).message }
    : { code: 'internal', message: (error as Error).name };
}
