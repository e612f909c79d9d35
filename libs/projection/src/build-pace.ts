import { setImmediate } from 'node:timers/promises';
import { type Clock, type Instant, later } from '#kernel';
import type { BuildRequest } from '#read-store';
import type { BuildNews, BuildOutcome } from './build-outcome.ts';
import type { Pause } from './pause.ts';
import type { Underway } from './underway.ts';

/** How often builders say how far they are, and look what is asked of them. */
const BEAT_MS = 250;

/** Keeps builds that go through the log together in step with what is asked of them. */
export interface BuildPace {
  /** Between two pieces of work: other work has its turn; now and then the builders say how far they are. */
  step(seen: number): Promise<void>;
  outcomes(): readonly BuildOutcome[];
}

export interface PaceOptions {
  readonly clock: Clock;
  readonly pause: Pause;
  readonly signal: AbortSignal;
  /** Tells whoever folds beside to wait, or to go on. */
  readonly hold: (request: 'pause' | 'resume') => void;
}

export function buildPace(
  under: readonly Underway[],
  total: number,
  { clock, pause, signal, hold }: PaceOptions,
  tell: (news: readonly BuildNews[]) => void,
): BuildPace {
  const begun = performance.now();
  let paused = 0;
  let done = 0;
  let next: Instant | undefined;
  const workedMs = () => performance.now() - begun - paused;
  const going = () => under.filter((each) => !each.ended());

  /** @returns what was asked of any of them, save to cancel, which is done */
  const beat = async (state: 'building' | 'paused'): Promise<readonly BuildRequest[]> => {
    const asked: BuildRequest[] = [];
    for (const each of going()) {
      await each.attempt(async () => {
        const request = await each.writer.beat({ done, total, workedMs: workedMs(), state });
        if (request === 'cancel') await each.cancel();
        else if (request) asked.push(request);
      });
    }
    tell(going().map(({ building }) => ({ name: building.projection.name, done, total, workedMs: workedMs() })));
    next = later(clock(), BEAT_MS);
    return asked;
  };
  const waitUntilResumed = async () => {
    const since = performance.now();
    const before = paused;
    hold('pause');
    while (!signal.aborted && going().length > 0 && !(await beat('paused')).includes('resume')) {
      await pause(BEAT_MS, signal);
      paused = before + performance.now() - since;
    }
    hold('resume');
    await beat('building');
  };
  return {
    async step(seen) {
      done += seen;
      await setImmediate();
      if (signal.aborted) for (const each of going()) await each.cancel();
      if (next && clock() < next) return;
      if ((await beat('building')).includes('pause')) await waitUntilResumed();
    },
    outcomes: () =>
      under.map(({ building, writer, ended }) => ({
        name: building.projection.name,
        build: writer.build,
        ...(ended() ?? { state: 'cancelled', error: null }),
        events: done,
        workedMs: workedMs(),
        ownMs: building.workedMs(),
      })),
  };
}
