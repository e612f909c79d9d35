import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Instant, instantOf, later, type Zone } from '#kernel';
import { digestsOf, interleaved, projectedView, streamByStream } from '../../test/support/projected-view.ts';
import { choices } from '../../test/support/random-numbers.ts';
import { type Counts, countedVisits } from './brute-force.fixture.ts';
import { VISIT_DIMENSIONS, type VisitCounts, visitsProjection, visitsReport } from './index.ts';
import { randomVisits } from './random-visits.fixture.ts';

const START = Date.parse('2026-03-01T00:00:00.000Z');
const HOUR = 3_600_000;
const DAYS = 40;
const zone = 'Asia/Shanghai' as Zone;
const seeds = fc.integer({ min: 1, max: 1_000_000 });

function told({ traffic, unprofiled, profiled, returned }: VisitCounts): Counts {
  return { traffic, unprofiled, profiled: [profiled.k, profiled.n], returned: [returned.k, returned.n] };
}

describe('the report on visits', () => {
  it('is what a count of the raw events says, at any two instants, for any period, group and filter', async () => {
    const seen = { traffic: 0, profiled: 0, returned: 0 };
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const events = randomVisits(seed, 14, START, DAYS);
        const view = await projectedView(visitsProjection, events);
        const { whole, pick, chance } = choices(seed + 1);
        for (let asked = 0; asked < 20; asked += 1) {
          const some = () => instantOf(START + whole(-2 * 24, (DAYS + 14) * 24) * HOUR) as Instant;
          const begin = some();
          const [from, to] = chance(0.5)
            ? [begin, later(begin, whole(0, 48) * HOUR)]
            : ([begin, some()].sort() as [Instant, Instant]);
          const times = { asOf: some(), effectiveAt: some(), from, to };
          const by = pick(VISIT_DIMENSIONS);
          const filters = chance(0.4) ? { outlet: ['o1', '(none)'] } : chance(0.3) ? { channel: ['phone'] } : {};
          const report = await visitsReport(view, { ...times, by, filters, zone });
          const { counts, keys } = countedVisits(events, times);
          const among = (place: Readonly<Record<string, string | undefined>>) =>
            Object.entries(filters).every(([name, values]) => values.includes(place[name] ?? '(none)'));
          expect(told(report)).toEqual(counts(among));
          const groups = keys(by)
            .map((key) => [key, counts((place) => among(place) && (place[by] ?? '(none)') === key)] as const)
            .filter(([, { traffic, returned }]) => traffic > 0 || returned[1] > 0);
          expect(report.groups?.map((group) => [group.key, told(group)])).toEqual(groups);
          seen.traffic += report.traffic;
          seen.profiled += report.profiled.k;
          seen.returned += report.returned.k;
        }
      }),
      { numRuns: 60 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
  });

  it('holds the same whatever the order of streams and the size of a batch', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, fc.integer({ min: 1, max: 40 }), async (seed, batch) => {
        const events = randomVisits(seed, 12, START, DAYS);
        const inLogOrder = await digestsOf(await projectedView(visitsProjection, events));
        for (const order of [events, streamByStream(events), interleaved(events, choices(seed))]) {
          expect(await digestsOf(await projectedView(visitsProjection, order, batch))).toEqual(inLogOrder);
        }
      }),
      { numRuns: 25 },
    );
  });
});
