import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { lagByCount, lagByPosition } from './lag.ts';
import { type LagBound, lagBound } from './lag-bound.ts';

describe('a command, where views are projected beside it', () => {
  let bound: LagBound;
  beforeEach(() => {
    jest.useFakeTimers();
    bound = lagBound(() => performance.now(), lagByPosition());
  });
  afterEach(() => void jest.useRealTimers());
  /** A command that comes: whether it is in, and how it gets through. */
  const entered = () => {
    const waiting = bound.enter();
    const one = { isIn: waiting === undefined, through: (): void => {} };
    void waiting?.then((through) => {
      one.isIn = true;
      one.through = through;
    });
    return one;
  };
  const turn = () => jest.advanceTimersByTimeAsync(0);

  it('waits for nothing while nobody projects', () => {
    bound.appended(1_000_000, 1);
    expect(bound.enter()).toBeUndefined();
  });

  it('waits while views are 300 events behind, and goes on once they are nearer', async () => {
    bound.projected(10);
    bound.appended(309, 1);
    expect(bound.enter()).toBeUndefined();
    bound.appended(310, 1);
    const one = entered();
    await turn();
    expect(one.isIn).toBe(false);
    bound.projected(10);
    await turn();
    expect(one.isIn).toBe(false);
    bound.projected(11);
    await turn();
    expect(one.isIn).toBe(true);
  });

  it('is let in where there is room for it, in the order they came', async () => {
    bound.projected(0);
    bound.appended(300, 1);
    const some = [entered(), entered(), entered()];
    const areIn = async () => {
      await turn();
      return some.map(({ isIn }) => isIn);
    };
    expect(await areIn()).toEqual([false, false, false]);
    bound.projected(2);
    expect(await areIn()).toEqual([true, true, false]);
    // Accepted, it takes its room with it; refused, it leaves it to the next.
    bound.appended(301, 1);
    some[0]?.through();
    expect(await areIn()).toEqual([true, true, false]);
    some[1]?.through();
    expect(await areIn()).toEqual([true, true, true]);
  });

  it('is refused where 10,000 wait already', () => {
    bound.projected(0);
    bound.appended(300, 1);
    for (let n = 0; n < 10_000; n++) void bound.enter();
    expect(() => bound.enter()).toThrow(expect.objectContaining({ code: 'queue-full' }));
  });

  it('waits no longer than ten seconds for whoever projects and says nothing', async () => {
    bound.projected(0);
    bound.appended(5_000, 1);
    const one = entered();
    await jest.advanceTimersByTimeAsync(9_999);
    expect(one.isIn).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(one.isIn).toBe(true);
    one.through();
    expect(bound.enter()).toBeUndefined();
  });

  it('goes on where projecting ends', async () => {
    bound.projected(0);
    bound.appended(5_000, 1);
    const one = entered();
    bound.ended();
    await turn();
    expect(one.isIn).toBe(true);
    expect(bound.enter()).toBeUndefined();
  });
});

describe('a command, where positions of the log count no events', () => {
  it('waits while 300 events that were appended here are lacking, however far apart they stand', async () => {
    const bound = lagBound(() => performance.now(), lagByCount());
    bound.appended(5, 1);
    bound.projected(10);
    for (let n = 1; n <= 149; n++) bound.appended(10 + n * 7_000, 2);
    expect(bound.enter()).toBeUndefined();
    // One that was told of before, and one that views had before it was told of.
    bound.appended(10 + 149 * 7_000, 2);
    bound.appended(9, 50);
    expect(bound.enter()).toBeUndefined();
    bound.appended(10 + 150 * 7_000, 2);
    const waiting = bound.enter();
    expect(waiting).toBeDefined();
    bound.projected(10 + 7_000);
    await waiting;
  });
});
