import { describe, expect, it } from '@jest/globals';
import type { Instant, Zone } from '#kernel';
import { judgeOutlet } from '../../judge-outlet.ts';
import { aRuleSet, local, plainScene, type Told, type Unusual } from '../../testing/told.fixture.ts';
import { toldOf } from '../../testing/told-of.fixture.ts';
import { forecastTwiceAMonth } from './forecast-twice-a-month.ts';

const forecast = (at: string, unusual: Unusual = {}, outlet = 'o-1'): Told => [
  at,
  'ForecastRecorded',
  { horizon: '2026-12', scope: { outlet }, amount: { amount: '1.00', currency: 'CNY' } },
  unusual,
];
const set = (from: string, outlets: readonly string[] = ['o-1']) =>
  aRuleSet(
    { 'forecast-twice-a-month': { parameters: { outlets } } },
    { effectiveFrom: local(from), recordedAt: local(from) },
  );
const verdicts = (events: readonly Told[], at: string, book = [set('2026-12-01')], zone = 'Asia/Shanghai') =>
  judgeOutlet(
    { outlet: 'o-1', forecasts: toldOf('forecast', 'f-1', events), demands: [], opportunities: [] },
    { asOf: local(at), effectiveAt: local(at) },
    { rules: [forecastTwiceAMonth], book, scene: { ...plainScene, zone: zone as Zone } },
  );
const days = (events: readonly Told[], at: string, book = [set('2026-12-01')]) =>
  verdicts(events, at, book).map(({ obligation, status }) => [obligation.slice(-10), status]);

describe('forecast-twice-a-month', () => {
  it.each([
    ['2026-12-15 23:59:59', [['2026-12-01', 'violated']], 'only the first has begun'],
    [
      '2026-12-16 00:00:00',
      [
        ['2026-12-01', 'violated'],
        ['2026-12-16', 'open'],
      ],
      'the sixteenth begins',
    ],
    [
      '2026-12-17 00:00:00',
      [
        ['2026-12-01', 'violated'],
        ['2026-12-16', 'pending'],
      ],
      'it is over, and may be entered late',
    ],
    [
      '2026-12-18 00:00:00',
      [
        ['2026-12-01', 'violated'],
        ['2026-12-16', 'violated'],
      ],
      'it is decided',
    ],
  ])('at %s, without a forecast, there is %j: %s', (at, expected) => {
    expect(days([], at)).toEqual(expected);
  });

  it.each([
    ['2026-11-30 23:59:59', 'violated'],
    ['2026-12-01 00:00:00', 'kept'],
    ['2026-12-01 23:59:59', 'kept'],
    ['2026-12-02 00:00:00', 'violated'],
  ])('a forecast at %s leaves the first %s', (at, status) => {
    expect(verdicts([forecast(at)], '2026-12-10')).toMatchObject([{ status, fixedAt: null }]);
  });

  it.each([
    ['2026-12-03 00:00:00', { status: 'kept', fixedAt: null, recordedLate: false }],
    ['2026-12-03 00:00:01', { status: 'violated', fixedAt: local('2026-12-03 00:00:01'), recordedLate: true }],
  ])('a forecast of the day that is recorded at %s is %j', (recorded, expected) => {
    expect(verdicts([forecast('2026-12-01 10:00', { recorded })], '2026-12-10')).toMatchObject([expected]);
  });

  it('is of the outlet, and from the version on that names it', () => {
    expect(days([forecast('2026-12-01 10:00', {}, 'o-2')], '2026-12-10')).toEqual([['2026-12-01', 'violated']]);
    expect(days([], '2026-12-10', [set('2026-11-01', ['o-2'])])).toEqual([]);
    const later = [set('2026-11-01', []), { ...set('2026-12-01 00:00:01'), version: 2 }];
    expect(days([], '2026-12-20', later)).toEqual([['2026-12-16', 'violated']]);
  });

  it('names the day, when it was decided and the evidence', () => {
    const [event] = toldOf('forecast', 'f-1', [forecast('2026-12-01 10:00')]);
    expect(verdicts([forecast('2026-12-01 10:00')], '2026-12-10')).toMatchObject([
      {
        subject: { kind: 'outlet', id: 'o-1' },
        opportunityId: null,
        consultant: null,
        obligation: 'forecast-twice-a-month:o-1:2026-12-01',
        dueAt: local('2026-12-02'),
        decidableAt: local('2026-12-01 10:00'),
        evidence: [event?.id],
      },
    ]);
    expect(verdicts([], '2026-12-10')).toMatchObject([
      {
        since: local('2026-12-02'),
        decidableAt: local('2026-12-03'),
        message: { zh: '门店未在 2026-12-01 登记销售预测' },
      },
    ]);
  });

  it.each([
    [
      'UTC',
      ['2028-02-02T00:00:00.000Z', '2028-02-17T00:00:00.000Z', '2028-03-02T00:00:00.000Z', '2028-03-17T00:00:00.000Z'],
    ],
    [
      'America/New_York',
      ['2028-02-02T05:00:00.000Z', '2028-02-17T05:00:00.000Z', '2028-03-02T05:00:00.000Z', '2028-03-17T04:00:00.000Z'],
    ],
    [
      'Asia/Shanghai',
      ['2028-02-01T16:00:00.000Z', '2028-02-16T16:00:00.000Z', '2028-03-01T16:00:00.000Z', '2028-03-16T16:00:00.000Z'],
    ],
  ])('in %s the days of February and March of a leap year end at %j', (zone, ends: readonly string[]) => {
    const from = {
      effectiveFrom: '2028-01-20T00:00:00.000Z' as Instant,
      recordedAt: '2028-01-20T00:00:00.000Z' as Instant,
    };
    const book = [{ ...set('2026-12-01'), ...from }];
    expect(verdicts([], '2028-03-30', book, zone).map(({ dueAt }) => dueAt)).toEqual(ends);
  });

  it('goes on over the end of the year', () => {
    expect(days([], '2027-01-10').map(([day]) => day)).toEqual(['2026-12-01', '2026-12-16', '2027-01-01']);
  });
});
