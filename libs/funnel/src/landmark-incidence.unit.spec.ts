import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { landmarkIncidence, type Stays } from './landmark-incidence.ts';

type Stay = readonly [left: number, ended: number, cause: number, watched?: number];

const staysOf = (stays: readonly Stay[]): Stays => ({
  left: Float64Array.from(stays, ([left]) => left),
  ended: Float64Array.from(stays, ([, ended]) => ended),
  causes: Uint8Array.from(stays, ([, , cause]) => cause),
  watched: Float64Array.from(stays, ([, , , watched = Number.NEGATIVE_INFINITY]) => watched),
});
const INF = Number.POSITIVE_INFINITY;

describe('the share that is won within a horizon, of what has stood in a stage for so long', () => {
  const stays = staysOf([
    [5, 5, 1],
    [10, 40, 1],
    [12, 20, 2],
    [15, 18, 1],
    [INF, 25, 0],
    [30, 30, 2],
    [11, 60, 0],
  ]);

  it('is the incidence from that age on, by hand', () => {
    // At age 10 five stand there (the second leaves at 10). 18: won 1 of 5; 20: lost 1 of 4; one is last seen at 25.
    expect(landmarkIncidence(stays, 1, { age: 10, horizon: 15 })).toMatchObject({ share: 1 / 5, stays: 5, hits: 1 });
    // At age 9 six: 18: 1 of 6; 20: S 5/6 · 4/5; 30: lost 1 of 3 (one last seen at 25); 40: won 1 of 2.
    const { share, hits } = landmarkIncidence(stays, 1, { age: 9, horizon: 31 })!;
    expect([share, hits]).toEqual([expect.closeTo(1 / 6 + (((5 / 6) * (4 / 5) * 2) / 3) * (1 / 2), 14), 2]);
  });

  it('is the plain share where everything is watched to its end', () => {
    const stay = fc.tuple(fc.integer({ min: 1, max: 50 }), fc.nat({ max: 50 }), fc.integer({ min: 1, max: 2 }));
    fc.assert(
      fc.property(fc.array(stay, { minLength: 1, maxLength: 60 }), fc.nat({ max: 30 }), (some, age) => {
        const all = some.map(([left, more, cause]): Stay => [left, left + more, cause]);
        const there = all.filter(([left]) => left > age);
        const won = there.filter(([, ended, cause]) => cause === 1 && ended <= age + 20);
        const answer = landmarkIncidence(staysOf(all), 1, { age, horizon: 20 });
        if (there.length === 0) expect(answer).toBeNull();
        else expect(answer).toMatchObject({ share: expect.closeTo(won.length / there.length, 12), hits: won.length });
      }),
    );
  });

  it('counts what was watched late from then on', () => {
    // At 0: two. 4: won 1 of 2; from 6 a third is there; 8: won 1 of 2; the last is there at 10.
    const late = staysOf([
      [4, 4, 1],
      [8, 8, 1],
      [INF, 12, 0, 6],
    ]);
    expect(landmarkIncidence(late, 1, { age: 0, horizon: 10 })).toMatchObject({ share: 0.75, stays: 3 });
  });

  it('is not told of too few, nor where nothing was watched for so long', () => {
    expect(landmarkIncidence(stays, 1, { age: 10, horizon: 15, minimum: 6 })).toBeNull();
    expect(landmarkIncidence(stays, 1, { age: 29, horizon: 15 })).not.toBeNull();
    expect(landmarkIncidence(stays, 1, { age: 30, horizon: 15 })).toBeNull();
    expect(landmarkIncidence(stays, 1, { age: 9, horizon: 52 })).toBeNull();
    expect(landmarkIncidence(staysOf([]), 1, { age: 0, horizon: 5 })).toBeNull();
  });

  it('is nothing, not unknown, where all that was watched stays open', () => {
    const open = staysOf([
      [INF, 50, 0],
      [INF, 60, 0],
    ]);
    expect(landmarkIncidence(open, 1, { age: 1, horizon: 30 })).toMatchObject({ share: 0, error: 0, stays: 2 });
  });
});
