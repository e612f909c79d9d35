import { beforeAll, describe, expect, it } from '@jest/globals';
import { epochMs, type Instant, instantOf, type JsonObject, localDate, type RecordedEvent, type Zone } from '#kernel';
import { type StageModel, stageModelOf, stageModels } from '#opportunity';
import { stagesToWin } from '#planning';
import { foldBatch, pastsFromTheBeginning } from '#projection';
import { openMemoryReadStore } from '#read-store/memory';
import { seededRandom } from '#simulation';
import {
  backtest,
  type Counted,
  type Flows,
  funnelBottlenecks,
  funnelBridge,
  funnelPerformance,
  funnelTime,
  funnelVelocity,
  sumOf,
  type Tell,
  tellStanding,
} from './funnel-flow/index.ts';
import { projectedFlow } from './funnel-flow/projected-flow.fixture.ts';
import { funnelSnapshot, funnelSnapshotProjection, snapshotMemory } from './funnel-snapshot/index.ts';
import { randomLog } from './funnel-snapshot/random-log.fixture.ts';

const DAY = 86_400_000;
const zone = 'Asia/Shanghai' as Zone;
const start = '2025-01-15T00:00:00.000Z' as Instant;
const DAYS = 120;
const currency = 'CNY';

/** Random opportunities with days that they are expected to be bought on, some put off. */
function eventsOf(seed: number, currencies: string[]): readonly RecordedEvent[] {
  const { events } = randomLog(seed, 60, start, DAYS, currencies);
  return events.map((event, n): RecordedEvent => {
    const date = localDate(instantOf(epochMs(event.occurredAt) + (10 + ((seed + 7 * n) % 50)) * DAY), zone);
    if (event.type === 'Created') return { ...event, data: { ...event.data, expectedPurchaseDate: date } };
    if (event.type !== 'ValueChanged' || n % 2 === 0) return event;
    return {
      ...event,
      type: 'ExpectedPurchaseDateChanged',
      data: { episode: event.data.episode, new: date } as JsonObject,
    };
  });
}

interface Figure {
  readonly count: number;
  /** undefined: the figure has none. */
  readonly worth: readonly { readonly amount: string; readonly currency: string }[] | undefined;
}

type Shown = Readonly<Record<string, unknown>>;

/** Numbers that are made of others, or are no counts. */
const DERIVED =
  /^(rate|interval|medianDays|medianCycleDays|afterDays|share.*|growth|perDeal|daysPerPush|minimum|horizonDays|error|atRisk|plateau|change.*|definitionId|averageWonValue|perDay|thin|suppressed|residual|value|values|earlierPeriod|level|baseDays|wape|mase|bias|pinball|coverage|brier|logLoss|said|from|to|amounts|others|ideal|historical)$/;

/** Every count that an answer tells, by the name of its cell, with its value where it has one. */
function figuresOf(answer: Shown, part = ''): ReadonlyMap<string, Figure> {
  const figures = new Map<string, Figure>();
  const worthOf = (one: Shown): Figure['worth'] =>
    one.value === undefined ? undefined : ((one.value === null ? one.values : [one.value]) as Figure['worth']);
  for (const [name, shown] of Object.entries(answer)) {
    const path = `${part}${name}`;
    if (typeof shown === 'number' && name === 'count')
      figures.set(part.slice(0, -1), { count: shown, worth: worthOf(answer) });
    else if (DERIVED.test(name)) continue;
    else if (typeof shown === 'number') {
      const worth = name === 'entered' && 'still' in answer ? worthOf(answer) : undefined;
      figures.set(path, { count: shown, worth });
    } else if (Array.isArray(shown)) {
      for (const [n, one] of (shown as readonly Shown[]).entries()) {
        const key = one.stage ?? one.key ?? one.currency ?? n;
        for (const [cell, figure] of figuresOf(one, `${path}.${key}.`)) figures.set(cell, figure);
      }
    } else if (typeof shown === 'object' && shown !== null) {
      for (const [cell, figure] of figuresOf(shown as Shown, `${path}.`)) figures.set(cell, figure);
    }
  }
  return figures;
}

type Cells = ReadonlyMap<string, readonly Counted[]>;

function told(ask: (tell: Tell) => unknown): { readonly answer: Shown; readonly cells: Cells } {
  const cells = new Map<string, readonly Counted[]>();
  const answer = ask((figure, counted) => cells.set(figure, counted));
  return { answer: answer as Shown, cells };
}

const isNothing = ({ amount }: { readonly amount: string }) => Number(amount) === 0;

/** The cell says what the answer says, by count and to the smallest unit of every currency. */
function expectSum(counted: readonly Counted[] | undefined, cell: string, { count, worth }: Figure): void {
  const sum = sumOf(counted ?? [], currency);
  expect({ cell, isTold: counted !== undefined, count: sum.count }).toEqual({ cell, isTold: true, count });
  if (worth === undefined) return;
  const own = sum.value === null ? (sum.values ?? []) : sum.value ? [sum.value] : [];
  const some = (list: readonly { readonly amount: string; readonly currency: string }[]) =>
    list.filter((one) => !isNothing(one));
  expect({ cell, worth: some(own) }).toEqual({ cell, worth: some(worth) });
}

function expectAll(figures: ReadonlyMap<string, Figure>, cells: Cells): void {
  expect(figures.size).toBeGreaterThan(5);
  for (const [cell, figure] of figures) expectSum(cells.get(cell), cell, figure);
}

describe.each([
  [12, ['CNY', 'JPY']],
  [13, ['CNY', 'KWD', 'USD']],
] as const)(
  'in a random log (seed %i, in %j) the opportunities behind a cell add up to it exactly',
  (seed, currencies) => {
    let flows: Flows;
    let events: readonly RecordedEvent[];
    const day = (n: number) => instantOf(epochMs(start) + n * DAY);
    const instants = [
      { asOf: day(400), effectiveAt: day(400) },
      { asOf: day(80), effectiveAt: day(80) },
      { asOf: day(400), effectiveAt: day(60) },
    ];
    const models = ['dealer@1', 'simple@1', 'project@1'].map((name) => ({
      name,
      model: stageModelOf(name) as StageModel,
    }));
    const asked = models.flatMap(({ name, model }) =>
      instants.flatMap((times) =>
        [{ by: 'team' }, { by: 'consultant', filters: { team: ['t1', '(none)'] } }].map((scope) => ({
          ...{ name, model },
          question: { model: name, ...times, ...scope, from: day(20), to: day(70) },
        })),
      ),
    );

    beforeAll(async () => {
      events = eventsOf(seed, [...currencies]);
      const view = await projectedFlow(50);
      await view.project(events);
      flows = await view.flows();
    });

    it.each(asked)('of a velocity: $name, $question', ({ question, model }) => {
      const { answer, cells } = told((tell) => funnelVelocity(flows, { ...question, minimum: 1 }, model, tell));
      expectAll(figuresOf(answer), cells);
    });

    it.each(asked)('of a performance: $name, $question', ({ question, model }) => {
      const earlier = { from: day(0), to: day(20) };
      const performance = { ...question, earlier, minimum: 1 };
      const { answer, cells } = told((tell) => funnelPerformance(flows, performance, model, currency, tell));
      expectAll(figuresOf(answer), cells);
    });

    it.each(asked)('of a bottleneck report: $name, $question', ({ question: { by: _, ...question }, model }) => {
      const report = { ...question, earlier: { from: day(0), to: day(20) }, horizonDays: 30, minimum: 1 };
      const scene = { model, ways: stagesToWin(model), currency };
      const { answer, cells } = told((tell) => funnelBottlenecks(flows, report, scene, tell));
      expectAll(figuresOf(answer), cells);
    });

    it.each(asked)('of the times in stage: $name, $question', ({ question, model }) => {
      const setting = { model, zone, currency };
      const { answer, cells } = told((tell) => funnelTime(flows, { ...question, minimum: 1 }, setting, tell));
      expectAll(figuresOf(answer), cells);
    });

    it.each(asked)('of a bridge, known then or now: $name, $question', ({ question }) => {
      for (const startAsOf of [undefined, day(30)]) {
        const bridge = { ...question, startAsOf };
        const { answer, cells } = told((tell) => funnelBridge(flows, bridge, currency, tell));
        for (const [part, one] of [['', answer] as const, ...groupsIn(answer)]) {
          const { count, value, values } = one as {
            count: Record<string, number>;
            value: Shown | null;
            values?: Shown[];
          };
          const amounts = value ? [value] : (values ?? []);
          for (const term of Object.keys(amounts[0] ?? {}).filter((name) => name !== 'residual')) {
            const counted = cells.get(`${part}${term}`);
            const worth = amounts.map((own) => own[term] as { amount: string; currency: string });
            expectSum(counted, `${part}${term}`, { count: count[term] ?? sumOf(counted ?? [], currency).count, worth });
          }
          for (const [cell, figure] of figuresOf({ unvalued: one.unvalued }, part))
            expectSum(cells.get(cell), cell, figure);
        }
      }
    });

    it('of a snapshot, which is summed up from moves', async () => {
      const projection = funnelSnapshotProjection(zone);
      const store = openMemoryReadStore({ clock: () => start });
      const { lease } = await store.acquire('test', 60_000);
      const view = await store.open(projection);
      const { index = 0, position, recordedAt, id } = events.at(-1)!;
      const wanted = events.filter(({ type }) => projection.wants.includes(type));
      await view.commit(
        await foldBatch(projection, view, wanted, { pasts: pastsFromTheBeginning(projection) }),
        { logId: 'log', index, position, recordedAt, eventId: id },
        lease,
      );
      for (const { question, model } of asked) {
        const { from: _, to: __, model: stageModel, ...standing } = question;
        const answer = await view.read((reader) =>
          funnelSnapshot(reader, { ...standing, stageModel }, { zone, currency, stageModels }, snapshotMemory()),
        );
        const { cells } = told((tell) => tellStanding(flows, question, model, tell));
        expectAll(figuresOf(answer as unknown as Shown), cells);
      }
    });

    it('of a back-test', () => {
      const ends = Array.from({ length: 25 }, (_, month) => day(5 * (month + 1)));
      let wins = 0;
      for (const { name, model } of models) {
        const question = { model: name, ends, before: 12, baseDays: 90, level: 0.8, minimum: 1 };
        const scene = { model, idealAt: () => undefined, randomOf: (of: string) => seededRandom(of).unit };
        const { answer, cells } = told((tell) => backtest(flows, question, scene, tell));
        const { origins, amounts, deals } = answer as unknown as ReturnType<typeof backtest>;
        for (const [n, { open, actual, historical }] of origins.entries()) {
          expectSum(cells.get(`origins.${n}.open`), `${n} open`, { count: open.count, worth: open.values });
          expectSum(cells.get(`origins.${n}.actual.wins`), `${n} wins`, { count: actual.wins, worth: actual.amounts });
          wins += actual.wins;
          const others = cells.get(`origins.${n}.actual.others`)!;
          expectSum(others, `${n} others`, { count: others.length, worth: actual.others });
          const without = cells.get(`origins.${n}.historical.without`)!;
          expect(without).toHaveLength(historical.without);
          expect(cells.get(`origins.${n}.historical`)).toHaveLength(open.count - historical.without);
        }
        for (const { currency: code, rows } of amounts) {
          for (const [n, row] of rows.entries()) {
            for (const figure of ['actual', 'lastPeriod', 'sameMonthLastYear'] as const) {
              const counted = cells.get(`amounts.${code}.rows.${n}.${figure}`)!;
              expectSum(counted, `${code} ${n} ${figure}`, {
                count: counted.length,
                worth: row[figure] ? [row[figure]] : [],
              });
            }
          }
        }
        expect(cells.get('deals.historical')).toHaveLength(deals.historical.deals);
        for (const [bin, { n, came }] of deals.historical.calibration.entries()) {
          expect(cells.get(`deals.historical.calibration.${bin}.n`)).toHaveLength(n);
          expect(cells.get(`deals.historical.calibration.${bin}.came`)).toHaveLength(came);
        }
      }
      expect(wins).toBeGreaterThan(3);
    });
  },
);

function groupsIn({ groups = [] }: Shown): readonly (readonly [string, Shown])[] {
  return (groups as readonly Shown[]).map((group) => [`groups.${group.key}.`, group] as const);
}
