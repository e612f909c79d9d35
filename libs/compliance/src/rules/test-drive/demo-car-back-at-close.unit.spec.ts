import { describe, expect, it } from '@jest/globals';
import { judgeDemoCar } from '../../judge-demo-car.ts';
import { aRuleSet, local, plainScene, type Told, type Unusual } from '../../testing/told.fixture.ts';
import { toldOf } from '../../testing/told-of.fixture.ts';
import { demoCarBackAtClose } from './demo-car-back-at-close.ts';

const out = (at: string, bookingId = 'b-1', unusual: Unusual = {}): Told => [
  at,
  'DemoCarCheckedOut',
  { bookingId, opportunityId: 'op-1', odometerKm: 10, at: local(at) },
  unusual,
];
const back = (at: string, bookingId = 'b-1', unusual: Unusual = {}): Told => [
  at,
  'DemoCarReturned',
  { bookingId, opportunityId: 'op-1', odometerKm: 20, at: local(at) },
  unusual,
];
const verdicts = (events: readonly Told[], at = '2026-12-31') =>
  judgeDemoCar(
    toldOf('demoCar', 'd-1', events),
    { asOf: local(at), effectiveAt: local(at) },
    { rules: [demoCarBackAtClose], book: [aRuleSet({ [demoCarBackAtClose.name]: {} })], scene: plainScene },
  );
const spells = (...events: readonly Told[]) => verdicts(events).map(({ since, fixedAt }) => [since, fixedAt]);

describe('demo-car-returned', () => {
  it.each([
    ['2026-11-20 23:59:59', []],
    ['2026-11-21 00:00:00', [[local('2026-11-21'), local('2026-11-21')]]],
  ])('a car taken on 2026-11-20 and back at %s gives %j', (at, violations) => {
    expect(spells(out('2026-11-20 10:00'), back(at))).toEqual(violations);
  });

  it('is one violation of the car while it is out at one close after the other', () => {
    expect(verdicts([out('2026-11-20 10:00'), back('2026-11-23 09:00')])).toMatchObject([
      {
        subject: { kind: 'vehicle', id: 'd-1' },
        opportunityId: null,
        consultant: null,
        since: local('2026-11-21'),
        decidableAt: local('2026-11-22'),
        fixedAt: local('2026-11-23 09:00'),
        message: { zh: '试驾车当日未归还（预约 b-1，商机 op-1）' },
      },
    ]);
  });

  it.each([
    ['2026-11-21 23:59:59', 'pending'],
    ['2026-11-22 00:00:00', 'violated'],
  ])('at %s a car that is not back is %s', (at, status) => {
    expect(verdicts([out('2026-11-20 10:00')], at)).toMatchObject([{ status }]);
  });

  it.each([
    ['2026-11-22 00:00:00', []],
    ['2026-11-22 00:00:01', [[local('2026-11-21'), local('2026-11-22 00:00:01')]]],
  ])('a return in time that is recorded at %s gives %j', (recorded, violations) => {
    expect(spells(out('2026-11-20 10:00'), back('2026-11-20 11:00', 'b-1', { recorded }))).toEqual(violations);
  });

  it('another drive out at the next close goes on with the same spell, and a day between ends it', () => {
    const [first, home] = [out('2026-11-20 10:00'), back('2026-11-21 09:00')];
    const again = (day: string) => [
      out(`${day} 10:00`, 'b-2'),
      back(`${day} 11:00`, 'b-2'),
      out(`${day} 12:00`, 'b-3'),
    ];
    expect(spells(first, home, ...again('2026-11-21'))).toEqual([[local('2026-11-21'), null]]);
    expect(spells(first, home, ...again('2026-11-22'))).toEqual([
      [local('2026-11-21'), local('2026-11-21 09:00')],
      [local('2026-11-23'), null],
    ]);
  });

  it.each([
    [false, 0],
    [true, 1],
  ])('a check-out imported to be judged, %s, gives %s', (judge, count) => {
    expect(verdicts([out('2026-11-20 10:00', 'b-1', { imported: { judge } })])).toHaveLength(count);
  });
});
