import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type LagBound, lagBound } from './lag-bound.ts';

describe('a command, where views are projected beside it', () => {
  let bound: LagBound;
  beforeEach(() => {
    jest.useFakeTimers();
    bound = lagBound(() => performance.now());
  });
  afterEach(() => void jest.useRealTimers());
  const outcomeOf = (wait: Promise<void> | undefined) => {
    let gone = wait === undefined;
    void wait?.then(() => {
      gone = true;
    });
    return async () => {
      await jest.advanceTimersByTimeAsync(0);
      return gone;
    };
  };

  it('waits for nothing while nobody projects', () => {
    bound.appended(1_000_000);
    expect(bound.wait()).toBeUndefined();
  });

  it('waits while views are more than 2,000 events behind, and goes on once they are nearer', async () => {
    bound.projected(10);
    bound.appended(2_010);
    expect(bound.wait()).toBeUndefined();
    bound.appended(2_011);
    const gone = outcomeOf(bound.wait());
    expect(await gone()).toBe(false);
    bound.projected(10);
    expect(await gone()).toBe(false);
    bound.projected(11);
    expect(await gone()).toBe(true);
    expect(bound.wait()).toBeUndefined();
  });

  it('waits no longer than ten seconds for whoever projects and says nothing', async () => {
    bound.projected(0);
    bound.appended(5_000);
    const gone = outcomeOf(bound.wait());
    await jest.advanceTimersByTimeAsync(9_999);
    expect(await gone()).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(await gone()).toBe(true);
    expect(bound.wait()).toBeUndefined();
  });

  it('goes on where projecting ends', async () => {
    bound.projected(0);
    bound.appended(5_000);
    const gone = outcomeOf(bound.wait());
    bound.ended();
    expect(await gone()).toBe(true);
    expect(bound.wait()).toBeUndefined();
  });
});
