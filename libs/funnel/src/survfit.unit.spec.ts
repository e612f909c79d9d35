import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { aalenJohansen, type Incidence } from './aalen-johansen.ts';

/** A data set, and what R's `survfit` says of it at each time at which anything ended; golden/survfit.R makes them. */
interface Oracle {
  readonly kind: string;
  readonly exits: readonly number[];
  /** 0 open, 1 and 2 the causes. */
  readonly causes: readonly number[];
  readonly entries?: readonly number[];
  /** Without truncation with the standard errors of both causes. */
  readonly steps: readonly (readonly [
    time: number,
    atRisk: number,
    survival: number,
    first: number,
    second: number,
    ...errors: readonly number[],
  ])[];
}

const oracles: readonly Oracle[] = JSON.parse(readFileSync(new URL('golden/survfit.json', import.meta.url), 'utf8'));

const curveOf = ({ exits, causes, entries }: Oracle): Incidence =>
  aalenJohansen({
    times: Float64Array.from(exits),
    causes: Uint8Array.from(causes),
    ...(entries && { entries: Float64Array.from(entries) }),
  });

const farthest = (pairs: readonly (readonly [number, number])[]): number =>
  Math.max(0, ...pairs.map(([a, b]) => Math.abs(a - b)));

describe('the curves of 200 random data sets', () => {
  it('are of every kind: ties, one cause absent, all censored, none censored, truncation', () => {
    expect(
      Object.fromEntries(
        Map.groupBy(oracles, ({ kind }) => kind)
          .entries()
          .map(([kind, { length }]) => [kind, length]),
      ),
    ).toEqual({
      ties: 25,
      distinct: 25,
      'no-second-cause': 25,
      'no-first-cause': 25,
      'all-open': 25,
      'none-open': 25,
      truncated: 25,
      'truncated-ties': 25,
    });
  });

  it('are those of survfit in times and numbers at risk, and to 1e-8 in survival and incidence', () => {
    for (const oracle of oracles) {
      const { times, atRisk, survival, incidence } = curveOf(oracle);
      expect([...times].map((time, place) => [time, atRisk[place]])).toEqual(oracle.steps.map(([t, n]) => [t, n]));
      for (const [place, [, , left, first, second]] of oracle.steps.entries()) {
        const pairs = [
          [survival[place]!, left],
          [incidence[0]![place]!, first],
          [incidence[1]![place]!, second],
        ] as const;
        expect(farthest(pairs)).toBeLessThan(1e-8);
      }
    }
  });

  it('have the standard errors of survfit to 1e-8 where nobody came late', () => {
    const untruncated = oracles.filter(({ entries }) => !entries);
    expect(untruncated).toHaveLength(150);
    for (const oracle of untruncated) {
      const { error } = curveOf(oracle);
      const pairs = oracle.steps.flatMap(([, , , , , ...errors], place) =>
        errors.map((one, cause) => [error[cause]![place]!, one] as const),
      );
      expect(pairs).toHaveLength(2 * oracle.steps.length);
      expect(farthest(pairs)).toBeLessThan(1e-8);
    }
  });
});
