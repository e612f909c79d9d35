import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, endOfDay, type Instant, instantOf, localDate, type RecordedEvent, type Zone } from '#kernel';
import { stageModels } from '#opportunity';
import { foldBatch, pastsFromTheBeginning } from '#projection';
import {
  type FunnelQuestion,
  funnelSnapshot,
  funnelSnapshotProjection,
  snapshotMemory,
} from '#projections/funnel-snapshot';
import { openSqliteReadStore } from '#read-store/sqlite';
import { importDay, numbers, type SnapshotLog, snapshotLog } from './snapshot-log.ts';

/**
 * The funnel snapshot over 1,000,000 events in 540 days, 5 % late, twelve dimensions, a tenth of them imported on one day.
 * EVENTS scales it, ROUNDS is the number of questions of each kind. Prints one JSON line a figure.
 */
const zone = 'Asia/Shanghai' as Zone;
const log: SnapshotLog = {
  events: Number(process.env.EVENTS ?? 1_000_000),
  days: 540,
  late: 0.05,
  imported: Number(process.env.EVENTS ?? 1_000_000) / 10,
  start: '2024-06-30T16:00:00.000Z' as Instant,
  seed: 42,
};
const rounds = Number(process.env.ROUNDS ?? 300);
const stageModel = 'dealer@1';
const setting = { zone, currency: 'CNY', stageModels };

const folder = mkdtempSync(join(tmpdir(), 'snapshot-bench-'));
try {
  await bench();
} finally {
  rmSync(folder, { recursive: true });
}

async function bench(): Promise<void> {
  const store = await openSqliteReadStore({ folder, clock: () => instantOf(Date.now()) });
  const projection = funnelSnapshotProjection(zone);
  const wants = new Set(projection.wants);
  const view = await store.open(projection);
  const pasts = pastsFromTheBeginning(projection);
  const { lease } = await store.acquire('bench', 3_600_000);
  let events = 0;
  let rebuild = 0;
  let computing = 0;
  const pages = [...writtenPages()];
  for (const file of pages) {
    const page = JSON.parse(readFileSync(file, 'utf8')) as RecordedEvent[];
    const last = page.at(-1)!;
    const start = performance.now();
    const used = process.cpuUsage();
    const changes = await foldBatch(
      projection,
      view,
      page.filter(({ type }) => wants.has(type)),
      { pasts },
    );
    await view.commit(
      changes,
      { logId: 'bench', index: last.index!, position: last.position, recordedAt: last.recordedAt, eventId: last.id },
      lease,
    );
    rebuild += performance.now() - start;
    computing += cpuMs(used);
    events += page.length;
  }
  print({
    rebuild: { events, microseconds: round((rebuild * 1000) / events), cpu: round((computing * 1000) / events) },
  });
  print({ view: { bytesAnEvent: round((await view.size()) / events) } });

  const random = numbers(7);
  const day = () => endOfDay(addDays(localDate(log.start, zone), Math.floor(random() * log.days)), zone);
  const moment = (from: number, to: number) =>
    instantOf(Math.floor(Date.parse(log.start) + (from + random() * (to - from)) * 86_400_000));
  const byDay = (more: Partial<FunnelQuestion>) => () => ({ effectiveAt: day(), asOf: day(), stageModel, ...more });
  const imported = importDay(log);
  const memory = snapshotMemory();
  await ask('total', byDay({}), rounds);
  await ask('by consultant', byDay({ by: 'consultant' }), rounds);
  await ask('by campaign', byDay({ by: 'campaign' }), rounds);
  await ask('one product', byDay({ filters: { product: ['product-3'] } }), rounds);
  const filters = { region: ['region-1', 'region-2'], segment: ['segment-0'], partner: ['(none)'] };
  // Its first question goes through every move: from there on they are in memory.
  await ask('three filters', byDay({ filters }), rounds / 10);
  await ask('three filters, by product', byDay({ filters, by: 'product' }), rounds / 10);
  const anyMoments = (more: Partial<FunnelQuestion>) => () => ({
    effectiveAt: moment(0, log.days),
    asOf: moment(0, log.days),
    stageModel,
    ...more,
  });
  await ask('at any two moments', anyMoments({}), rounds);
  await ask('at any two moments, by consultant', anyMoments({ by: 'consultant' }), rounds);
  await ask('at any two moments, three filters', anyMoments({ filters }), rounds / 10);
  await ask(
    'at one moment',
    () => {
      const at = moment(0, log.days);
      return { effectiveAt: at, asOf: at, stageModel };
    },
    rounds,
  );
  await ask(
    'inside the import',
    () => {
      const at = moment(imported + 9 / 24, imported + 10 / 24);
      return { effectiveAt: at, asOf: at, stageModel };
    },
    rounds / 10,
  );
  await ask(
    'inside the import, three filters',
    () => {
      const at = moment(imported + 9 / 24, imported + 10 / 24);
      return { effectiveAt: at, asOf: at, stageModel, filters };
    },
    rounds / 10,
  );
  await ask('at any two moments, nothing read yet', anyMoments({}), rounds / 10, snapshotMemory);
  await store.close();

  async function ask(
    name: string,
    question: () => FunnelQuestion,
    times: number,
    memoryOf = () => memory,
  ): Promise<void> {
    const took: number[] = [];
    const used: number[] = [];
    const end = instantOf(Date.parse(log.start) + (log.days + 1) * 86_400_000);
    for (let n = 0; n <= times; n += 1) {
      const asked = n === 0 ? { ...question(), effectiveAt: end, asOf: end } : question();
      const remembered = memoryOf();
      const start = performance.now();
      const before = process.cpuUsage();
      await view.read((reader) => funnelSnapshot(reader, asked, setting, remembered));
      took.push(performance.now() - start);
      used.push(cpuMs(before));
    }
    const [first, ...warm] = took;
    const [, ...cpu] = used;
    print({
      question: name,
      n: warm.length,
      firstMs: round(first!),
      p50Ms: quantile(warm, 0.5),
      p99Ms: quantile(warm, 0.99),
      cpuP50Ms: quantile(cpu, 0.5),
      cpuP99Ms: quantile(cpu, 0.99),
    });
  }
}

function quantile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!);
}

/** Milliseconds of processor time since; other work on the machine is not in it. */
function cpuMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

/** The log in files, so that making it does not weigh on what is measured. */
function* writtenPages(): Generator<string> {
  let n = 0;
  for (const page of snapshotLog(log, 5000)) {
    const file = join(folder, `page-${n}.json`);
    writeFileSync(file, JSON.stringify(page));
    n += 1;
    yield file;
  }
}

function print(figure: object): void {
  console.log(JSON.stringify(figure));
}

function round(figure: number): number {
  return Math.round(figure * 100) / 100;
}
