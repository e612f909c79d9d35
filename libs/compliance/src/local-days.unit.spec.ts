import { describe, expect, it } from '@jest/globals';
import { chineseWorkCalendar } from '#calendar';
import type { Instant, PolicyQuestion, Zone } from '#kernel';
import { converted } from '#opportunity';
import { judgeOutlet } from './judge-outlet.ts';
import type { Parameters } from './parameters.ts';
import type { Rule } from './rule.ts';
import { care48h } from './rules/care/care-48h.ts';
import { careBirthday } from './rules/care/care-birthday.ts';
import { careHoliday } from './rules/care/care-holiday.ts';
import { carePlanTasks } from './rules/care/care-plan-tasks.ts';
import { careWeekly } from './rules/care/care-weekly.ts';
import { convertAfterDelivery } from './rules/delivery/convert-after-delivery.ts';
import { customerFile24h } from './rules/delivery/customer-file-24h.ts';
import { erpSameDay } from './rules/delivery/erp-same-day.ts';
import { activitySameDay } from './rules/follow-up/activity-same-day.ts';
import { firstFollowUp } from './rules/follow-up/first-follow-up.ts';
import { nextStepPlanned } from './rules/follow-up/next-step-planned.ts';
import { noHoarding } from './rules/follow-up/no-hoarding.ts';
import { noExpiredOpportunity } from './rules/intake/no-expired-opportunity.ts';
import { lostReviewed } from './rules/loss/lost-reviewed.ts';
import { weeklyDemand } from './rules/orders/weekly-demand.ts';
import { forecastTwiceAMonth } from './rules/targets/forecast-twice-a-month.ts';
import { deliveredNeedsTestDrive } from './rules/test-drive/delivered-needs-test-drive.ts';
import { aRuleSet, created, idOf, plainScene, type Told, takenOver, told, verdictsOf } from './testing/told.fixture.ts';
import { toldOf } from './testing/told-of.fixture.ts';

/**
 * Instants are worked out by hand. Shanghai is UTC+8. New York is UTC−5, from 2026-03-08 07:00Z to 2026-11-01 06:00Z UTC−4: the
 * 8th of March has 23 hours, the 1st of November 25. Cairo is UTC+2, from 2026-04-23 22:00Z on UTC+3: the 24th of April
 * begins at 01:00, since midnight is skipped.
 */
const [SHANGHAI, UTC, NEW_YORK, CAIRO] = ['Asia/Shanghai', 'UTC', 'America/New_York', 'Africa/Cairo'] as Zone[] as [
  Zone,
  Zone,
  Zone,
  Zone,
];

const msBefore = (instant: string, ms = 1) => new Date(Date.parse(instant) - ms).toISOString();
const contact = (at: string): Told => [at, 'FollowUpCompleted', { activityId: 'a-1', outcome: 'reached', checks: {} }];
const scheduled = (at: string, dueAt: string): Told => [
  at,
  'FollowUpScheduled',
  { activityId: 'a-1', dueAt, type: 'phone', checks: {} },
];
const delivery = (at: string): Told => [at, 'VehicleDelivered', { orderId: 'r-1', vin: 'v', deliveredAt: at }];
const sold = (at: string, saleDate?: string): Told => [
  at,
  'Converted',
  { orderId: 'r-1', checks: {}, ...(saleDate && { saleDate }) },
];
const exported = (at: string): Told => [at, 'ExportedToErp', { opportunityIds: ['op-1'], acknowledgedAt: at }];
const cared =
  (taskId: string) =>
  (at: string): Told => [at, 'CareTaskCompleted', { taskId, kind: taskId.replace(/-\d.*$/, ''), checks: {} }];
const plan = (at: string, taskId: string, dueAt: string): Told => [
  at,
  'CarePlanCreated',
  { tasks: [{ taskId, kind: taskId.replace(/-\d.*$/, ''), dueAt }] },
];

interface Owed {
  readonly rule: Rule;
  readonly zone: Zone;
  readonly when: string;
  readonly events: readonly Told[];
  readonly dueAt: string;
  readonly done: (at: string) => Told;
  readonly parameters?: Parameters;
  readonly key?: string;
}

const opened = (at: string, data: object = {}) => created(at, data);
const follow = (zone: Zone, when: string, at: string, dueAt: string): Owed => ({
  ...{ rule: firstFollowUp, zone, when, events: [opened(at)], dueAt, done: contact },
});
const due = (zone: Zone, when: string, dueOn: string, dueAt: string): Owed => ({
  ...{ rule: activitySameDay, zone, when, dueAt, done: contact },
  events: [opened('2026-01-01T00:00:00Z'), scheduled('2026-01-01T00:00:01Z', dueOn)],
});
const exports = (zone: Zone, when: string, at: string, dueAt: string, saleDate?: string): Owed => ({
  ...{ rule: erpSameDay, zone, when, dueAt, done: exported },
  events: [opened('2026-01-01T00:00:00Z'), sold(at, saleDate)],
  ...(saleDate && { parameters: { from: 'saleDate' } }),
});
const weekly = (zone: Zone, when: string, at: string, week: number, dueAt: string): Owed => ({
  ...{ rule: careWeekly, zone, when, dueAt, done: cared(`care-weekly-${week}`), key: `care-weekly-${week}` },
  events: [opened('2026-01-01T00:00:00Z'), delivery(at)],
});
const reviewed = (zone: Zone, when: string, at: string, dueAt: string): Owed => ({
  ...{ rule: lostReviewed, zone, when, dueAt },
  events: [opened('2026-01-01T00:00:00Z'), [at, 'Lost', { reason: { family: 'gave_up', code: 'price' } }]],
  done: (then) => [then, 'LossReviewed', { lostEventId: idOf(1), verdict: 'objective' }],
});

/** At 24:00 of a local day: what is done a millisecond before keeps it, what is done then does not. */
const BY_MIDNIGHT: readonly Owed[] = [
  follow(SHANGHAI, 'at the end of the year', '2026-12-27T15:59:59.999Z', '2027-01-01T16:00:00.000Z'),
  follow(SHANGHAI, 'a millisecond later', '2026-12-27T16:00:00.000Z', '2027-01-02T16:00:00.000Z'),
  follow(UTC, 'in a leap year', '2028-02-24T12:00:00.000Z', '2028-03-01T00:00:00.000Z'),
  follow(UTC, 'in a common year', '2027-02-24T12:00:00.000Z', '2027-03-02T00:00:00.000Z'),
  follow(NEW_YORK, 'into summer time', '2026-03-03T17:00:00.000Z', '2026-03-09T04:00:00.000Z'),
  follow(NEW_YORK, 'on the eve of summer time', '2026-03-08T04:59:59.999Z', '2026-03-13T04:00:00.000Z'),
  follow(NEW_YORK, 'out of summer time', '2026-10-27T16:00:00.000Z', '2026-11-02T05:00:00.000Z'),
  follow(CAIRO, 'to a midnight that is skipped', '2026-04-18T10:00:00.000Z', '2026-04-23T22:00:00.000Z'),
  due(SHANGHAI, 'at the end of the year', '2026-12-31T15:59:59.999Z', '2026-12-31T16:00:00.000Z'),
  due(UTC, 'at the same instant', '2026-12-31T15:59:59.999Z', '2027-01-01T00:00:00.000Z'),
  due(SHANGHAI, 'on the leap day', '2028-02-28T16:00:00.000Z', '2028-02-29T16:00:00.000Z'),
  due(NEW_YORK, 'on a day of 23 hours', '2026-03-08T15:00:00.000Z', '2026-03-09T04:00:00.000Z'),
  due(NEW_YORK, 'on a day of 25 hours', '2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z'),
  due(NEW_YORK, 'on the day before', '2026-11-01T03:59:59.999Z', '2026-11-01T04:00:00.000Z'),
  due(CAIRO, 'before a midnight that is skipped', '2026-04-23T12:00:00.000Z', '2026-04-23T22:00:00.000Z'),
  exports(SHANGHAI, 'at the end of the year', '2026-12-31T15:59:59.999Z', '2026-12-31T16:00:00.000Z'),
  exports(UTC, 'at the same instant', '2026-12-31T15:59:59.999Z', '2027-01-01T00:00:00.000Z'),
  exports(NEW_YORK, 'on a day of 23 hours', '2026-03-08T05:00:00.000Z', '2026-03-09T04:00:00.000Z'),
  exports(NEW_YORK, 'on a day of 25 hours', '2026-11-01T12:00:00.000Z', '2026-11-02T05:00:00.000Z'),
  exports(SHANGHAI, 'by a date of sale', '2028-02-28T20:00:00.000Z', '2028-02-29T16:00:00.000Z', '2028-02-29'),
  weekly(NEW_YORK, 'into summer time', '2026-03-01T17:00:00.000Z', 1, '2026-03-09T04:00:00.000Z'),
  weekly(NEW_YORK, 'the week after', '2026-03-01T17:00:00.000Z', 2, '2026-03-16T04:00:00.000Z'),
  weekly(NEW_YORK, 'out of summer time', '2026-10-25T16:00:00.000Z', 1, '2026-11-02T05:00:00.000Z'),
  weekly(UTC, 'on the leap day', '2028-02-22T23:59:59.999Z', 1, '2028-03-01T00:00:00.000Z'),
  weekly(SHANGHAI, 'into the new year', '2026-12-24T16:00:00.000Z', 1, '2027-01-01T16:00:00.000Z'),
  // The National Day of 2026 is off from 1 to 7 October; Saturday the 10th is worked instead.
  reviewed(SHANGHAI, 'over a holiday, to a made-up day', '2026-09-29T16:00:00.000Z', '2026-10-10T16:00:00.000Z'),
  reviewed(UTC, 'on the day before, at the same instant', '2026-09-29T16:00:00.000Z', '2026-10-10T00:00:00.000Z'),
  reviewed(NEW_YORK, 'over a weekend into summer time', '2026-03-06T17:00:00.000Z', '2026-03-12T04:00:00.000Z'),
];

const deliveredAt = (rule: Rule, zone: Zone, done: Owed['done'], at: string, dueAt: string): Owed => ({
  ...{ rule, zone, when: 'through a change of the clock', dueAt, done },
  events: [opened('2026-01-01T00:00:00Z'), delivery(at)],
});
const archived = (at: string): Told => [at, 'CustomerFileArchived', { archivedAt: at }];
/** Counted in hours: the last instant is in time. */
const BY_HOURS: readonly Owed[] = [
  {
    ...follow(NEW_YORK, 'of 120 hours into summer time', '2026-03-05T17:00:00.000Z', '2026-03-10T17:00:00.000Z'),
    parameters: { hours: 120 },
  },
  deliveredAt(customerFile24h, NEW_YORK, archived, '2026-03-07T17:00:00.000Z', '2026-03-08T17:00:00.000Z'),
  deliveredAt(customerFile24h, NEW_YORK, archived, '2026-10-31T16:00:00.000Z', '2026-11-01T16:00:00.000Z'),
  deliveredAt(convertAfterDelivery, NEW_YORK, (at) => sold(at), '2026-03-07T17:00:00.000Z', '2026-03-08T17:00:00.000Z'),
  deliveredAt(care48h, NEW_YORK, cared('care-48h'), '2026-10-31T16:00:00.000Z', '2026-11-02T16:00:00.000Z'),
  deliveredAt(care48h, SHANGHAI, cared('care-48h'), '2026-12-30T15:59:59.999Z', '2027-01-01T15:59:59.999Z'),
];

const named = (rows: readonly Owed[]) => rows.map((row) => ({ ...row, name: row.rule.name }));

function verdictOn({ rule, zone, events, parameters, key, done }: Owed, at: string) {
  const scene = { zone, calendar: chineseWorkCalendar };
  const found = verdictsOf(rule, told(...events, done(at)), { scene, ...(parameters && { parameters }) });
  return found.find(({ obligation }) => key === undefined || obligation.endsWith(key));
}

describe('a deadline by local days', () => {
  it.each(named(BY_MIDNIGHT))('of $name $when in $zone is $dueAt, exclusive', (owed) => {
    const { dueAt } = owed;
    expect(verdictOn(owed, msBefore(dueAt))).toMatchObject({ status: 'kept', dueAt });
    expect(verdictOn(owed, dueAt)).toMatchObject({ status: 'violated', dueAt, since: dueAt, fixedAt: dueAt });
  });
});

describe('a deadline by hours', () => {
  it.each(named(BY_HOURS))('of $name $when in $zone is $dueAt, inclusive', (owed) => {
    const { dueAt } = owed;
    expect(verdictOn(owed, dueAt)).toMatchObject({ status: 'kept', dueAt });
    expect(verdictOn(owed, msBefore(dueAt, -1))).toMatchObject({ status: 'violated', dueAt, since: dueAt });
  });
});

describe('a greeting on the day itself', () => {
  const bought = '2026-12-05T14:00:00.000Z';
  it.each([
    [SHANGHAI, '2026-12-31T16:00:00.000Z', '2027-01-01T16:00:00.000Z'],
    [UTC, '2027-01-01T00:00:00.000Z', '2027-01-02T00:00:00.000Z'],
    [NEW_YORK, '2027-01-01T05:00:00.000Z', '2027-01-02T05:00:00.000Z'],
  ])('of care-holiday on New Year’s Day in %s counts from %s to %s', (zone, from, to) => {
    const task = 'care-holiday-2027-01-01';
    const statusAt = (at: string) =>
      verdictsOf(careHoliday, told(opened('2026-11-20T01:00:00Z'), plan(bought, task, msBefore(to)), cared(task)(at)), {
        scene: { zone },
      })[0]?.status;
    expect([msBefore(from), from, msBefore(to), to].map(statusAt)).toEqual(['violated', 'kept', 'kept', 'violated']);
  });

  const tasks = (zone: Zone, at: string, birthday: string) => {
    const state = { standing: { stageModel: 'dealer@1' } };
    const question: PolicyQuestion = {
      ...{ command: 'Convert', input: {}, actor: { id: 's-1', role: 'sales_consultant' } },
      ...{ occurredAt: at as Instant, now: at as Instant, zone, category: 'opportunity', id: 'op-1' },
      ...{ state, effective: state, facts: { birthday }, events: [{ type: converted.type, data: {} }] },
    };
    return carePlanTasks(question, { book: [aRuleSet({ 'care-plan': {} })], calendar: chineseWorkCalendar })
      .filter(({ kind }) => kind === 'care-birthday')
      .map(({ taskId, dueAt }) => [taskId, dueAt]);
  };

  it.each([
    [SHANGHAI, '2027-02-28T15:59:59.999Z', '2028-02-29T15:59:59.999Z', '2027-02-27T16:00:00.000Z'],
    [UTC, '2027-02-28T23:59:59.999Z', '2028-02-29T23:59:59.999Z', '2027-02-28T00:00:00.000Z'],
    [NEW_YORK, '2027-03-01T04:59:59.999Z', '2028-03-01T04:59:59.999Z', '2027-02-28T05:00:00.000Z'],
  ])(
    'of care-birthday for whoever was born on 29 February is due in %s at %s, in a leap year at %s',
    (zone, common, leap, from) => {
      expect(tasks(zone, bought, '1988-02-29')).toEqual([['care-birthday-2027', common]]);
      expect(tasks(zone, '2027-12-05T14:00:00.000Z', '1988-02-29')).toEqual([['care-birthday-2028', leap]]);
      const task = 'care-birthday-2027';
      const scene = { zone, birthdaysDueAt: () => ({ [task]: common as Instant }) };
      const statusAt = (at: string) =>
        verdictsOf(careBirthday, told(opened('2026-11-20T01:00:00Z'), plan(bought, task, common), cared(task)(at)), {
          scene,
        })[0]?.status;
      expect([msBefore(from), from, common, msBefore(common, -1)].map(statusAt)).toEqual([
        ...['violated', 'kept', 'kept', 'violated'],
      ]);
    },
  );

  it('of a sale on the leap day, twelve months on, is up to 28 February', () => {
    const at = '2028-02-29T04:00:00.000Z';
    expect(tasks(SHANGHAI, at, '1988-02-29')).toEqual([['care-birthday-2029', '2029-02-28T15:59:59.999Z']]);
    expect(tasks(SHANGHAI, at, '1988-03-01')).toEqual([['care-birthday-2028', '2028-03-01T15:59:59.999Z']]);
  });
});

describe('a close of a local day', () => {
  const expected = (zone: Zone, date: string, at: string, since: string) =>
    ({ rule: noExpiredOpportunity, zone, since, events: [opened(at, { expectedPurchaseDate: date })] }) as const;
  const without = (zone: Zone, at: string, since: string, ...more: readonly Told[]) =>
    ({ rule: nextStepPlanned, zone, since, events: [opened(at), ...more] }) as const;
  const idle = (zone: Zone, at: string, since: string) =>
    ({ rule: noHoarding, zone, since, events: [opened(at)] }) as const;
  const rows = [
    expected(SHANGHAI, '2026-12-31', '2026-12-01T00:00:00Z', '2027-01-01T16:00:00.000Z'),
    expected(UTC, '2028-02-28', '2028-02-01T00:00:00Z', '2028-03-01T00:00:00.000Z'),
    expected(NEW_YORK, '2026-03-07', '2026-03-01T12:00:00Z', '2026-03-09T04:00:00.000Z'),
    expected(NEW_YORK, '2026-10-31', '2026-10-01T12:00:00Z', '2026-11-02T05:00:00.000Z'),
    expected(CAIRO, '2026-04-22', '2026-04-01T12:00:00Z', '2026-04-23T22:00:00.000Z'),
    without(SHANGHAI, '2026-12-31T15:59:59.999Z', '2026-12-31T16:00:00.000Z'),
    without(UTC, '2028-02-29T23:59:59.999Z', '2028-03-01T00:00:00.000Z'),
    without(NEW_YORK, '2026-03-08T15:00:00Z', '2026-03-09T04:00:00.000Z'),
    without(
      NEW_YORK,
      '2026-10-20T15:00:00Z',
      '2026-11-02T05:00:00.000Z',
      scheduled('2026-10-20T15:00:01Z', '2026-11-01T04:00:00.000Z'),
    ),
    // The thirtieth day after: of 2 December, 31 January in a leap year, and 6 February.
    idle(SHANGHAI, '2026-12-02T04:00:00Z', '2027-01-01T16:00:00.000Z'),
    idle(UTC, '2028-01-31T12:00:00Z', '2028-03-02T00:00:00.000Z'),
    idle(NEW_YORK, '2026-02-06T17:00:00Z', '2026-03-09T04:00:00.000Z'),
  ].map((row) => ({ ...row, name: row.rule.name }));

  it.each(rows)('breaks $name in $zone from $since on', ({ rule, zone, since, events }) => {
    const at = (instant: string) => verdictsOf(rule, told(...events), { at: instant, scene: { zone } });
    // 24 hours later it is decided, whatever the clock does in between.
    const decidableAt = msBefore(since, -86_400_000);
    expect(at(decidableAt)).toMatchObject([{ status: 'violated', since, decidableAt }]);
    expect(at(msBefore(decidableAt)).filter(({ status }) => status === 'violated')).toEqual([]);
    expect(at(msBefore(since)).filter(({ status }) => status !== 'kept')).toEqual([]);
  });
});

describe('what an outlet owes by its calendar', () => {
  const of = (rule: Rule, zone: Zone, at: string, more: object, parameters: Parameters = {}, from = '2026-01-01') =>
    judgeOutlet(
      { outlet: 'o-1', forecasts: [], demands: [], opportunities: [], ...more },
      { asOf: at as Instant, effectiveAt: at as Instant },
      {
        rules: [rule],
        book: [
          aRuleSet(
            { [rule.name]: { parameters } },
            { effectiveFrom: `${from}T00:00:00.000Z` as Instant, recordedAt: `${from}T00:00:00.000Z` as Instant },
          ),
        ],
        scene: { ...plainScene, zone },
      },
    );

  it.each([
    [SHANGHAI, '2026-12-29T16:00:00.000Z', '2026-W53', '2027-W01'],
    [UTC, '2026-12-30T00:00:00.000Z', '2026-W53', '2027-W01'],
    [NEW_YORK, '2026-03-11T04:00:00.000Z', '2026-W11', '2026-W12'],
    [NEW_YORK, '2026-11-04T05:00:00.000Z', '2026-W45', '2026-W46'],
    [UTC, '2028-03-01T00:00:00.000Z', '2028-W09', '2028-W10'],
  ])('weekly-demand in %s: before %s an order is owed in %s, from then on in %s', (zone, deadline, week, next) => {
    const first = (placed: string) => {
      const order: Told = [placed, 'OrderPlaced', { orderId: 'r-1', amount: { amount: '1.00', currency: 'CNY' } }];
      const opportunities = [toldOf('opportunity', 'op-1', [opened(msBefore(deadline, 90_000_000)), order])];
      return of(weeklyDemand, zone, msBefore(deadline, -8 * 86_400_000), { opportunities })[0];
    };
    expect(first(msBefore(deadline))?.obligation).toContain(week);
    expect(first(msBefore(deadline))).toMatchObject({ status: 'violated', dueAt: deadline, since: deadline });
    expect(first(deadline)?.obligation).toContain(next);
  });

  it.each([
    [SHANGHAI, '2027-01-01', '2026-12-31T16:00:00.000Z', '2027-01-01T16:00:00.000Z'],
    [UTC, '2027-01-01', '2027-01-01T00:00:00.000Z', '2027-01-02T00:00:00.000Z'],
    [NEW_YORK, '2026-03-16', '2026-03-16T04:00:00.000Z', '2026-03-17T04:00:00.000Z'],
    [NEW_YORK, '2026-11-01', '2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z'],
    [NEW_YORK, '2026-03-01', '2026-03-01T05:00:00.000Z', '2026-03-02T05:00:00.000Z'],
  ])('forecast-twice-a-month in %s: the forecast of %s counts from %s to %s', (zone, day, from, to) => {
    const on = (at: string, recorded?: string) => {
      const scope = { horizon: '2027-01', scope: { outlet: 'o-1' }, amount: { amount: '1.00', currency: 'CNY' } };
      const forecasts = recorded ? toldOf('forecast', 'f-1', [[recorded, 'ForecastRecorded', scope]]) : [];
      return of(forecastTwiceAMonth, zone, at, { forecasts }, { outlets: ['o-1'] }).find(({ obligation }) =>
        obligation.endsWith(day),
      );
    };
    const after = msBefore(to, -2 * 86_400_000);
    expect(on(msBefore(from))).toBeUndefined();
    expect(on(from)).toMatchObject({ status: 'open', dueAt: to });
    expect([msBefore(from), from, msBefore(to), to].map((at) => on(after, at)?.status)).toEqual([
      ...['violated', 'kept', 'kept', 'violated'],
    ]);
  });
});

describe('delivered-needs-test-drive', () => {
  // The 180th day before 29 June 2027, 27 August 2028 and 4 September 2026.
  it.each([
    [SHANGHAI, '2027-06-29T04:00:00.000Z', '2026-12-30T16:00:00.000Z'],
    [UTC, '2028-08-27T12:00:00.000Z', '2028-02-29T00:00:00.000Z'],
    [NEW_YORK, '2026-09-04T16:00:00.000Z', '2026-03-08T05:00:00.000Z'],
  ])('in %s a delivery at %s rests on a drive from %s on', (zone, at, from) => {
    const statusWith = (driven: string) => {
      const drive: Told = [
        driven,
        'TestDriveCompleted',
        { bookingId: 'b-1', mileageKm: 5.1, odometer: {}, checks: { missing: [] } },
      ];
      return verdictsOf(deliveredNeedsTestDrive, takenOver(opened('2026-01-05T01:00:00Z'), drive, delivery(at)), {
        scene: { zone },
      })[0]?.status;
    };
    expect([msBefore(from), from].map(statusWith)).toEqual(['violated', 'kept']);
  });
});
