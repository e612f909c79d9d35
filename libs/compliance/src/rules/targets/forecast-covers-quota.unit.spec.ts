import { describe, expect, it } from '@jest/globals';
import { judgeOutlet } from '../../judge-outlet.ts';
import type { Parameters } from '../../parameters.ts';
import type { Scene } from '../../rule.ts';
import { aRuleSet, local, plainScene, type Unusual } from '../../testing/told.fixture.ts';
import { toldOf } from '../../testing/told-of.fixture.ts';
import { forecastCoversQuota } from './forecast-covers-quota.ts';

const yuan = (amount: string, currency = 'CNY') => ({ amount, currency });

/** Three people sell at o-1, one of them in team t-1. */
const countSalesStaff: Scene['countSalesStaff'] = ({ team, outlet }) => (outlet !== 'o-1' ? 0 : team ? 1 : 3);

const verdicts = (data: object, parameters: Parameters = {}, unusual: Unusual = {}, scene: Partial<Scene> = {}) => {
  const told = { horizon: '2026-12', scope: { outlet: 'o-1' }, amount: yuan('1800000.00'), ...data };
  const forecasts = toldOf('forecast', 'f-1', [['2026-12-01 10:00', 'ForecastRecorded', told, unusual]]);
  const book = [aRuleSet({ 'forecast-covers-quota': { parameters: { outlets: ['o-1'], ...parameters } } })];
  return judgeOutlet(
    { outlet: 'o-1', forecasts, demands: [], opportunities: [] },
    { asOf: local('2027-01-01'), effectiveAt: local('2027-01-01') },
    { rules: [forecastCoversQuota], book, scene: { ...plainScene, countSalesStaff, ...scene } },
  );
};

describe('forecast-covers-quota', () => {
  it.each([
    ['1800000.00', 'kept'],
    ['1799999.99', 'violated'],
  ])('three people at 600,000 each: %s is %s', (amount, status) => {
    expect(verdicts({ amount: yuan(amount) })).toMatchObject([{ status, subject: { kind: 'outlet', id: 'o-1' } }]);
  });

  it.each([
    ['600000.00', 'kept'],
    ['599999.99', 'violated'],
  ])('a team of one: %s is %s', (amount, status) => {
    expect(verdicts({ amount: yuan(amount), scope: { outlet: 'o-1', team: 't-1' } })).toMatchObject([{ status }]);
  });

  it.each([
    ['100000.50', '300001.50', 'kept'],
    ['100000.50', '300001.49', 'violated'],
  ])('at %s each, %s is %s', (each, amount, status) => {
    expect(verdicts({ amount: yuan(amount) }, { perPersonMonth: Number(each) })).toMatchObject([{ status }]);
  });

  it.each([
    ['a quarter', { horizon: '2026-Q4' }, {}],
    ['a year', { horizon: '2026' }, {}],
    ['another currency', { amount: yuan('1.00', 'EUR') }, {}],
    ['an outlet that is not named', {}, { outlets: ['o-2'] }],
    ['no outlet that is named', {}, { outlets: [] }],
    ['another outlet', { scope: { outlet: 'o-2' } }, { outlets: ['o-1', 'o-2'] }],
    ['everybody', { scope: {} }, {}],
  ])('judges nothing of %s', (_what, data, parameters) => {
    expect(verdicts(data, parameters)).toEqual([]);
  });

  it('judges nothing where nobody knows how many people sell', () => {
    expect(verdicts({}, {}, {}, { countSalesStaff: () => 0 })).toEqual([]);
  });

  it('counts the people of the scope, then, as was known when it was recorded', () => {
    const asked: unknown[] = [];
    const scene = { countSalesStaff: (...question: unknown[]) => asked.push(question) };
    verdicts({}, {}, { recorded: '2026-12-02 10:00' }, scene);
    expect(asked).toEqual([[{ outlet: 'o-1' }, local('2026-12-01 10:00'), local('2026-12-02 10:00')]]);
  });

  it('says what is short of what', () => {
    expect(verdicts({ amount: yuan('1.00') })).toMatchObject([
      {
        since: local('2026-12-01 10:00'),
        message: { zh: '2026-12 预测 1.00 CNY，低于 3 人的月度定额 1800000.00' },
      },
    ]);
  });

  it.each([
    [600_000, 'CNY', undefined],
    [0, 'CNY', 'perPersonMonth 0 is no amount above 0 in CNY'],
    [0.001, 'CNY', 'perPersonMonth 0.001 is no amount above 0 in CNY'],
    [1, 'XX', 'perPersonMonth 1 is no amount above 0 in XX'],
  ])('of %s %s says: %s', (perPersonMonth, currency, fault) => {
    expect(forecastCoversQuota.faultIn?.({ outlets: [], perPersonMonth, currency })?.en).toBe(fault);
  });
});
