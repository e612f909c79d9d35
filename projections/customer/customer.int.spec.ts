import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Instant, instantOf, type RecordedEvent, type StreamName } from '#kernel';
import { digestsOf, interleaved, projectedView, streamByStream } from '../../test/support/projected-view.ts';
import { choices } from '../../test/support/random-numbers.ts';
import { customerTold, type ToldCustomer } from './brute-force.fixture.ts';
import { type CustomerRecord, customerProjection, customerRecord, type Whose } from './index.ts';
import { CUSTOMERS, randomCustomers } from './random-customers.fixture.ts';

const START = Date.parse('2026-03-01T00:00:00.000Z');
const HOUR = 3_600_000;
const DAYS = 60;
const seeds = fc.integer({ min: 1, max: 1_000_000 });

/** A record in the words of the oracle. */
function told(record: CustomerRecord): ToldCustomer {
  return {
    ids: record.ids.toSorted(),
    opportunities: record.opportunities.map(({ id, createdAt, status, consultant }) => [
      id,
      createdAt,
      status,
      consultant,
    ]),
    visits: record.visits.map(({ id, at, unprofiled }) => [id, at, unprofiled]),
    contacts: record.contacts.map(({ id, at, outcome }) => [id, at, outcome]),
    drives: record.drives.map(({ id, slot, status, out, back }) => [id, slot, status, out, back]),
    orders: record.orders.map(({ id, placedAt, vin, deliveredAt, cancelled }) => [
      id,
      placedAt,
      vin,
      deliveredAt,
      cancelled,
    ]),
    surveys: record.surveys.map(({ at, score }) => [at, score]),
    dormantSince: record.dormantSince,
  };
}

/** Things that happened at one time may stand in any order. */
function sorted(customer: ToldCustomer | undefined) {
  return (
    customer &&
    Object.fromEntries(
      Object.entries(customer).map(([name, rows]) => [
        name,
        Array.isArray(rows) ? rows.map((row) => JSON.stringify(row)).sort() : rows,
      ]),
    )
  );
}

/** The rows of a list of a record, as texts. */
function rowsOf(record: CustomerRecord | undefined, list: keyof CustomerRecord): readonly string[] {
  const rows: unknown = record?.[list] ?? [];
  return (rows as readonly object[]).map((row) => JSON.stringify(row));
}

describe('the record of a customer', () => {
  it('is what the raw events say, at any two instants', async () => {
    const seen = { opportunities: 0, visits: 0, drives: 0, surveys: 0, asleep: 0, merged: 0, unknown: 0 };
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const events = randomCustomers(seed, 8, START, DAYS);
        const view = await projectedView(customerProjection, events);
        const streams = Map.groupBy(events, ({ stream }) => stream);
        const read = async (stream: StreamName): Promise<readonly RecordedEvent[]> => streams.get(stream) ?? [];
        const { whole, pick } = choices(seed + 1);
        for (let asked = 0; asked < 8; asked += 1) {
          const some = () => instantOf(START + whole(0, (DAYS + 20) * 24) * HOUR) as Instant;
          const times = { asOf: some(), effectiveAt: some() };
          const id = pick([...CUSTOMERS, 'nobody']);
          const record = await customerRecord(view, read, id, times);
          const expected = customerTold(events, id, times.effectiveAt, times.asOf);
          expect(sorted(record && told(record))).toEqual(sorted(expected));
          for (const rows of [record?.contacts, record?.visits]) {
            expect(rows?.map(({ at }) => at)).toEqual(rows?.map(({ at }) => at).toSorted());
          }
          seen.opportunities += record?.opportunities.length ?? 0;
          seen.visits += record?.visits.length ?? 0;
          seen.drives += record?.drives.filter(({ back }) => back !== null).length ?? 0;
          seen.surveys += record?.surveys.length ?? 0;
          seen.asleep += record?.dormantSince ? 1 : 0;
          seen.merged += (record?.ids.length ?? 0) > 1 ? 1 : 0;
          seen.unknown += record ? 0 : 1;
        }
      }),
      { numRuns: 60 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
  });

  it('is told in parts that share nothing and lack nothing, to those whom each opportunity belongs to', async () => {
    let divided = 0;
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const events = randomCustomers(seed, 8, START, DAYS);
        const view = await projectedView(customerProjection, events);
        const streams = Map.groupBy(events, ({ stream }) => stream);
        const read = async (stream: StreamName): Promise<readonly RecordedEvent[]> => streams.get(stream) ?? [];
        const { whole, pick } = choices(seed + 1);
        const some = () => instantOf(START + whole(0, (DAYS + 20) * 24) * HOUR) as Instant;
        const [times, id] = [{ asOf: some(), effectiveAt: some() }, pick(CUSTOMERS)];
        const full = await customerRecord(view, read, id, times);
        const consultant = pick([...(full?.opportunities.map((one) => one.consultant ?? undefined) ?? []), undefined]);
        const within = (isWithin: (whose: Whose) => boolean) => customerRecord(view, read, id, { ...times, isWithin });
        const theirs = await within((whose) => whose.consultant === consultant);
        const others = await within((whose) => whose.consultant !== consultant);
        for (const name of ['opportunities', 'contacts', 'drives', 'orders', 'vehicles', 'care', 'personal'] as const) {
          expect([...rowsOf(theirs, name), ...rowsOf(others, name)].sort()).toEqual([...rowsOf(full, name)].sort());
        }
        for (const name of ['visits', 'surveys'] as const) {
          expect(new Set([...rowsOf(theirs, name), ...rowsOf(others, name)])).toEqual(new Set(rowsOf(full, name)));
        }
        divided += theirs?.opportunities.length && others?.opportunities.length ? 1 : 0;
        expect(await within(() => false)).toBeUndefined();
      }),
      { numRuns: 150 },
    );
    expect(divided).toBeGreaterThan(0);
  });

  it('is found under the same places whatever the order of streams and the size of a batch', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, fc.integer({ min: 1, max: 40 }), async (seed, batch) => {
        const events = randomCustomers(seed, 6, START, DAYS);
        const inLogOrder = await digestsOf(await projectedView(customerProjection, events));
        for (const order of [events, streamByStream(events), interleaved(events, choices(seed))]) {
          expect(await digestsOf(await projectedView(customerProjection, order, batch))).toEqual(inLogOrder);
        }
      }),
      { numRuns: 25 },
    );
  });
});
