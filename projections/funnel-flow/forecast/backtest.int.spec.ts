import { describe, expect, it } from '@jest/globals';
import { type Instant, instantOf } from '#kernel';
import { type StageModel, stageModelOf } from '#opportunity';
import type { IdealVersion } from '#planning';
import { seededRandom } from '#simulation';
import { type Flow, historyOf } from '../flow.ts';
import { type Backtest, type BacktestQuestion, backtest } from './backtest.ts';
import { DAY } from './pipeline.ts';
import { DAY_0, PIPELINE, simulatedFlows } from './simulated-flows.fixture.ts';

const model = stageModelOf('simple@1') as StageModel;
const ends = Array.from({ length: 25 }, (_, month) => instantOf(DAY_0 + (35 + 30 * month) * DAY));
const asked: BacktestQuestion = { model: 'simple@1', ends, before: 12, baseDays: 365, level: 0.8, minimum: 5 };
const ideal = {
  id: 'plan',
  version: 1,
  stages: [
    { stage: 'PROSPECTING', rate: 0.5 },
    { stage: 'ENGAGING', rate: 0.5 },
  ],
} as unknown as IdealVersion;

function run(
  flows: ReadonlyMap<string, Flow>,
  more: Partial<BacktestQuestion> = {},
  idealAt = (_: Instant) => ideal as IdealVersion | undefined,
): Backtest {
  return backtest({ flows }, { ...asked, ...more }, { model, idealAt, randomOf: (seed) => seededRandom(seed).unit });
}

const flows = simulatedFlows(PIPELINE, 'back-test');
const last = Date.parse(ends.at(-1) as Instant);

describe('a back-test of twelve months', () => {
  const answer = run(flows);
  const [amounts] = answer.amounts;

  it('holds every method against what the open deals brought, by all measures', () => {
    expect(answer.origins.map(({ origin, until }) => [origin, until])).toEqual(
      ends.slice(12, -1).map((end, n) => [end, ends[13 + n]]),
    );
    expect(answer.amounts.map(({ currency }) => currency)).toEqual(['CNY']);
    for (const method of ['historical', 'ideal', 'lastPeriod', 'sameMonthLastYear', 'stageWeights'] as const) {
      const { origins, wape, mase, bias, pinball, coverage } = amounts![method];
      expect({ method, origins, numbers: [wape, mase, bias].map((one) => Number.isFinite(one)) }).toEqual({
        method,
        origins: 12,
        numbers: [true, true, true],
      });
      const tellsInterval = method === 'historical' || method === 'ideal';
      expect([pinball !== null, coverage?.of]).toEqual(tellsInterval ? [true, 12] : [false, undefined]);
    }
    for (const scores of [answer.deals.historical, answer.deals.ideal!]) {
      expect(scores.deals).toBe(answer.origins.reduce((sum, { open }) => sum + open.count, 0));
      expect(scores.calibration.reduce((sum, { n }) => sum + n, 0)).toBe(scores.deals);
      expect([scores.brier, scores.logLoss].every((one) => Number.isFinite(one))).toBe(true);
    }
  });

  it('counts as actual what was won, as known a month later, of the deals that were open', () => {
    const [origin, until] = [ends[15], ends[16]].map((end) => Date.parse(end as Instant)) as [number, number];
    const state = (flow: Flow, at: number) => flow.points.items.filter((one) => one.at <= at && one.from <= at).at(-1);
    const won = [...flows.values()].filter(
      (flow) => state(flow, origin)?.status === 'open' && state(flow, until)?.status === 'won',
    );
    const units = won.reduce((sum, flow) => sum + state(flow, until)!.units, 0n);
    const row = answer.origins[3]!;
    expect(row.actual.wins).toBe(won.length);
    expect(row.actual.amounts.map(({ amount }) => amount.replace('.', ''))).toEqual([`${units}`]);
    expect(amounts!.rows[3]!.actual).toEqual(row.actual.amounts[0]);
    const others = [...flows.values()].filter(
      (flow) => (state(flow, origin)?.status ?? 'lost') === 'lost' && state(flow, until)?.status === 'won',
    );
    expect(row.actual.others.map(({ amount }) => amount.replace('.', ''))).toEqual(
      others.length === 0 ? [] : [`${others.reduce((sum, flow) => sum + state(flow, until)!.units, 0n)}`],
    );
  });

  it('has the baselines that say what came the month before and a year before', () => {
    const { rows } = amounts!;
    for (const [n, { lastPeriod }] of rows.slice(1).entries()) expect(lastPeriod).toEqual(rows[n]!.actual);
    const later = run(flows, { ends: [...ends.slice(1), instantOf(last + 30 * DAY)] }).amounts[0]!.rows;
    expect(later[11]!.sameMonthLastYear).toEqual(rows[0]!.actual);
  });

  it('is better by stage and age than by constant stage weights, which know no horizon', () => {
    const { historical, stageWeights } = amounts!;
    expect(historical.wape).toBeLessThan(stageWeights.wape!);
    expect(Math.abs(historical.bias!)).toBeLessThan(Math.abs(stageWeights.bias!));
  });

  it('changes neither hash nor forecast of any origin when events are recorded after it', () => {
    for (const [n, { origin }] of answer.origins.entries()) {
      const injected = new Map(flows);
      const after = Date.parse(origin) + 1;
      for (const [stream, flow] of flows) injected.set(stream, withLateLoss(flow, after));
      const again = run(injected).origins[n]!;
      const { actual: _, ...said } = again;
      const { actual: __, ...before } = answer.origins[n]!;
      expect(said).toEqual(before);
    }
  });

  it('would be changed by one event before its origin', () => {
    const [stream, flow] = [...flows].find(
      ([, { points }]) => points.items[0]!.from < Date.parse(ends[12] as Instant),
    )!;
    const changed = new Map(flows).set(stream, withLateLoss(flow, Date.parse(ends[12] as Instant)));
    expect(run(changed).origins[0]!.inputsHash).not.toBe(answer.origins[0]!.inputsHash);
  });

  it('says nothing by an ideal of months in which none was known', () => {
    const known = run(flows, {}, (origin) => (origin >= ends[20]! ? ideal : undefined));
    expect(known.origins.filter(({ ideal: own }) => own === null)).toHaveLength(8);
    expect(known.amounts[0]!.ideal.origins).toBe(4);
    expect(run(flows, {}, () => undefined).deals.ideal).toBeNull();
  });

  it('of a log in which nothing was known then has nothing to judge, and no number that is none', () => {
    const late = instantOf(last - 5 * DAY);
    const young = new Map([...flows].filter(([, { points }]) => points.items[0]!.from > Date.parse(late)));
    const empty = run(young);
    expect(empty.origins).toHaveLength(12);
    expect(empty.origins.every(({ historical }) => historical.unsaid === 'nothing-open')).toBe(true);
    expect(empty.deals.historical).toMatchObject({ deals: 0, brier: null, logLoss: null });
    expect(JSON.stringify(empty)).not.toMatch(/NaN|Infinity/);
  });
});

/** The flow with a loss that happened long before and was recorded at an instant; the first point is overturned then. */
function withLateLoss(flow: Flow, recorded: number): Flow {
  const [first, ...rest] = flow.points.items;
  if (!first || first.from > recorded) return flow;
  const lost = { ...first, at: first.at + 1, from: recorded, status: 'lost' as const, units: first.units + 1n };
  const items = [first, lost, ...rest.map((one) => (one.from <= recorded ? { ...one, until: recorded } : one))];
  return {
    ...flow,
    points: historyOf(items),
  };
}
