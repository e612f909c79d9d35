import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Aggregate, type Instant, instantOf } from '#kernel';
import { folded, NOON, recorded } from '#kernel/testing';
import { planningAggregates } from './aggregates.ts';
import { planningEvents } from './events.ts';

/** Events of a stream in any order and at any times, as stored: without their personal fields. */
const history = (aggregate: Aggregate) =>
  fc.array(
    fc.record({
      fact: fc.constantFrom(
        ...planningEvents
          .filter(({ category }) => category === aggregate.category)
          .flatMap(({ type, fields, examples }) => examples.map((data) => ({ type, data: clearOf(data, fields) }))),
        { type: 'EventCorrected', data: { eventId: 'event-0', revision: 0, changes: {}, voided: [''] } },
      ),
      minutes: fc.integer({ min: 0, max: 5 }),
    }),
    { maxLength: 12 },
  );

const clearOf = (data: object, fields: object) => {
  const classes = new Map<string, unknown>(Object.entries(fields));
  return Object.fromEntries(Object.entries(data).filter(([name]) => classes.get(name) === 'clear'));
};

const at = (minutes: number): Instant => instantOf(Date.parse(NOON) + minutes * 60_000);

describe.each(planningAggregates.map((aggregate) => ({ aggregate, category: aggregate.category })))(
  'the fold of $category',
  ({ aggregate }) => {
    it('takes any events in any order and never touches an earlier state', () => {
      fc.assert(
        fc.property(history(aggregate), (steps) => {
          const events = steps.map(({ fact, minutes }, n) => recorded(fact, n, at(minutes)));
          const state = folded(aggregate, events);
          expect(folded(aggregate, events)).toEqual(state);
        }),
      );
    });

    it('passes by events that it does not know', () => {
      const state = folded(aggregate, []);
      expect(aggregate.evolve(state, recorded({ type: 'NotOfThisStream', data: {} }, 0))).toEqual(state);
    });
  },
);
