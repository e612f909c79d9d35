import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Instant, instantOf, type LocalDate, type RecordedEvent, type StreamName, type Zone } from '#kernel';
import { foldBatch, type Projection } from '#projection';
import { customerProjection, customerRecord } from '#projections/customer';
import { VISIT_DIMENSIONS, type VisitCounts, visitsProjection, visitsReport } from '#projections/visits';
import { worklistAt, worklistProjection } from '#projections/worklist';
import type { ReadStore, View } from '#read-store';
import { openSqliteReadStore } from '#read-store/sqlite';
import { customerTold } from '../../projections/customer/brute-force.fixture.ts';
import { type Counts, countedVisits } from '../../projections/visits/brute-force.fixture.ts';
import { toDoAt } from '../../projections/worklist/brute-force.fixture.ts';
import { sharesOf } from '../support/late-entries.ts';
import { type Choices, choices } from '../support/random-numbers.ts';
import { simulatedEvents } from '../support/simulated-events.ts';

/** Questions, and about a hundred times as many events: 1,000 of 100,000 where the variable says so. */
const PAIRS = Number(process.env.DEALTRAIL_PAIRS ?? 40);
const zone = 'Asia/Shanghai' as Zone;
const START = Date.parse('2025-02-28T16:00:00.000Z');
const MONTHS = 6;
const DAY = 86_400_000;

function countsTold({ traffic, unprofiled, profiled, returned }: VisitCounts): Counts {
  return { traffic, unprofiled, profiled: [profiled.k, profiled.n], returned: [returned.k, returned.n] };
}

describe('a simulated dealership of which one entry in twenty is late', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dealership-views-'));
  let events: readonly RecordedEvent[];
  let store: ReadStore;
  const views = new Map<string, View>();
  let random: Choices;

  beforeAll(async () => {
    const start = '2025-03-01' as LocalDate;
    const options = { opportunities: PAIRS * 5, seed: String(PAIRS), months: MONTHS, start, zone, violations: false };
    events = simulatedEvents(options);
    store = await openSqliteReadStore({ folder, clock: () => instantOf(START) });
    const { lease } = await store.acquire('test', 3_600_000);
    for (const projection of [worklistProjection, visitsProjection, customerProjection] as readonly Projection[]) {
      const view = await store.open(projection);
      const wanted = events.filter(({ type }) => projection.wants.includes(type));
      const { index, position, recordedAt, id } = events.at(-1) as RecordedEvent;
      const checkpoint = { logId: 'log', index: index as number, position, recordedAt, eventId: id };
      await view.commit(await foldBatch(projection, view, wanted), checkpoint, lease);
      views.set(projection.name, view);
    }
    random = choices(PAIRS);
  }, 600_000);

  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const view = (name: string) => views.get(name) as View;
  const instant = () => instantOf(START + random.whole(0, MONTHS * 31 * 24 * 60) * 60_000);
  const rows = (some: readonly (readonly unknown[])[]) => some.map((row) => JSON.stringify(row)).sort();

  it('is as long as it is said to be, and as late', () => {
    expect(events.length).toBeGreaterThanOrEqual(PAIRS * 100);
    expect(sharesOf(events)).toEqual({ imported: 0, late: expect.closeTo(0.05, 2) });
  });

  it('has on its worklist what a refold that shares no code puts there, at any two instants', async () => {
    let items = 0;
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const [asOf, effectiveAt, patienceMs] = [instant(), instant(), random.whole(0, 9) * DAY];
      const question = { asOf, effectiveAt, until: '9999-12-31T23:59:59.999Z' as Instant, zone, patienceMs };
      const { items: found } = await worklistAt(view('worklist'), question, async () => []);
      const expected = toDoAt(events, effectiveAt, asOf, patienceMs);
      const told = found.map(({ opportunity, kind, id, dueAt, since, consultant, outlet }) => {
        const date = dueAt && new Date(Date.parse(dueAt) + 8 * 3_600_000).toISOString().slice(0, 10);
        return [opportunity, kind, id, kind === 'expected-purchase' ? date : dueAt, since, consultant, outlet];
      });
      expect(rows(told)).toEqual(rows(expected));
      items += found.length;
    }
    expect(items).toBeGreaterThan(PAIRS);
  }, 600_000);

  it('has the visits that a count that shares no code finds, at any two instants', async () => {
    let traffic = 0;
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const [from, to] = [instant(), instant()].sort() as [Instant, Instant];
      const times = { asOf: instant(), effectiveAt: instant(), from, to };
      const by = random.pick(VISIT_DIMENSIONS);
      const report = await visitsReport(view('visits'), { ...times, by, filters: {}, zone });
      const { counts, keys } = countedVisits(events, times);
      const expected = keys(by).map((key) => [key, counts((place) => (place[by] ?? '(none)') === key)]);
      expect(countsTold(report)).toEqual(counts(() => true));
      expect(report.groups?.map(({ key, ...group }) => [key, countsTold(group)])).toEqual(expected);
      traffic += report.traffic;
    }
    expect(traffic).toBeGreaterThan(PAIRS);
  }, 600_000);

  it('knows of a customer what a refold that shares no code knows, at any two instants', async () => {
    const streams = Map.groupBy(events, ({ stream }) => stream);
    const read = async (stream: StreamName) => streams.get(stream) ?? [];
    const customers = [...new Set(events.flatMap(({ data }) => (data.customerId as string | undefined) ?? []))];
    let contacts = 0;
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const [times, id] = [{ asOf: instant(), effectiveAt: instant() }, random.pick(customers)];
      const record = await customerRecord(view('customer'), read, id, times);
      const told = customerTold(events, id, times.effectiveAt, times.asOf);
      expect(record?.opportunities.map((one) => [one.id, one.createdAt, one.status, one.consultant])).toEqual(
        told?.opportunities,
      );
      expect(rows(record?.visits.map((one) => [one.id, one.at, one.unprofiled]) ?? [])).toEqual(
        rows(told?.visits ?? []),
      );
      expect(rows(record?.contacts.map((one) => [one.id, one.at, one.outcome]) ?? [])).toEqual(
        rows(told?.contacts ?? []),
      );
      expect(
        rows(record?.drives.map(({ id, slot, status, out, back }) => [id, slot, status, out, back]) ?? []),
      ).toEqual(rows(told?.drives ?? []));
      expect(
        rows(record?.orders.map((one) => [one.id, one.placedAt, one.vin, one.deliveredAt, one.cancelled]) ?? []),
      ).toEqual(rows(told?.orders ?? []));
      expect(record?.dormantSince ?? null).toBe(told?.dormantSince ?? null);
      contacts += record?.contacts.length ?? 0;
    }
    expect(contacts).toBeGreaterThan(PAIRS / 4);
  }, 600_000);
});
