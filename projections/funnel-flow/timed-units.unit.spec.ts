import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { enteredIn, LOST, partsOf, type TimedUnits, timedUnits, WON, wonIn } from './timed-units.ts';
import type { Unit } from './unit.ts';

const time = fc.nat({ max: 9 });
const units = fc
  .array(
    fc.record({ began: time, lasted: time, status: fc.constantFrom('open', 'won', 'lost'), team: fc.nat({ max: 2 }) }),
  )
  .map((all) =>
    all.map(({ began, lasted, status, team }): Unit => {
      const closed = status === 'open' ? undefined : began + lasted;
      return { began, status, closed, dimensions: { team: `${team}` } } as unknown as Unit;
    }),
  );
const period = fc.record({ from: fc.integer({ min: -1, max: 9 }), to: time });
const ENDS = { open: 0, won: WON, lost: LOST };

/** Every unit still beside its own times. */
function expectInColumns({ units: own, began, closed, ends }: TimedUnits): void {
  expect([...began]).toEqual(own.map((unit) => unit.began));
  expect([...closed]).toEqual(own.map((unit) => unit.closed ?? Number.POSITIVE_INFINITY));
  expect([...ends]).toEqual(own.map(({ status }) => ENDS[status]));
}

describe('units with their times in columns', () => {
  it('are those that began in a period, that were won in it, and those of each group', () => {
    fc.assert(
      fc.property(units, period, (all, { from, to }) => {
        const timed = timedUnits(all);
        const entered = enteredIn(timed, { from, to });
        expect(entered.units).toEqual(all.filter(({ began }) => from < began && began <= to));
        expect(wonIn(timed, { from, to })).toEqual(
          all.filter(({ status, closed = -1 }) => status === 'won' && from < closed && closed <= to),
        );
        const parts = partsOf(entered, ({ dimensions }) => dimensions.team!);
        expect(new Map([...parts].map(([key, part]) => [key, part.units]))).toEqual(
          Map.groupBy(entered.units, ({ dimensions }) => dimensions.team!),
        );
        for (const some of [timed, entered, ...parts.values()]) expectInColumns(some);
      }),
    );
  });
});
