import { describe, expect, it, jest } from '@jest/globals';
import { intervalCoverage, type JudgedInterval } from '#funnel';
import { minorUnits } from '#kernel';
import { type StageModel, stageModelOf } from '#opportunity';
import { seededRandom } from '#simulation';
import { type Chanced, expectedAmounts } from './amounts.ts';
import { broughtBy } from './brought.ts';
import { historicalChances } from './historical-chances.ts';
import { DAY, pipelineOf } from './pipeline.ts';
import { DAY_0, PIPELINE, simulatedFlows } from './simulated-flows.fixture.ts';

jest.setTimeout(600_000);

const SEEDS = 200;
const ORIGINS = 12;
const model = stageModelOf('simple@1') as StageModel;
const scope = { model: 'simple@1' };

/** What was forecast at every origin of one simulated pipeline, and what its open deals then brought, as known a month later. */
function judgedOf(seed: string): readonly JudgedInterval[] {
  const flows = simulatedFlows(PIPELINE, seed);
  const { unit: random } = seededRandom(`draws of ${seed}`);
  return Array.from({ length: ORIGINS }, (_, month) => {
    const origin = DAY_0 + (395 + 30 * month) * DAY;
    const base = { from: origin - 365 * DAY, to: origin };
    const pipeline = pipelineOf({ flows }, { known: origin, effective: origin }, { scope, model, base });
    const chances = historicalChances(pipeline, { horizonDays: 30, minimum: 5 });
    const chanced = pipeline.deals.flatMap((deal): readonly Chanced[] => {
      const estimate = chances.of(deal);
      return typeof estimate === 'string' ? [] : [{ deal, probability: estimate.share, estimate }];
    });
    expect(chanced).toHaveLength(pipeline.deals.length);
    const [expected] = expectedAmounts(chanced, { level: 0.8, draws: 500, random });
    const [low, high] = expected!.interval;
    const actual = Number(broughtBy({ flows }, pipeline.deals, origin + 30 * DAY).units.get('CNY') ?? 0n);
    return { low: Number(minorUnits(low)), high: Number(minorUnits(high)), actual };
  });
}

describe('nominal 80 % intervals of amounts', () => {
  it('cover 75 to 85 % of what simulated pipelines with drift, late entry and haggling bring', () => {
    const judged = Array.from({ length: SEEDS }, (_, seed) => judgedOf(`pipeline ${seed}`)).flat();
    const { of, share } = intervalCoverage(judged);
    expect(of).toBe(SEEDS * ORIGINS);
    expect(share).toBeGreaterThan(0.75);
    expect(share).toBeLessThan(0.85);
  });
});
