import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type LocalDate, minorUnits } from '#kernel';
import type { AskedPlan } from './asked-plan.ts';
import { type Plan, planOf } from './plan.ts';
import { PlanRefused } from './plan-refused.ts';

const SETTING = { today: '2026-11-30' as LocalDate, currency: 'CNY' };
const plan = (asked: AskedPlan) => planOf(asked, SETTING);
const fiveStep = (asked: AskedPlan = {}) => plan({ preset: 'five-step', ...asked });
const yuan = (amount: string) => ({ amount, currency: 'CNY' });

/** The ideal of the specification (funnel.md 5) in money: 57.6 deals of 250,000. */
const IDEAL: AskedPlan = {
  target: '14400000',
  averageValue: '250000',
  rate: ['POTENTIAL=0.40', 'OPPORTUNITY=0.50', 'PREFERRED=0.60'],
};

describe('a plan', () => {
  it('needs at each stage what the target needs, and shows forward what is over', () => {
    const { required, winRate, forward } = plan(IDEAL);
    expect(required).toEqual([
      { stage: 'POTENTIAL', count: 480 },
      { stage: 'OPPORTUNITY', count: 192 },
      { stage: 'PREFERRED', count: 96 },
      { stage: 'WON', count: 58 },
    ]);
    expect(winRate).toBe(0.12);
    expect(forward).toMatchObject({ entries: 480, value: yuan('14400000.00'), surplus: yuan('0.00') });
    expect(forward.reached.at(-1)).toEqual({ stage: 'WON', expected: 57.6 });
    expect(plan({ ...IDEAL, target: '14400000.01' }).required[0]).toEqual({ stage: 'POTENTIAL', count: 481 });
    expect(plan({ ...IDEAL, target: '14400000.01' }).forward.surplus).toEqual(yuan('29999.99'));
  });

  it('takes off what is expected of what is open', () => {
    // 100 × 0.12 + 20 × 0.3 + 5 × 0.6 = 21 deals, 5,250,000; the rest needs 9,150,000 / 250,000 / 0.12 = 305.
    const { open } = plan({ ...IDEAL, open: ['POTENTIAL=100', 'OPPORTUNITY=20', 'PREFERRED=5'] });
    expect(open).toMatchObject({
      expectedDeals: 21,
      expectedValue: yuan('5250000.00'),
      remaining: yuan('9150000.00'),
      additional: [
        { stage: 'POTENTIAL', count: 305 },
        { stage: 'OPPORTUNITY', count: 122 },
        { stage: 'PREFERRED', count: 61 },
        { stage: 'WON', count: 37 },
      ],
    });
    const covered = plan({ ...IDEAL, open: ['PREFERRED=100'] }).open;
    expect(covered).toMatchObject({ remaining: yuan('0.00'), additional: [{ count: 0 }, {}, {}, { count: 0 }] });
  });

  it('says by when entries are needed, and whether there are hands enough', () => {
    const { leadTime, capacity } = plan({ ...IDEAL, due: '2027-03-31', daysToWin: 45, headcount: 6, capacity: 75 });
    expect(leadTime).toEqual({ due: '2027-03-31', daysToWin: 45, enterBy: '2027-02-14', entries: 480, isPast: false });
    expect(capacity).toEqual({ headcount: 6, each: 75, total: 450, needed: 480, spare: -30 });
    expect(plan({ ...IDEAL, due: '2026-12-31', daysToWin: 60 }).leadTime).toMatchObject({ isPast: true });
  });

  it('is divided over people and months with nothing left over, in 10,000 random targets', () => {
    const cases = fc.record({
      units: fc.bigInt({ min: 1n, max: 10n ** 15n }),
      weights: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 4 }),
      period: fc.constantFrom('2027-01', '2027-Q2'),
    });
    fc.assert(
      fc.property(cases, ({ units, weights, period }) => {
        fc.pre(weights.some((weight) => weight > 0));
        const target = `${units / 100n}.${String(units % 100n).padStart(2, '0')}`;
        const person = weights.map((weight, n) => `s-${n}=${weight}`);
        const { allocation, forward } = plan({ target, averageValue: '1000000', rate: ['A=1'], person, period });
        const nodes = allocation?.nodes ?? [];
        expect(nodes.reduce((sum, { value }) => sum + minorUnits(value), 0n)).toBe(units);
        expect(nodes.reduce((sum, { entries }) => sum + entries, 0)).toBe(forward.entries);
      }),
      { numRuns: 10_000 },
    );
  }, 60_000);

  it('says nothing of a confidence in more than it reckons with, and why', () => {
    const many = plan({ target: '100000000', averageValue: '1', rate: ['A=0.5'] });
    expect(many).toMatchObject({ pAtLeast: null, nForConfidence: null });
    expect(many.reasons.pAtLeast?.en).toMatch(/no confidence is reckoned/);
    expect(many.reasons.nForConfidence?.zh).toMatch(/不再计算/);
  });
});

describe('the preset five-step', () => {
  it('has the figures of the specification', () => {
    const {
      target,
      averageValue,
      required,
      reserve,
      terminals,
      pAtLeast,
      nForConfidence,
      fiveStep: steps,
    } = fiveStep();
    expect([target, averageValue, steps?.dealsValue]).toEqual(['1000000.00', '250000.00', '1000000.00'].map(yuan));
    expect(steps?.quota).toEqual({ collected: yuan('600000.00'), signed: yuan('1000000.00'), deals: 4 });
    expect(required.map(({ count }) => count)).toEqual([16, 4]);
    expect(steps).toMatchObject({ newPerMonth: 16, months: 3, monthsOfReserve: 3, perTerminal: 2 });
    expect([reserve, terminals, nForConfidence]).toEqual([48, 8, 25]);
    expect(pAtLeast).toBeCloseTo(0.595, 3);
    expect(steps?.board.daily.map(({ share }) => share)).toEqual([0.5, 0.5]);
  });

  it.each<[AskedPlan, (of: Plan) => unknown, unknown]>([
    [{ target: '1100000' }, ({ required }) => required.map(({ count }) => count), [18, 5]],
    [{ averageValue: '200000' }, ({ fiveStep: steps }) => [steps?.quota.deals, steps?.newPerMonth], [5, 20]],
    [{ rate: ['OPPORTUNITY=0.2'] }, ({ reserve, terminals }) => [reserve, terminals], [60, 10]],
    [{ deals: 5 }, ({ fiveStep: steps }) => [steps?.dealsValue, steps?.newPerMonth], [yuan('1250000.00'), 20]],
    [{ newPerMonth: 12 }, ({ forward }) => forward.surplus, yuan('-250000.00')],
    [{ months: 2 }, ({ reserve, fiveStep: steps }) => [reserve, steps?.qualification.until], [32, '2027-01-30']],
    [{ reserve: 40 }, ({ fiveStep: steps }) => steps?.monthsOfReserve, 2.5],
    [{ perTerminal: 3 }, ({ terminals }) => terminals, 6],
    [{ terminals: 9 }, ({ terminals }) => terminals, 9],
    [{ collected: '700000' }, ({ fiveStep: steps }) => steps?.quota.collected, yuan('700000.00')],
    [{ currentShare: '0.6' }, ({ fiveStep: steps }) => steps?.board.daily.map(({ share }) => share), [0.6, 0.4]],
    [{ confidence: '0.5' }, ({ nForConfidence }) => nForConfidence, 15],
    [{ headcount: 3, capacity: 20 }, ({ capacity }) => capacity?.spare, 12],
  ])('overridden by %j takes along what follows', (asked, figure, expected) => {
    expect(figure(fiveStep(asked))).toEqual(expected);
  });

  it('qualifies what is to be signed within three months, to the end of a shorter month', () => {
    expect(fiveStep().fiveStep?.qualification).toMatchObject({ from: '2026-11-30', until: '2027-02-28' });
    expect(fiveStep({ on: '2027-11-30' }).fiveStep?.qualification.until).toBe('2028-02-29');
  });

  it('has a chain of four rates, whose middle ones are equal while the reserve is steady', () => {
    const { chain } = fiveStep().fiveStep!;
    expect(chain.rates.map(({ rate }) => rate)).toEqual([null, 0.25, 0.25, 1, 1]);
    expect(chain.rates[0]?.reason?.en).toBe('preferred, potential are not given');
    expect(chain).not.toHaveProperty('literal');
  });

  it('checks the chain as an inequality where that is asked, of what happened', () => {
    const actual = ['potential=20', 'preferred=12', 'lost=12', 'won=3', 'collected=90000', 'signed=150000'];
    const { chain } = fiveStep({ actual, literal: true }).fiveStep!;
    expect(chain.of).toBe('actual');
    expect(chain.rates.map(({ rate }) => rate)).toEqual([0.6, 0.25, 0.1875, 0.15, 0.15]);
    expect(chain.literal).toMatchObject({ holds: true });
    expect(fiveStep({ literal: true }).fiveStep?.chain.literal).toMatchObject({ holds: false });
    expect(fiveStep({ actual: ['won=3'], literal: true }).fiveStep?.chain.literal).toMatchObject({ holds: null });
    expect(fiveStep({ actual: ['lost=0', 'reserve=0'] }).fiveStep?.chain.rates[1]).toMatchObject({
      rate: null,
      reason: { en: 'there is nothing to divide by' },
    });
  });
});

describe('a plan that cannot be made', () => {
  it.each<[string, AskedPlan, RegExp]>([
    ['nothing', {}, /target, averageValue, rate are missing: give them, or name the preset/],
    ['a target of 0', { ...IDEAL, target: 0 }, /target is "0": write an amount above 0/],
    ['a negative target', { ...IDEAL, target: '-1' }, /target is "-1"/],
    ['a target that is no number', { ...IDEAL, target: Number.NaN }, /target is "NaN"/],
    ['an average value of 0', { ...IDEAL, averageValue: '0.00' }, /averageValue is "0.00"/],
    ['a fraction of a cent', { ...IDEAL, averageValue: '0.001' }, /no more decimals than CNY has/],
    ['a win rate of 0', { ...IDEAL, rate: ['A=0'] }, /rate A is "0": a rate is above 0 .* by a rate of 0 no target/],
    ['a rate above 1', { ...IDEAL, rate: ['A=1.2'] }, /rate A is "1.2"/],
    ['a rate below 0', { ...IDEAL, rate: ['A=-0.2'] }, /rate A is "-0.2"/],
    ['a rate of nothing', { ...IDEAL, rate: ['A='] }, /rate is "A=": write it as NAME=value/],
    ['a stage twice', { ...IDEAL, rate: ['A=1', 'A=1'] }, /rate gives A twice/],
    ['no stage', { ...IDEAL, rate: [] }, /rate gives 1 to 20 stages/],
    ['an unknown preset', { preset: 'six-step' }, /no preset "six-step"; there are five-step/],
    ['what belongs to the preset', { ...IDEAL, reserve: 48 }, /reserve belongs to the preset five-step: name/],
    ['half a capacity', { ...IDEAL, headcount: 3 }, /headcount needs capacity beside it/],
    ['half a lead time', { ...IDEAL, daysToWin: 3 }, /daysToWin needs due beside it/],
    ['nobody in a period', { ...IDEAL, period: '2027' }, /period needs person beside it/],
    ['a day that does not exist', { ...IDEAL, due: '2027-02-30', daysToWin: 3 }, /due is "2027-02-30"/],
    ['a period that is none', { ...IDEAL, person: ['a'], period: '2027-Q5' }, /period is "2027-Q5": write 2027/],
    ['people who weigh nothing', { ...IDEAL, person: ['a=0'], period: '2027' }, /everybody the weight 0/],
    ['somebody twice', { ...IDEAL, person: ['a', 'a=2'], period: '2027' }, /person names somebody twice/],
    ['an open stage without a rate', { ...IDEAL, open: ['SIGNED=1'] }, /open names the stage SIGNED, .* there are POT/],
    ['an unknown currency', { ...IDEAL, currency: 'YUAN' }, /currency is "YUAN"/],
    [
      'the preset in other money',
      { preset: 'five-step', currency: 'USD' },
      /for USD give target, averageValue and col/,
    ],
    ['an unknown fact', { preset: 'five-step', actual: ['mood=3'] }, /actual has no mood: there are preferred/],
    ['no deals', { preset: 'five-step', deals: 0 }, /deals is "0": write a whole number from 1/],
    ['no month', { preset: 'five-step', months: 121 }, /months is "121": write a whole number from 1 to 120/],
    ['a sure confidence', { ...IDEAL, confidence: 1 }, /confidence is "1": .* below 1/],
    ['the end of time', { preset: 'five-step', on: '9999-12-01' }, /on \+ months is/],
    ['what cannot be counted', { target: '1e17', averageValue: '1', rate: ['A=1'] }, /target is "1e17"/],
    [
      'more than can be counted',
      { ...IDEAL, rate: ['A=0.000000000001'] },
      /A would need \d+, more than 999999999: check/,
    ],
  ])('of %s says what, where and how to mend it', (_, asked, said) => {
    const make = () => plan(asked);
    expect(make).toThrow(PlanRefused);
    expect(make).toThrow(said);
    try {
      make();
    } catch (error) {
      expect((error as PlanRefused).text.zh).toMatch(/[一-龥]/);
    }
  });
});
