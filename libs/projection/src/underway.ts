import { type BuildError, BuildGone, type BuildWriter, type Checkpoint } from '#read-store';
import { buildErrorOf } from './build-error.ts';
import type { BuildOutcome } from './build-outcome.ts';
import type { FoldedPart } from './log-share.ts';
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
  /** Takes over a part that was folded beside, or is given up for what that failed with. */
  takeOver(part: number, folded: FoldedPart): Promise<void>;
  cancel(): Promise<void>;
}

export function underway(building: ViewBuilding, writer: BuildWriter): Underway {
  let ended: Pick<BuildOutcome, 'state' | 'error'> | undefined;
  const end = async (state: 'failed' | 'cancelled', error: BuildError | null) => {
    if (ended) return;
    ended = { state, error };
    await writer.abandon(error ? { state, error } : { state });
  };
  const giveUp = (error: unknown) => end('failed', buildErrorOf(error));
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      await (error instanceof BuildGone ? end('cancelled', buildErrorOf(error)) : giveUp(error));
    }
  };
  return {
    building,
    writer,
    ended: () => ended,
    giveUp,
    cancel: () => end('cancelled', null),
    attempt,
    async takeOver(part, { error, parked, workedMs }) {
      if (error) return end('failed', error);
      await attempt(async () => {
        await writer.takeOver(part);
        await building.takeOver(parked, workedMs);
      });
    },
    async complete(checkpoint) {
      await writer.complete(checkpoint);
      ended = { state: 'ready', error: null };
    },
  };
}
