import { describe, expect, it } from '@jest/globals';
import type { Zone } from '#kernel';
import { local, type Told, type Unusual } from '../../testing/told.fixture.ts';
import { toldOf } from '../../testing/told-of.fixture.ts';
import { type StaffScope, salesStaff, salesStaffOnly } from './sales-staff-only.ts';

const registered = (at: string, data: object, unusual: Unusual = {}): Told => [
  at,
  'StaffRegistered',
  { staffId: 's-1', role: 'sales_consultant', ...data },
  unusual,
];
const changed = (at: string, data: object, unusual: Unusual = {}): Told => [at, 'StaffChanged', data, unusual];
interface Asked {
  readonly asOf?: string;
  readonly departments?: readonly string[];
  readonly zone?: string;
}
const known = (events: readonly Told[], { departments, zone }: Asked = {}) =>
  salesStaff(toldOf('staff', 's-1', events), {
    departments: departments ?? salesStaffOnly.parameters.departments,
    zone: (zone ?? 'Asia/Shanghai') as Zone,
  });
const binds = (events: readonly Told[], at: string, asked: Asked = {}) =>
  known(events, asked).includes('s-1', local(at), local(asked.asOf ?? '2099-01-01'));
const count = (events: readonly Told[], scope: StaffScope) =>
  known(events).countIn(scope, local('2026-11-20'), local('2099-01-01'));

describe('sales-staff-only', () => {
  it.each([
    ['sales', true],
    ['after_sales', false],
    [undefined, true],
  ])('somebody of the department %s is bound: %s', (department, bound) => {
    expect(binds([registered('2026-01-01', { department })], '2026-11-20')).toBe(bound);
  });

  it('binds whoever is not registered, and whoever was not yet', () => {
    expect(binds([], '2026-11-20')).toBe(true);
    expect(binds([registered('2026-11-21', { department: 'finance' })], '2026-11-20 23:59')).toBe(true);
    expect(binds([registered('2026-11-21', { department: 'finance' })], '2026-11-21 00:00')).toBe(false);
  });

  it('takes the departments from the rule set', () => {
    const events = [registered('2026-01-01', { department: 'retail' })];
    expect(binds(events, '2026-11-20')).toBe(false);
    expect(binds(events, '2026-11-20', { departments: ['sales', 'retail'] })).toBe(true);
  });

  it.each([
    ['2026-05-31 23:59:59', false],
    ['2026-06-01 00:00:00', true],
    ['2026-09-30 23:59:59', true],
    ['2026-10-01 00:00:00', false],
  ])('somebody in office from 2026-06-01 to 2026-09-30 is bound at %s: %s', (at, bound) => {
    const dates = { effectiveFrom: '2026-06-01', effectiveTo: '2026-09-30' };
    expect(binds([registered('2026-01-01', { department: 'sales', ...dates })], at)).toBe(bound);
  });

  it('counts days in office in the zone of the outlet', () => {
    const events = [registered('2026-01-01', { department: 'sales', effectiveTo: '2026-10-31' })];
    expect(binds(events, '2026-11-01 08:00', { zone: 'America/New_York' })).toBe(true);
    expect(binds(events, '2026-11-01 12:00', { zone: 'America/New_York' })).toBe(false);
  });

  it('follows a change from when it happened, and knows of it from when it was recorded', () => {
    const events = [
      registered('2026-01-01', { department: 'sales' }),
      changed('2026-11-20 10:00', { department: 'finance' }, { recorded: '2026-11-25 10:00' }),
    ];
    expect(binds(events, '2026-11-20 09:59')).toBe(true);
    expect(binds(events, '2026-11-20 10:00')).toBe(false);
    expect(binds(events, '2026-11-20 10:00', { asOf: '2026-11-25 09:59' })).toBe(true);
    expect(binds([...events, changed('2026-12-01', { department: null })], '2026-12-02')).toBe(true);
  });

  it('reads a correction as if it had always said so, once it is recorded', () => {
    const wrong = registered('2026-01-01', { department: 'finance' });
    const [event] = toldOf('staff', 's-1', [wrong]);
    const right: Told = [
      '2026-11-20',
      'EventCorrected',
      { eventId: event?.id, changes: { '/department': 'sales' }, voided: [] },
    ];
    expect(binds([wrong, right], '2026-02-01')).toBe(true);
    expect(binds([wrong, right], '2026-02-01', { asOf: '2026-11-19' })).toBe(false);
  });

  it.each([
    [{ outlet: 'o-1' }, 1],
    [{ outlet: 'o-2' }, 0],
    [{ outlet: 'o-1', team: 't-1' }, 1],
    [{ outlet: 'o-1', team: 't-2' }, 0],
    [{ consultant: 's-1' }, 1],
    [{ consultant: 's-2' }, 0],
    [{}, 1],
  ])('counts in %j %s', (scope, people) => {
    const events = [registered('2026-01-01', { department: 'sales', outlet: 'o-1', team: 't-1' })];
    expect(count(events, scope)).toBe(people);
  });

  it.each([
    [{ outlet: 'o-1' }, 'a department that nobody told'],
    [{ outlet: 'o-1', department: 'finance' }, 'another department'],
    [{ outlet: 'o-1', department: 'sales', effectiveTo: '2026-11-19' }, 'out of office'],
  ])('counts nobody of %j: %s', (data, _why) => {
    expect(count([registered('2026-01-01', data)], { outlet: 'o-1' })).toBe(0);
  });
});
