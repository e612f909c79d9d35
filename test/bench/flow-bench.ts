import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Instant, instantOf, type Period, type RecordedEvent, type Zone } from '#kernel';
import { type StageModel, stageModelOf } from '#opportunity';
import { type Comparison, type IdealVersion, stagesToWin } from '#planning';
import { foldBatch, pastsFromTheBeginning } from '#projection';
import {
  flowMemory,
  funnelBridge,
  funnelComparison,
  funnelConversion,
  funnelFlowProjection,
  funnelTime,
  policiesOf,
} from '#projections/funnel-flow';
import { openSqliteReadStore } from '#read-store/sqlite';
import { numbers, type SnapshotLog, snapshotLog } from './snapshot-log.ts';

/**
 * The flow of the funnel over 100,000 events in 540 days, 5 % late, twelve dimensions. EVENTS scales it, ROUNDS is the
 * number of questions of each kind, ORDER=stream folds stream by stream as a rebuild does. Prints one JSON line a figure.
 */
const events = Number(process.env.EVENTS ?? 100_000);
const rounds = Number(process.env.ROUNDS ?? 30);
const log: SnapshotLog = {
  events,
  days: 540,
  late: 0.05,
  imported: events / 10,
  start: '2024-06-30T16:00:00.000Z' as Instant,
  seed: 42,
};
const zone = 'Asia/Shanghai' as Zone;
const model = stageModelOf('dealer@1') as StageModel;

const ideal: IdealVersion = {
  ...{ id: 'plan', version: 1, event: 'e', effectiveFrom: log.start, stageModel: 'dealer@1', period: '2025' as Period },
  ...{ scope: {}, entries: events / 10, basis: 'bench', strategyTags: [] },
  stages: stagesToWin(model).map((stage) => ({ stage, rate: 0.7 })),
  averageValue: { amount: '150000.00', currency: 'CNY' },
};

const folder = mkdtempSync(join(tmpdir(), 'flow-bench-'));
try {
  await bench();
} finally {
  rmSync(folder, { recursive: true });
}

async function bench(): Promise<void> {
  const store = openSqliteReadStore({ folder, clock: () => instantOf(Date.now()) });
  const view = await store.open(funnelFlowProjection);
  const pasts = pastsFromTheBeginning(funnelFlowProjection);
  const { lease } = await store.acquire('bench', 3_600_000);
  const wants = new Set(funnelFlowProjection.wants);
  let [wall, folding, committing] = [0, 0, 0];
  for (const file of writtenPages()) {
    const page = JSON.parse(readFileSync(file, 'utf8')) as RecordedEvent[];
    const { id, index = 0, position, recordedAt } = page.at(-1)!;
    const start = performance.now();
    const used = process.cpuUsage();
    const changes = await foldBatch(
      funnelFlowProjection,
      view,
      page.filter(({ type }) => wants.has(type)),
      { pasts },
    );
    folding += cpuMs(used);
    const usedToFold = process.cpuUsage();
    await view.commit(changes, { logId: 'bench', index, position, recordedAt, eventId: id }, lease);
    committing += cpuMs(usedToFold);
    wall += performance.now() - start;
  }
  const microseconds = (ms: number) => round((ms * 1000) / events);
  print({
    events,
    microseconds: microseconds(wall),
    foldCpu: microseconds(folding),
    commitCpu: microseconds(committing),
  });
  print({ view: { bytesAnEvent: round((await view.size()) / events) } });

  const memory = flowMemory();
  const start = performance.now();
  const flows = await view.read((reader) => memory.read(reader));
  print({ question: 'all flows read', opportunities: flows.flows.size, ms: round(performance.now() - start) });

  const random = numbers(7);
  const moment = () => instantOf(Math.floor(Date.parse(log.start) + random() * log.days * 86_400_000));
  const asked = () => {
    const [one, other] = [moment(), moment()];
    const [from, to] = one < other ? [one, other] : [other, one];
    const at = moment();
    return { model: 'dealer@1', from, to, asOf: at, effectiveAt: at };
  };
  const policies = policiesOf({});
  const filters = { region: ['region-1', 'region-2'], segment: ['segment-0'] };
  ask('bridge', () => funnelBridge(flows, asked(), 'CNY'));
  ask('bridge by consultant', () => funnelBridge(flows, { ...asked(), by: 'consultant' }, 'CNY'));
  ask('bridge, two filters', () => funnelBridge(flows, { ...asked(), filters }, 'CNY'));
  ask('conversion', () => funnelConversion(flows, { ...asked(), policies }, model, 'CNY'));
  ask('conversion by consultant', () =>
    funnelConversion(flows, { ...asked(), policies, by: 'consultant' }, model, 'CNY'),
  );
  ask('conversion of customers, any order', () => {
    const read = policiesOf({ orderPolicy: 'any', episodePolicy: 'customer' });
    return funnelConversion(flows, { ...asked(), policies: read }, model, 'CNY');
  });
  ask('comparison by consultant', () => funnelComparison(flows, compared(asked()), { ideal, share: 1, model }));
  const setting = { model, zone, currency: 'CNY' };
  ask('time', () => funnelTime(flows, { ...asked(), minimum: 5 }, setting));
  ask('time by consultant', () => funnelTime(flows, { ...asked(), minimum: 5, by: 'consultant' }, setting));
  await store.close();
}

/** What a year's cohort came to, held against the ideal and by consultant against the year before. */
function compared({ asOf }: { readonly asOf: Instant }): Comparison {
  const of = (days: number) => instantOf(Date.parse(log.start) + days * 86_400_000);
  return {
    ...{ ideal: 'plan', version: 1, stageModel: 'dealer@1', from: of(170), to: of(365), asOf, effectiveAt: asOf },
    ...{ horizonDays: 30, filters: {}, minimum: 5, by: 'consultant', earlier: { from: of(0), to: of(170) } },
  };
}

function ask(question: string, answer: () => object): void {
  answer();
  const [took, used]: [number[], number[]] = [[], []];
  for (let n = 0; n < rounds; n += 1) {
    const [start, before] = [performance.now(), process.cpuUsage()];
    answer();
    took.push(performance.now() - start);
    used.push(cpuMs(before));
  }
  const figures = { p50Ms: quantile(took, 0.5), p99Ms: quantile(took, 0.99) };
  print({ question, n: rounds, ...figures, cpuP50Ms: quantile(used, 0.5), cpuP99Ms: quantile(used, 0.99) });
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
function writtenPages(): readonly string[] {
  const files: string[] = [];
  const write = (page: readonly RecordedEvent[]) => {
    const file = join(folder, `page-${files.length}.json`);
    writeFileSync(file, JSON.stringify(page));
    files.push(file);
  };
  const pages = snapshotLog(log, 5_000);
  if (process.env.ORDER !== 'stream') for (const page of pages) write(page);
  else {
    const streams = [...Map.groupBy([...pages].flat(), ({ stream }) => stream).values()].flat();
    for (let at = 0; at < streams.length; at += 5_000) write(streams.slice(at, at + 5_000));
  }
  return files;
}

function print(figure: object): void {
  console.log(JSON.stringify(figure));
}

function round(figure: number): number {
  return Math.round(figure * 100) / 100;
}
