import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aalenJohansen, type Followed, incidenceAt, logLogInterval } from './aalen-johansen.ts';

const followed = (rows: readonly (readonly [time: number, cause: number, entry?: number])[]): Followed => ({
  times: Float64Array.from(rows, ([time]) => time),
  causes: Uint8Array.from(rows, ([, cause]) => cause),
  ...(rows.some(([, , entry]) => entry !== undefined)
    ? { entries: Float64Array.from(rows, ([, , entry = Number.NEGATIVE_INFINITY]) => entry) }
    : {}),
});

/** Days and cause (1 converted, 2 lost, 0 open) of the specification (funnel.md 4). */
const VECTOR = followed([
  ...([
    [3, 1],
    [5, 2],
    [5, 0],
    [8, 1],
    [10, 2],
    [12, 0],
  ] as const),
  ...([
    [15, 1],
    [15, 2],
    [20, 0],
    [25, 1],
    [30, 0],
    [30, 0],
  ] as const),
]);

describe('the curves of competing causes', () => {
  it.each([
    [3, 12, 0.916667, 0.083333, 0],
    [5, 11, 0.833333, 0.083333, 0.083333],
    [8, 9, 0.740741, 0.175926, 0.083333],
    [10, 8, 0.648148, 0.175926, 0.175926],
    [15, 6, 0.432099, 0.283951, 0.283951],
    [25, 3, 0.288066, 0.427984, 0.283951],
  ])(
    'of the vector at day %i: %i at risk, %d go on, %d converted, %d lost',
    (day, atRisk, survival, converted, lost) => {
      const curve = aalenJohansen(VECTOR);
      const place = curve.times.indexOf(day);
      expect(curve.atRisk[place]).toBe(atRisk);
      expect(curve.survival[place]).toBeCloseTo(survival, 6);
      expect(curve.incidence[0]![place]).toBeCloseTo(converted, 6);
      expect(curve.incidence[1]![place]).toBeCloseTo(lost, 6);
    },
  );

  it('of the vector have the standard error that R gives', () => {
    expect(incidenceAt(aalenJohansen(VECTOR), 1, 25)!.error).toBeCloseTo(0.167652, 6);
  });

  it('say nothing of a time for which nothing was watched, unless all had ended', () => {
    const curve = aalenJohansen(VECTOR);
    expect(incidenceAt(curve, 1, 2)).toEqual({ share: 0, error: 0, survival: 1, interval: null, atRisk: 12 });
    expect(incidenceAt(curve, 1, 30)).toMatchObject({ share: curve.incidence[0]!.at(-1), atRisk: 2 });
    expect(incidenceAt(curve, 1, 30.1)).toBeNull();
    expect(
      incidenceAt(
        aalenJohansen(
          followed([
            [1, 1],
            [2, 2],
          ]),
        ),
        1,
        99,
      ),
    ).toMatchObject({ share: 0.5, atRisk: 0 });
    expect(incidenceAt(aalenJohansen(followed([])), 1, 0)).toBeNull();
    expect(
      incidenceAt(
        aalenJohansen(
          followed([
            [3, 0],
            [4, 0],
          ]),
        ),
        1,
        4,
      ),
    ).toMatchObject({ share: 0, atRisk: 1 });
  });

  it('count whoever came late from then on', () => {
    const curve = aalenJohansen(
      followed([
        [2, 1, 0],
        [3, 1, 2],
        [5, 0, 3],
        [6, 1, 1],
      ]),
    );
    expect([...curve.atRisk]).toEqual([2, 2, 1]);
    expect([...curve.survival]).toEqual([0.5, 0.25, 0]);
  });

  it('leave out whoever had ended before it was watched', () => {
    const seen = [
      [2, 1, Number.NEGATIVE_INFINITY],
      [6, 2, 1],
    ] as const;
    const unseen = [
      [3, 1, 3],
      [4, 2, 5],
    ] as const;
    const curve = aalenJohansen(followed([...seen, ...unseen]));
    expect([...curve.times]).toEqual([2, 6]);
    expect([...curve.atRisk]).toEqual([2, 1]);
    expect(curve.size).toBe(2);
    expect(curve.watchedAt(4.5)).toBe(1);
  });

  const row = fc.tuple(
    fc.integer({ min: 1, max: 30 }),
    fc.integer({ min: 0, max: 3 }),
    fc.integer({ min: 0, max: 29 }),
  );

  it('and who goes on are all there are, at every time', () => {
    fc.assert(
      fc.property(fc.array(row), fc.boolean(), (rows, late) => {
        const kept = rows.map(([time, cause, entry]) =>
          late ? ([time, cause, Math.min(entry, time - 1)] as const) : ([time, cause] as const),
        );
        const { times, survival, incidence, error } = aalenJohansen(followed(kept), 3);
        for (const place of times.keys()) {
          const ended = incidence.reduce((sum, cause) => sum + cause[place]!, 0);
          expect(survival[place]! + ended).toBeCloseTo(1, 12);
          for (const one of error) expect(one[place]).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('without censoring are shares of all, with the error of a binomial', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        const all = rows.map(([time, cause]) => [time, Math.max(1, cause)] as const);
        const curve = aalenJohansen(followed(all), 3);
        for (const cause of [1, 2, 3]) {
          for (const [place, time] of curve.times.entries()) {
            const share = all.filter(([at, by]) => by === cause && at <= time).length / all.length;
            expect(curve.incidence[cause - 1]![place]).toBe(share);
            expect(curve.error[cause - 1]![place]).toBeCloseTo(Math.sqrt((share * (1 - share)) / all.length), 7);
          }
        }
      }),
    );
  });
});

describe('the interval of an incidence', () => {
  it('holds the share, and lies in 0..1', () => {
    const open = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
    fc.assert(
      fc.property(open, fc.double({ min: 0, max: 0.5, noNaN: true }), (share, error) => {
        const [low, high] = logLogInterval(share, error)!;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(share + 1e-12);
        expect(high).toBeGreaterThanOrEqual(share - 1e-12);
      }),
    );
  });

  it('is none where nothing or everything has ended', () => {
    expect([logLogInterval(0, 0), logLogInterval(1, 0), logLogInterval(Number.NaN, 1)]).toEqual([null, null, null]);
  });
});
