import { describe, expect, it } from '@jest/globals';
import type { Instant } from '#kernel';
import { type StageModel, stageModelOf } from '#opportunity';
import { FOUR_READINGS } from './four-readings.fixture.ts';
import { type AskedPolicies, conversionCell, funnelConversion, policiesOf, sumOf } from './index.ts';
import { dayStart, flowsOf } from './told.fixture.ts';

const at = dayStart('06-01');
const model = stageModelOf('dealer@1') as StageModel;

async function asked(policies: AskedPolicies, more: { readonly by?: string; readonly from?: Instant } = {}) {
  const question = {
    ...{ model: 'dealer@1', to: at, asOf: at, effectiveAt: at, ...more },
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
    { kind: 'snapshot' },
    { kind: 'snapshot', decided: 'closed-only' },
    { basis: 'value' },
  ])('by %j counts what the answer says', async (policies) => {
    const { answer, cell } = await asked(policies);
    for (const { stage, entered, progressed } of answer.stages) {
      expect(cell(`stages.${stage}.entered`).count).toBe(entered);
      if (progressed !== null) expect(cell(`stages.${stage}.progressed`).count).toBe(progressed);
    }
    for (const rate of ['conversion', 'winRate', 'lossRate'] as const) {
      expect([cell(`${rate}.k`).count, cell(`${rate}.n`).count]).toEqual([answer[rate].k, answer[rate].n]);
    }
    for (const measure of ['testDriveRate', 'driveToOrderRate', 'remainderSigningRate'] as const) {
      const { k, n } = answer.dealer![measure];
      expect([cell(`dealer.${measure}.k`).count, cell(`dealer.${measure}.n`).count]).toEqual([k, n]);
    }
    const [point] = answer.cumulativeIncidence;
    if (point?.atRisk !== null && !('unsaid' in point!)) {
      expect(cell('cumulativeIncidence.20.atRisk').count).toBe(point!.atRisk);
    }
  });

  it('of a measure of dealers is explained by the opportunities that it counts', async () => {
    const { cell } = await asked({});
    const drives = cell('dealer.testDriveRate.n').counted.map(({ stream }) => stream.at(-1));
    expect(drives.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
    const driven = cell('dealer.testDriveRate.k').counted;
    expect(driven.length).toBeGreaterThan(0);
    expect(driven.length).toBeLessThan(8);
  });

  it.each([{}, { kind: 'snapshot' }])('of a group by %j is named by its key', async (policies) => {
    const { answer, cell } = await asked(policies, { by: 'no.dimension' });
    const [group] = answer.groups!;
    expect(group?.key).toBe('(none)');
    expect(cell('groups.(none).winRate.n').counted).toEqual(cell('winRate.n').counted);
    expect(cell('groups.other.winRate.n').count).toBe(0);
    expect(() => cell('groups.(none).winRate')).toThrow('groups.<key>.<cell>');
  });

  it('of values tells what each brings', async () => {
    const { answer, cell } = await asked({ basis: 'value' });
    const { values = [] } = answer.winRate;
    expect(sumOf(cell('winRate.k').counted, 'CNY').value).toEqual(values[0]?.k);
    expect(sumOf(cell('winRate.n').counted, 'CNY').value).toEqual(values[0]?.n);
    const counted = await asked({});
    expect(counted.cell('winRate.k').counted.some(({ worth }) => worth)).toBe(false);
  });

  it('that there is not is refused with those that there are', async () => {
    const { cell } = await asked({});
    expect(() => cell('winRate')).toThrow('there is no cell "winRate"; there are stages.PROFILED.entered,');
    const stock = await asked({ kind: 'snapshot' });
    expect(() => stock.cell('stages.PROFILED.progressed')).toThrow('there is no cell');
    expect(() => stock.cell('cumulativeIncidence.20.won')).toThrow('there is no cell');
  });
});
