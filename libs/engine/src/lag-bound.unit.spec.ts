import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type LagBound, lagBound } from './lag-bound.ts';

describe('a command, where views are projected beside it', () => {
  let bound: LagBound;
  beforeEach(() => {
    jest.useFakeTimers();
    bound = lagBound(() => performance.now());
  });
  afterEach(() => void jest.useRealTimers());
  const entered = () => {
    const waiting = bound.enter();
    let isIn = waiting === undefined;
    void waiting?.then(() => {
      isIn = true;
    });
    return async () => {
      await jest.advanceTimersByTimeAsync(0);
      return isIn;
    };
  };
  /** A command that is accepted at once. */
  const append = (position: number) => {
    expect(bound.enter()).toBeUndefined();
    bound.leave(position);
  };

  it('waits for nothing while nobody projects', () => {
    append(1_000_000);
    expect(bound.enter()).toBeUndefined();
  });

  it('waits while views are 2,000 events behind, and goes on once they are nearer', async () => {
    bound.projected(10);
    append(2_009);
    append(2_010);
    const isIn = entered();
    expect(await isIn()).toBe(false);
    bound.projected(10);
    expect(await isIn()).toBe(false);
    bound.projected(11);
    expect(await isIn()).toBe(true);
  });

  it('counts what is under way, and lets in no more than there is room for, in the order they came', async () => {
    bound.projected(0);
    append(1_998);
    expect([bound.enter(), bound.enter()]).toEqual([undefined, undefined]);
    const waiting = [entered(), entered(), entered()];
    const areIn = () => Promise.all(waiting.map((isIn) => isIn()));
    expect(await areIn()).toEqual([false, false, false]);
    bound.projected(2);
    expect(await areIn()).toEqual([true, true, false]);
    bound.leave(1_999);
    expect(await areIn()).toEqual([true, true, false]);
    // One that was refused leaves its room to the next.
    bound.leave();
    expect(await areIn()).toEqual([true, true, true]);
  });

  it('waits no longer than ten seconds for whoever projects and says nothing', async () => {
    bound.projected(0);
    append(5_000);
    const isIn = entered();
    await jest.advanceTimersByTimeAsync(9_999);
    expect(await isIn()).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(await isIn()).toBe(true);
    expect(bound.enter()).toBeUndefined();
  });

  it('goes on where projecting ends', async () => {
    bound.projected(0);
    append(5_000);
    const isIn = entered();
    bound.ended();
    expect(await isIn()).toBe(true);
    expect(bound.enter()).toBeUndefined();
  });
});
