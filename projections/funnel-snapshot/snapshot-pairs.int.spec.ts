import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endOfDay, type Instant, instantOf, localDate, type RecordedEvent, type Zone } from '#kernel';
import { stageModels } from '#opportunity';
import { foldBatch, pastsFromTheBeginning } from '#projection';
import type { ReadStore, View } from '#read-store';
import { openSqliteReadStore } from '#read-store/sqlite';
import { snapshotLog } from '../../test/bench/snapshot-log.ts';
import { sharesOf } from '../../test/support/late-entries.ts';
import { expected, told } from './expected-stock.fixture.ts';
import { type FunnelQuestion, funnelSnapshot, funnelSnapshotProjection, snapshotMemory } from './index.ts';
import { randomNumbers } from './random-log.fixture.ts';

/** Questions, and a hundred times as many events: 1,000 questions of 100,000 events where the variable says so. */
const PAIRS = Number(process.env.DEALTRAIL_PAIRS ?? 60);
const zone = 'Asia/Shanghai' as Zone;
const start = '2024-06-30T16:00:00.000Z' as Instant;
const DAYS = 540;
const setting = { zone, currency: 'CNY', stageModels };

/** Kinds of questions by turns: whole, by one dimension, of some values, of several dimensions at once. */
const QUESTIONS: readonly Pick<FunnelQuestion, 'by' | 'filters'>[] = [
  {},
  { by: 'consultant' },
  { by: 'partner' },
  { filters: { product: ['product-0', 'product-3'] } },
  { by: 'region', filters: { segment: ['segment-0', 'segment-2'], partner: ['(none)'] } },
  { by: 'segment', filters: { segment: ['segment-1'] } },
];

describe('a simulated log of which one event in twenty is late and one in ten was imported', () => {
  const events: RecordedEvent[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'snapshot-pairs-'));
  let store: ReadStore;
  let view: View;

  beforeAll(async () => {
    const size = PAIRS * 100;
    // What begins an opportunity is never late: six in a hundred of the others make one in twenty of all.
    const log = { events: size, days: DAYS, late: 0.06, imported: size / 10, start, seed: PAIRS };
    const projection = funnelSnapshotProjection(zone);
    store = await openSqliteReadStore({ folder, clock: () => start });
    const { lease } = await store.acquire('test', 3_600_000);
    view = await store.open(projection);
    const pasts = pastsFromTheBeginning(projection);
    for (const page of snapshotLog(log, 5_000)) {
      events.push(...page);
      const { index, position, recordedAt, id } = page.at(-1) as RecordedEvent;
      const after = { logId: 'log', index: index ?? 0, position, recordedAt, eventId: id };
      const wanted = page.filter(({ type }) => projection.wants.includes(type));
      await view.commit(await foldBatch(projection, view, wanted, { pasts }), after, lease);
    }
  }, 600_000);

  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('is as long as it is said to be, as late and as much imported', () => {
    const { imported, late } = sharesOf(events);
    expect(events.length).toBeGreaterThanOrEqual(PAIRS * 100);
    expect(imported).toBeCloseTo(0.1, 2);
    expect(late).toBeCloseTo(0.05, 2);
  });

  it('is answered at any two instants as a refold answers that shares no code', async () => {
    const memory = snapshotMemory();
    const random = randomNumbers(PAIRS);
    const instant = () => {
      const at = instantOf(Date.parse(start) + Math.floor(random() * (DAYS + 20) * 86_400_000));
      return random() < 0.4 ? endOfDay(localDate(at, zone), zone) : at;
    };
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const question = {
        effectiveAt: instant(),
        asOf: instant(),
        stageModel: 'dealer@1',
        ...QUESTIONS[pair % QUESTIONS.length],
      };
      const answer = await view.read((reader) => funnelSnapshot(reader, question, setting, memory));
      expect({ question, ...told(answer) }).toEqual({ question, ...expected(events, question, 'dealer@1', 'CNY') });
    }
  }, 3_600_000);
});
