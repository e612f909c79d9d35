import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Instant, instantOf, type Zone } from '#kernel';
import { digestsOf, interleaved, projectedView, streamByStream } from '../../test/support/projected-view.ts';
import { choices } from '../../test/support/random-numbers.ts';
import { type ToDo, toDoAt } from './brute-force.fixture.ts';
import { type WorkItem, worklistAt, worklistProjection } from './index.ts';
import { CONSULTANTS, OUTLETS, randomSales } from './random-sales.fixture.ts';

const START = Date.parse('2026-03-01T00:00:00.000Z');
const DAY = 86_400_000;
const DAYS = 120;
const zone = 'Asia/Shanghai' as Zone;
const seeds = fc.integer({ min: 1, max: 1_000_000 });

const nothingSealed = async () => [];

/** An item in the words of the oracle; Shanghai has no clock changes. */
function told({ opportunity, kind, id, dueAt, since, consultant, outlet }: WorkItem): ToDo {
  const local = dueAt && new Date(Date.parse(dueAt) + 8 * 3_600_000).toISOString();
  const due = kind === 'expected-purchase' && local ? local.slice(0, 10) : dueAt;
  return [opportunity, kind, id, due, since, consultant, outlet];
}

const sorted = (rows: readonly ToDo[]) => rows.map((row) => JSON.stringify(row)).sort();

describe('the worklist', () => {
  it('is what a fold of the raw events says, at any two instants, of anybody', async () => {
    let items = 0;
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const events = randomSales(seed, 12, START, DAYS);
        const view = await projectedView(worklistProjection, events);
        const random = choices(seed + 1);
        for (let asked = 0; asked < 12; asked += 1) {
          const [asOf, effectiveAt, until] = [0, 0, 30].map((more) =>
            instantOf(START + random.whole(0, (DAYS + more) * 24) * 3_600_000),
          ) as [Instant, Instant, Instant];
          const consultant = random.pick([undefined, ...CONSULTANTS, 'nobody']);
          const outlet = random.pick([undefined, undefined, ...OUTLETS]);
          const patienceMs = random.whole(0, 9) * DAY;
          const question = { asOf, effectiveAt, until, zone, consultant, outlet, patienceMs };
          const { items: found, hidden } = await worklistAt(view, question, nothingSealed);
          const local = new Date(Date.parse(until) + 8 * 3_600_000 + 1).toISOString();
          const expected = toDoAt(events, effectiveAt, asOf, patienceMs).filter(
            ([, kind, , due, , owner, place]) =>
              (consultant === undefined || owner === consultant) &&
              (outlet === undefined || place === outlet) &&
              (due === null || (kind === 'expected-purchase' ? due < local.slice(0, 10) : due <= until)),
          );
          expect(sorted(found.map(told))).toEqual(sorted(expected));
          expect(hidden).toBe(0);
          const dues = found.map(({ dueAt }) => dueAt ?? '~');
          expect(dues).toEqual(dues.toSorted());
          items += found.length;
        }
      }),
      { numRuns: 60 },
    );
    expect(items).toBeGreaterThan(300);
  });

  it('holds the same whatever the order of streams and the size of a batch', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, fc.integer({ min: 1, max: 40 }), async (seed, batch) => {
        const events = randomSales(seed, 8, START, DAYS);
        const inLogOrder = await digestsOf(await projectedView(worklistProjection, events));
        const orders = [events, streamByStream(events), interleaved(events, choices(seed))];
        for (const order of orders) {
          expect(await digestsOf(await projectedView(worklistProjection, order, batch))).toEqual(inLogOrder);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('passes by opportunities on which nothing is left to do', async () => {
    const events = randomSales(7, 200, START, DAYS);
    const view = await projectedView(worklistProjection, events);
    const end = events.at(-1)?.recordedAt as Instant;
    const found = await view.find('opportunities', { index: ['doneAt'], from: end, fromExclusive: true });
    const looked = new Set(found.map(({ document }) => document));
    const left = new Set(toDoAt(events, '9999', '9999', 0).map(([opportunity]) => opportunity));
    expect(looked.size).toBeGreaterThanOrEqual(left.size);
    expect(looked.size).toBeLessThan(0.9 * (await view.count('opportunities')));
  });
});
