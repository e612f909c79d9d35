import { describe, expect, it } from '@jest/globals';
import { instantOf } from '#kernel';
import { runSweeper, type Sweep } from './run-sweeper.ts';

const none = { judgedAt: instantOf(0), breached: 0, recorded: 0 };

/** A sweeper whose pauses and sweeps are over at once, stopped at its n-th pause. */
async function run(sweep: Sweep, took: readonly number[]) {
  const stop = new AbortController();
  const [pauses, failures]: [number[], string[]] = [[], []];
  let at = 0;
  let asked = 0;
  const options = {
    sweep,
    pause: async (ms: number) => {
      pauses.push(ms);
      if (pauses.length > took.length) stop.abort();
    },
    // Asked before and after each sweep.
    elapsed: () => {
      if (asked++ % 2 === 1) at += took[(asked - 2) / 2] as number;
      return at;
    },
    failed: ({ message }: Error) => void failures.push(message),
  };
  await runSweeper(options, stop.signal);
  return { pauses, failures };
}

describe('the sweeper', () => {
  it('looks every minute, and after a long sweep rests nine times as long', async () => {
    const { pauses } = await run(async () => none, [5, 20_000, 5]);
    expect(pauses).toEqual([60_000, 60_000, 180_000, 60_000]);
  });

  it('tells of a sweep that failed, and goes on', async () => {
    let sweeps = 0;
    const sweep: Sweep = async () => {
      sweeps += 1;
      if (sweeps === 1) throw new Error('the disk is full');
      return none;
    };
    const { failures } = await run(sweep, [1, 1, 1]);
    expect([sweeps, failures]).toEqual([3, ['the disk is full']]);
  });
});
