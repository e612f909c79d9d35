import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Instant, instantOf, type JsonObject, type Period, type RecordedEvent, streamName } from '#kernel';
import { type StageModel, stageModelOf } from '#opportunity';
import type { Comparison, IdealVersion } from '#planning';
import { foldBatch, pastsFromTheBeginning } from '#projection';
import {
  type Flows,
  flowMemory,
  funnelComparison,
  funnelConversion,
  funnelFlowProjection,
  funnelForecast,
  funnelPerformance,
  funnelVelocity,
  policiesOf,
} from '#projections/funnel-flow';
import { openSqliteReadStore } from '#read-store/sqlite';
import { seededRandom } from '#simulation';
import { numbers } from './snapshot-log.ts';

/**
 * Questions about 100,000 opportunities, as asked of a running service: the flows are in memory. They begin at any
 * millisecond of 540 days; three in four are decided. OPPORTUNITIES scales it, ROUNDS is the number of questions of each
 * kind, ONLY names the one that is asked. A bare sort of as many numbers is what others are held against on whatever machine.
 * Prints one JSON line a figure.
 */
const opportunities = Number(process.env.OPPORTUNITIES ?? 100_000);
const rounds = Number(process.env.ROUNDS ?? 50);
const DAY = 86_400_000;
const START = Date.parse('2024-06-30T16:00:00.000Z');
const DAYS = 540;
const END = START + DAYS * DAY;
const PAGE = 5_000;
const SEGMENTS = 60;
/** Of all answers, those before the ones that are measured. */
const WARMING = 0.2;

const flows = await projectedFlows();
// What the making of the flows left behind is no part of a question.
setFlagsFromString('--expose-gc');
runInNewContext('gc')();
const stageModel = 'simple@1';
const model = stageModelOf(stageModel) as StageModel;
const day = (number: number) => instantOf(START + number * DAY);
const known = { asOf: day(DAYS), effectiveAt: day(DAYS) };
const halfYears = { from: day(DAYS / 2), to: day(DAYS), earlier: { from: day(0), to: day(DAYS / 2) } };

const random = numbers(7);
const unsorted = Float64Array.from({ length: opportunities }, () => Math.floor(random() * DAYS * DAY));
ask('bare sort of as many times', () => unsorted.slice().sort());

const asked = { model: stageModel, to: day(DAYS), ...known, policies: policiesOf({}) };
const curveOf = () => funnelConversion(flows, asked, model, 'CNY').curve;
if (curveOf()?.units !== opportunities) throw new Error(`the curve is of ${curveOf()?.units} and not of all`);
ask('conversion curve', curveOf);

const ideal: IdealVersion = {
  ...{ id: 'plan', version: 1, event: 'e', effectiveFrom: day(0), stageModel, period: '2025' as Period, scope: {} },
  ...{
    entries: opportunities / 2,
    basis: 'bench',
    strategyTags: [],
    averageValue: { amount: '180000.00', currency: 'CNY' },
  },
  stages: model.stages.map(({ id }) => ({ stage: id, rate: 0.7 })),
};
const comparison: Comparison = {
  ...{ ideal: ideal.id, version: ideal.version, stageModel, ...halfYears, ...known },
  ...{ horizonDays: 90, filters: {}, by: 'segment', minimum: 5 },
};
const compared = () => funnelComparison(flows, comparison, { ideal, share: 1, model });
const { gap, mix, groups } = compared();
if (gap === null || mix?.mix == null || groups?.length !== Math.min(SEGMENTS, opportunities))
  throw new Error('the comparison attributes nothing');
ask('comparison by segment', compared);

const period = { model: stageModel, ...known, by: 'segment', minimum: 5 };
ask('velocity by segment', () => funnelVelocity(flows, { ...period, ...halfYears }, model));
ask('performance by segment', () => funnelPerformance(flows, { ...period, ...halfYears }, model, 'CNY'));
const randomOf = (seed: string) => seededRandom(seed).unit;
const base = { from: day(DAYS - 365), to: day(DAYS) };
const forecast = { ...period, until: day(DAYS + 30), base, level: 0.8 };
ask('forecast', () => funnelForecast(flows, forecast, { model, ideal, randomOf }), Math.ceil(rounds / 10));

async function projectedFlows(): Promise<Flows> {
  const folder = mkdtempSync(join(tmpdir(), 'curve-bench-'));
  const store = openSqliteReadStore({ folder, clock: () => instantOf(Date.now()) });
  try {
    const view = await store.open(funnelFlowProjection);
    const pasts = pastsFromTheBeginning(funnelFlowProjection);
    const { lease } = await store.acquire('bench', 3_600_000);
    for (const page of pages()) {
      const { id, index = 0, position, recordedAt } = page.at(-1)!;
      const changes = await foldBatch(funnelFlowProjection, view, page, { pasts });
      await view.commit(changes, { logId: 'bench', index, position, recordedAt, eventId: id }, lease);
    }
    const memory = flowMemory();
    return await view.read((reader) => memory.read(reader));
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

function ask(question: string, answer: () => unknown, times = rounds): void {
  if (process.env.ONLY !== undefined && process.env.ONLY !== question) return;
  for (let n = 0; n < WARMING * times; n += 1) answer();
  const [took, used]: [number[], number[]] = [[], []];
  for (let n = 0; n < times; n += 1) {
    const [start, before] = [performance.now(), process.cpuUsage()];
    answer();
    took.push(performance.now() - start);
    const { user, system } = process.cpuUsage(before);
    used.push((user + system) / 1000);
  }
  const wall = { leastMs: quantile(took, 0), p50Ms: quantile(took, 0.5), p99Ms: quantile(took, 0.99) };
  const cpu = { cpuP50Ms: quantile(used, 0.5), cpuP99Ms: quantile(used, 0.99) };
  console.log(JSON.stringify({ question, opportunities, n: times, ...wall, ...cpu }));
}

function quantile(all: readonly number[], share: number): number {
  const sorted = all.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]! * 100) / 100;
}

function* pages(): Generator<readonly RecordedEvent[]> {
  const random = numbers(42);
  let page: RecordedEvent[] = [];
  let index = 0;
  for (let n = 0; n < opportunities; n += 1) {
    const stream = streamName('opportunity', `0197b1c0-8a5e-5c3e-9d5a-${String(n).padStart(12, '0')}`);
    const tell = (revision: number, type: string, ms: number, data: JsonObject) => {
      const instant: Instant = instantOf(Math.floor(ms));
      const id = `${stream}.${revision}`;
      const actor = { id: 's-1', role: 'sales_consultant' };
      const meta = { actor, commandHash: '', commandId: id, correlationId: id, tenant: 't' };
      const times = { occurredAt: instant, recordedAt: instant };
      const place = { revision, position: index + 1, index };
      page.push({ id, type, schemaVersion: 1, ...times, data: { episode: 1, ...data }, meta, stream, ...place });
      index += 1;
    };
    const began = START + random() * DAYS * DAY;
    const engaged = began + random() * 20 * DAY;
    const ended = engaged + random() * 120 * DAY;
    const fate = random();
    const dimensions = { segment: `segment-${n % SEGMENTS}`, team: `team-${n % 50}`, region: `region-${n % 8}` };
    const value = { amount: '180000.00', currency: 'CNY' };
    tell(0, 'Created', began, {
      customerId: `c-${n}`,
      stageModel: 'simple@1',
      stage: 'PROSPECTING',
      dimensions,
      value,
    });
    if (engaged < END) tell(1, 'StageChanged', engaged, { to: 'ENGAGING' });
    if (fate < 0.75 && ended < END) tell(2, fate < 0.45 ? 'Converted' : 'Lost', ended, {});
    if (page.length >= PAGE) {
      yield page;
      page = [];
    }
  }
  if (page.length > 0) yield page;
}
