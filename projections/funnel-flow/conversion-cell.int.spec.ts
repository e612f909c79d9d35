import { describe, expect, it } from '@jest/globals';
import { type StageModel, stageModelOf } from '#opportunity';
import { FOUR_READINGS } from './four-readings.fixture.ts';
import { type AskedPolicies, conversionCell, funnelConversion, policiesOf } from './index.ts';
import { dayStart, flowsOf } from './told.fixture.ts';

const at = dayStart('06-01');
const model = stageModelOf('dealer@1') as StageModel;

async function asked(policies: AskedPolicies) {
  const question = {
    ...{ model: 'dealer@1', to: at, asOf: at, effectiveAt: at },
    ...{ policies: policiesOf({ minimum: 1, ...policies }), horizons: [20] },
  };
  const flows = await flowsOf(FOUR_READINGS);
  return {
    answer: funnelConversion(flows, question, model, 'CNY'),
    cell: (name: string) => conversionCell(flows, question, name, model, 'CNY'),
  };
}

describe('a cell of a conversion', () => {
  // The table of the fixture: a b e h were followed up, of whom a b h went on.
  it('is explained by the opportunities that it counts', async () => {
    const { cell } = await asked({});
    const names = (name: string) =>
      cell(name)
        .counted.map(({ stream }) => stream.at(-1))
        .sort();
    expect(names('stages.FOLLOWED_UP.entered')).toEqual(['a', 'b', 'e', 'h']);
    expect(names('stages.FOLLOWED_UP.progressed')).toEqual(['a', 'b', 'h']);
    expect(names('winRate.n')).toEqual(['a', 'b', 'd', 'g']);
    expect(names('winRate.k')).toEqual(['a', 'd']);
    expect(names('cumulativeIncidence.200.won')).toEqual(['a', 'd']);
    expect(names('cumulativeIncidence.0.atRisk')).toHaveLength(8);
  });

  it.each([
    {},
    { orderPolicy: 'any' },
    { entryPolicy: 'imputed' },
    { kind: 'progression' },
    { decided: 'closed-only' },
    { episodePolicy: 'customer' },
  ])('by %j counts what the answer says', async (policies) => {
    const { answer, cell } = await asked(policies);
    for (const { stage, entered, progressed } of answer.stages) {
      expect(cell(`stages.${stage}.entered`).count).toBe(entered);
      if (progressed !== null) expect(cell(`stages.${stage}.progressed`).count).toBe(progressed);
    }
    for (const rate of ['conversion', 'winRate', 'lossRate'] as const) {
      expect([cell(`${rate}.k`).count, cell(`${rate}.n`).count]).toEqual([answer[rate].k, answer[rate].n]);
    }
    const [point] = answer.cumulativeIncidence;
    if (point?.atRisk !== null && !('unsaid' in point!)) {
      expect(cell('cumulativeIncidence.20.atRisk').count).toBe(point!.atRisk);
    }
  });

  it('that there is not is refused with those that there are, and so is that of a stock', async () => {
    const { cell } = await asked({});
    expect(() => cell('winRate')).toThrow('there is no cell "winRate"; there are stages.PROFILED.entered,');
    const stock = await asked({ kind: 'snapshot' });
    expect(() => stock.cell('winRate.n')).toThrow('a stock has no cells to explain');
  });
});
