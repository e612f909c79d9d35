import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type StageModel, stageModelOf } from '#opportunity';
import { FOUR_READINGS } from './four-readings.fixture.ts';
import { type AskedPolicies, type ConversionQuestion, funnelConversion, policiesOf } from './index.ts';
import { dayStart, dealer, flowsOf, type Told, yuan } from './told.fixture.ts';

const GUIDE = readFileSync(new URL('../../docs/guides/funnel-flow.md', import.meta.url), 'utf8');

async function conversion(
  asked: AskedPolicies = {},
  more: Partial<ConversionQuestion> = {},
  log: Readonly<Record<string, readonly Told[]>> = FOUR_READINGS,
) {
  const model = more.model ?? 'dealer@1';
  const at = dayStart('06-01');
  const policies = policiesOf({ minimum: 1, ...asked });
  const question = { model, to: at, asOf: at, effectiveAt: at, policies, ...more };
  return funnelConversion(await flowsOf(log), question, stageModelOf(model) as StageModel, 'CNY');
}

async function shares(asked: AskedPolicies, more: Partial<ConversionQuestion> = {}) {
  const { stages } = await conversion(asked, more);
  return Object.fromEntries(stages.map(({ stage, entered, progressed }) => [stage, `${progressed}/${entered}`]));
}

/**
 * By hand, from the table of the fixture. Driven: a b c d h stood there, of whom a c d went on; in turn only a b h, of whom
 * a went on. Followed up: a b e h stood there, of whom a b h went on; c called after it had driven; c and d passed it by.
 * Decided are a b d g.
 */
describe('four readings of one log', () => {
  it.each([
    ['as the stages moved', {}, '3/4', '3/5'],
    ['strict in order', { orderPolicy: 'strict' }, '3/4', '1/3'],
    ['any order', { orderPolicy: 'any' }, '4/5', '3/5'],
    ['imputed', { entryPolicy: 'imputed' }, '5/6', '3/5'],
    ['closed only', { decided: 'closed-only' }, '2/2', '2/3'],
  ])('%s: followed up %j → %s, test driven → %s', async (name, asked, followedUp, driven) => {
    const { FOLLOWED_UP, TEST_DRIVEN } = await shares(asked);
    expect([FOLLOWED_UP, TEST_DRIVEN]).toEqual([followedUp, driven]);
    const row = GUIDE.split('\n').find((line) => line.startsWith(`| ${name} |`));
    const cells = row?.split('|').map((cell) => cell.trim());
    expect([cells?.[3], cells?.[4]]).toEqual([followedUp, driven]);
  });

  it('have four definitions', async () => {
    const asked = [
      { orderPolicy: 'strict' },
      { orderPolicy: 'any' },
      { entryPolicy: 'imputed' },
      { decided: 'closed-only' },
    ];
    const ids = await Promise.all(asked.map(async (one) => (await conversion(one)).definitionId));
    expect(new Set(ids).size).toBe(4);
  });
});

describe('conversion', () => {
  it('publishes numerators and denominators, and leaves out rates of fewer than five', async () => {
    const { stages, winRate, lossRate, conversion: won } = await conversion({ minimum: undefined });
    expect(won).toMatchObject({ k: 2, n: 8, rate: 0.25 });
    expect(winRate).toEqual({ k: 2, n: 4, rate: null, interval: null, suppressed: true });
    expect(lossRate).toMatchObject({ k: 2, n: 4, suppressed: true });
    expect(stages[0]).toMatchObject({ stage: 'PROFILED', entered: 8, progressed: 6, n: 8, rate: 0.75 });
    expect(stages[1]).toMatchObject({ entered: 4, progressed: 3, rate: null, suppressed: true, medianDays: null });
    expect(stages.slice(1).map(({ medianUnsaid }) => medianUnsaid)).toContain('too-few');
  });

  it('multiplies the rates of the stages', async () => {
    const { stages } = await conversion();
    expect(stages.map(({ cumulativeRate }) => cumulativeRate)).toEqual([
      6 / 8,
      (6 / 8) * (3 / 4),
      (6 / 8) * (3 / 4) * (3 / 5),
      (6 / 8) * (3 / 4) * (3 / 5) * (2 / 3),
      null,
      null,
    ]);
  });

  // Profiled for 1 2 1 2 2 6 1 days, and f still after 89: half of the eight have left by day 2.
  it('tells the Kaplan–Meier median of the days in a stage', async () => {
    const { stages } = await conversion();
    expect(stages[0]!.medianDays).toBe(2);
  });

  it('of a cohort follows those that entered in the period, of a flow those that were in it', async () => {
    const period = { from: dayStart('03-02'), to: dayStart('03-03') };
    // e was created after 03-02; c d are created at 03-02 itself, which lies before the period.
    expect(await shares({}, period)).toMatchObject({ PROFILED: '1/1', FOLLOWED_UP: '1/1', TEST_DRIVEN: '2/2' });
    // In the period: b c d e were profiled, of whom b was called and c drove in it; a had been called, and drove.
    expect(await shares({ kind: 'progression' }, period)).toMatchObject({
      PROFILED: '2/4',
      FOLLOWED_UP: '1/2',
      TEST_DRIVEN: '0/2',
    });
  });

  it('of a snapshot is the stock, which has no rates', async () => {
    const { stages, winRate } = await conversion({ kind: 'snapshot' });
    expect(stages.map(({ stage, entered, progressed, rate }) => [stage, entered, progressed, rate])).toEqual([
      ['PROFILED', 1, null, null],
      ['FOLLOWED_UP', 1, null, null],
      ['TEST_DRIVEN', 1, null, null],
      ['ORDERED', 1, null, null],
      ['MATCHED', 0, null, null],
      ['DELIVERED', 0, null, null],
    ]);
    expect(winRate).toMatchObject({ k: 2, n: 4 });
  });

  it('counts an episode, an opportunity or a customer', async () => {
    const reopened: readonly Told[] = [
      ['Created', '03-01', dealer({ customerId: 'c-1' })],
      ['Lost', '03-05'],
      ['OpportunityReopened', '03-10', { episode: 2, stage: 'PROFILED' }],
      ['Converted', '03-20', { episode: 2 }],
    ];
    const log = { x: reopened, y: [['Created', '03-07', dealer({ customerId: 'c-1' })] as Told] };
    const rates = async (episodePolicy: string) => {
      const { conversion: won, winRate } = await conversion({ episodePolicy }, {}, log);
      return [won.k, won.n, winRate.k, winRate.n];
    };
    expect(await rates('per-episode')).toEqual([1, 3, 1, 2]);
    expect(await rates('first-episode')).toEqual([0, 2, 0, 1]);
    expect(await rates('customer')).toEqual([1, 1, 1, 1]);
  });

  it('weighs by value, in one currency only', async () => {
    const deal = (amount: string, ...more: readonly Told[]): readonly Told[] => [
      ['Created', '03-01', dealer({ value: yuan(amount) })],
      ...more,
    ];
    const log = {
      x: deal('30.00', ['FollowUpCompleted', '03-02'], ['Converted', '03-05']),
      y: deal('10.00', ['Lost', '03-03']),
    };
    const { stages, winRate } = await conversion({ basis: 'value' }, {}, log);
    expect(stages[0]).toMatchObject({ entered: 2, progressed: 1, rate: 0.75, interval: null });
    expect(winRate).toMatchObject({ k: 1, n: 2, rate: 0.75, values: [{ k: yuan('30.00'), n: yuan('40.00') }] });
  });

  // Created in the period: all eight, of whom a b c d h drove. Driven in it: those five, of whom a c d ordered after it.
  it('has the dealer measures that opportunities alone give', async () => {
    const from = dayStart('02-28');
    const { dealer: measures } = await conversion({}, { from });
    expect(measures).toMatchObject({
      testDriveRate: { k: 5, n: 8 },
      driveToOrderRate: { k: 3, n: 5 },
      remainderSigningRate: { k: 3, n: 0, rate: null },
    });
    // Open when 03-04 begins: a b c d e and, created in that instant, f g. Later drives: b h; later orders: c d.
    const later = await conversion({}, { from: dayStart('03-04') });
    expect(later.dealer).toMatchObject({
      testDriveRate: { k: 1, n: 1 },
      driveToOrderRate: { k: 2, n: 2 },
      remainderSigningRate: { k: 2, n: 7 },
    });
  });

  it('has groups that sum to the whole', async () => {
    const team = (name: string): Told => ['Created', '03-01', dealer({ dimensions: { team: name } })];
    const log = {
      x: [team('t1'), ['Converted', '03-05'] as Told],
      y: [team('t2')],
      z: [['Created', '03-01', dealer()] as Told],
    };
    const { groups = [] } = await conversion({}, { by: 'team' }, log);
    expect(groups.map(({ key, conversion: won }) => [key, won.k, won.n])).toEqual([
      ['(none)', 0, 1],
      ['t1', 1, 1],
      ['t2', 0, 1],
    ]);
  });
});
