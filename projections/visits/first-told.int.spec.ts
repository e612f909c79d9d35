import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Instant, instantOf, later } from '#kernel';
import { projectedView } from '../../test/support/projected-view.ts';
import { choices } from '../../test/support/random-numbers.ts';
import { firstTold, visitsProjection } from './index.ts';
import { randomVisits } from './random-visits.fixture.ts';

const START = Date.parse('2026-03-01T00:00:00.000Z');
const HOUR = 3_600_000;
const DAYS = 40;

it('the first visit and the first file are those of the raw events, whatever was known, however many there are', async () => {
  const seen = { found: 0, none: 0 };
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), fc.constantFrom(6, 120), async (seed, visits) => {
      const events = randomVisits(seed, visits, START, DAYS);
      const view = await projectedView(visitsProjection, events);
      const { whole, chance } = choices(seed + 1);
      for (let asked = 0; asked < 8; asked += 1) {
        const asOf = instantOf(START + whole(-24, (chance(0.5) ? 3 : DAYS) * 24) * HOUR) as Instant;
        const known = events.filter(({ recordedAt }) => recordedAt <= asOf);
        const void_ = new Set(
          known
            .filter(({ data }) => (data.voided as string[] | undefined)?.includes(''))
            .map(({ data }) => data.eventId),
        );
        const first = (category: string) =>
          known
            .filter(
              ({ id, type, stream }) => type !== 'EventCorrected' && !void_.has(id) && stream.startsWith(category),
            )
            .map(({ occurredAt }) => occurredAt)
            .sort()[0];
        expect(await firstTold(view, 'visits', { asOf })).toBe(first('visit-'));
        expect(await firstTold(view, 'files', { asOf })).toBe(first('opportunity-'));
        seen[first('visit-') === undefined ? 'none' : 'found'] += 1;
      }
    }),
    { numRuns: 40 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(10);
});

it('the first one is that of the rows that the asker may see', async () => {
  const events = randomVisits(5, 40, START, DAYS);
  const view = await projectedView(visitsProjection, events);
  const asOf = later(instantOf(START), 400 * 24 * HOUR);
  const first = (isWithin: (row: { readonly outlet: string | undefined }) => boolean) =>
    firstTold(view, 'visits', { asOf, isWithin });
  const each = await Promise.all(['o1', 'o2', 'o3', undefined].map((name) => first(({ outlet }) => outlet === name)));
  expect(new Set(each).size).toBeGreaterThan(2);
  expect(await first(() => true)).toBe(each.filter((one) => one !== undefined).sort()[0]);
  expect(await first(() => false)).toBeUndefined();
});
