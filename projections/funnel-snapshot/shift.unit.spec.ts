import { describe, expect, it } from '@jest/globals';
import { type Instant, instantOf } from '#kernel';
import type { TrajectoryPoint } from '#opportunity';
import { shiftsBetween } from './shift.ts';

const DAY = 86_400_000;
const day = (n: number) => instantOf(n * DAY) as Instant;

/** Points through stages, one a day from day 0; a dot stays where it is. */
function through(stages: string): readonly TrajectoryPoint[] {
  return [...stages].flatMap((stage, n) => {
    const point = { status: 'open', stage, value: null, dimensions: {}, stageModel: 'm@1', episode: 1 } as const;
    return stage === '.' ? [] : [{ at: day(n), ...point }];
  });
}

function told(before: string, after: string) {
  return shiftsBetween(through(before), through(after)).map(
    ({ at, from, to }) => `${from?.stage ?? ''}>${to?.stage ?? ''} ${at / DAY}`,
  );
}

describe('shifts', () => {
  it('are one for an entry and one for an event in order', () => {
    expect(told('', 'A')).toEqual(['>A 0']);
    expect(told('A', 'AB')).toEqual(['A>B 1']);
    const [first, second] = through('AB') as [TrajectoryPoint, TrajectoryPoint];
    expect(shiftsBetween([first], [first, second])).toMatchObject([
      { at: DAY, from: { stage: 'A' }, to: { stage: 'B' } },
    ]);
  });

  it('are none where nothing changes', () => {
    expect(told('ABC', 'ABC')).toEqual([]);
    const [point] = through('A') as [TrajectoryPoint];
    expect(shiftsBetween([point], [point, { ...point, at: day(3), episode: 2 }])).toEqual([]);
  });

  it('take back what a late event overturns and enter it anew', () => {
    expect(told('A..C', 'A.BC')).toEqual(['B>A 3', 'A>B 2']);
    expect(told('A.B', 'AB.')).toEqual(['B>A 2', 'A>B 1']);
  });

  it('undo an opportunity that never was', () => {
    expect(told('AB', '')).toEqual(['A> 0', 'B>A 1']);
  });
});
