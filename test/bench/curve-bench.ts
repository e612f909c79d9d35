import { type Instant, instantOf, type JsonObject, type RecordedEvent, streamName } from '#kernel';
import { type StageModel, stageModelOf } from '#opportunity';
import { foldBatch } from '#projection';
import { flowMemory, funnelConversion, funnelFlowProjection, policiesOf } from '#projections/funnel-flow';
import { openMemoryReadStore } from '#read-store/memory';
import { numbers } from './snapshot-log.ts';

/**
 * The conversion of 100,000 opportunities with the curve of competing outcomes, as asked of a running service: the flows
 * are in memory. They begin at any millisecond of 540 days; three in four are decided. OPPORTUNITIES scales it, ROUNDS is the
 * number of questions. Prints one JSON line a figure.
 */
const opportunities = Number(process.env.OPPORTUNITIES ?? 100_000);
const rounds = Number(process.env.ROUNDS ?? 50);
const DAY = 86_400_000;
const START = Date.parse('2024-06-30T16:00:00.000Z');
const END = START + 540 * DAY;
const PAGE = 5_000;

const store = openMemoryReadStore({ clock: () => instantOf(Date.now()) });
const view = await store.open(funnelFlowProjection);
const { lease } = await store.acquire('bench', 3_600_000);
for (const page of pages()) {
  const { id, index = 0, position, recordedAt } = page.at(-1)!;
  const changes = await foldBatch(funnelFlowProjection, view, page);
  await view.commit(changes, { logId: 'bench', index, position, recordedAt, eventId: id }, lease);
}
const memory = flowMemory();
const flows = await view.read((reader) => memory.read(reader));
const model = 'simple@1';
const at = instantOf(END);
const question = { model, to: at, asOf: at, effectiveAt: at, policies: policiesOf({}) };
const answer = () => funnelConversion(flows, question, stageModelOf(model) as StageModel, 'CNY');
const { curve } = answer();
if (curve?.units !== opportunities) throw new Error(`the curve is of ${curve?.units} and not of all`);
const [took, used]: [number[], number[]] = [[], []];
for (let n = 0; n < rounds; n += 1) {
  const [start, before] = [performance.now(), process.cpuUsage()];
  answer();
  took.push(performance.now() - start);
  const { user, system } = process.cpuUsage(before);
  used.push((user + system) / 1000);
}
const figures = { p50Ms: quantile(took, 0.5), p99Ms: quantile(took, 0.99), cpuP50Ms: quantile(used, 0.5) };
console.log(
  JSON.stringify({ question: 'conversion curve', opportunities, n: rounds, leastMs: quantile(took, 0), ...figures }),
);

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
    const began = START + random() * 540 * DAY;
    const engaged = began + random() * 20 * DAY;
    const ended = engaged + random() * 120 * DAY;
    const fate = random();
    const dimensions = { team: `team-${n % 50}`, region: `region-${n % 8}` };
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
