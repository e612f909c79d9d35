import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { historyAt, historyOf, type Span } from './flow.ts';

/** In effective order, recorded in order, late or overturned. */
const spans = fc
  .array(
    fc.record({ at: fc.nat({ max: 20 }), lag: fc.nat({ max: 5 }), lasted: fc.option(fc.integer({ min: 1, max: 9 })) }),
  )
  .map((all): readonly Span[] =>
    all
      .map(({ at, lag, lasted }) => ({
        at,
        from: at + lag,
        until: lasted ? at + lag + lasted : Number.POSITIVE_INFINITY,
      }))
      .sort((a, b) => a.at - b.at),
  );
const instant = fc.integer({ min: -1, max: 40 });

describe('what was known of a history', () => {
  it('is what had been recorded, was not overturned yet, and was effective', () => {
    fc.assert(
      fc.property(spans, instant, instant, (items, known, effective) => {
        expect(historyAt(historyOf(items), known, effective)).toEqual(
          items.filter(({ at, from, until }) => at <= effective && from <= known && known < until),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('is one and the same list once everything is known', () => {
    fc.assert(
      fc.property(spans, (items) => {
        const history = historyOf(items);
        expect(historyAt(history, 40, 40)).toBe(history.standing);
        expect(historyAt(history, 50, 60)).toBe(history.standing);
      }),
    );
  });
});
