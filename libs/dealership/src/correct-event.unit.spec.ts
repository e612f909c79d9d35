import { describe, expect, it } from '@jest/globals';
import {
  type CommandType,
  type CorrectEvent,
  type Fact,
  fact,
  isRefusal,
  type Json,
  type Kilometres,
  type Zone,
} from '#kernel';
import { aContext, folded, NOON, recorded } from '#kernel/testing';
import { correctEventCommands } from './correct-event.ts';
import { customer } from './customer/customer.ts';
import { customersMerged } from './customer/events/customers-merged.ts';
import { demoCar } from './demo-car/demo-car.ts';
import { demoCarCheckedOut } from './demo-car/events/demo-car-checked-out.ts';
import { demoCarReturned } from './demo-car/events/demo-car-returned.ts';
import { outletRegistered } from './outlet/events/outlet-registered.ts';
import { satisfactionSurveyed } from './outlet/events/satisfaction-surveyed.ts';
import { strategyAdjusted } from './outlet/events/strategy-adjusted.ts';
import { trainingCompleted } from './outlet/events/training-completed.ts';
import { outlet } from './outlet/outlet.ts';
import { staffRegistered } from './staff/events/staff-registered.ts';
import { staff } from './staff/staff.ts';
import { unprofiledVisitRecorded } from './visit/events/unprofiled-visit-recorded.ts';
import { visit } from './visit/visit.ts';

const trip = { bookingId: 'b-1', opportunityId: 'o-1', at: NOON };
const given: Readonly<Record<string, readonly Fact[]>> = {
  demoCar: [
    fact(demoCarCheckedOut, { ...trip, odometerKm: 1204.3 as Kilometres }),
    fact(demoCarReturned, { ...trip, odometerKm: 12105 as Kilometres }),
  ],
  outlet: [
    fact(outletRegistered, { label: '浦东店', zone: 'Asia/Shanghai' as Zone }),
    fact(satisfactionSurveyed, { score: 4.5, scale: 5 }),
    fact(trainingCompleted, { topic: '试驾流程', participants: ['staff-1'] }),
    fact(strategyAdjusted, { note: '周末增加试驾车' }),
  ],
  visit: [fact(unprofiledVisitRecorded, { visitId: 'v-1', channel: 'showroom', checks: { reasonGiven: false } })],
  customer: [fact(customersMerged, { from: 'c-2', into: 'c-1', reason: '同一人' })],
  staff: [fact(staffRegistered, { staffId: 'staff-9', name: '李强', role: 'front_desk' })],
};
const aggregates = { demoCar, outlet, visit, customer, staff };

/** The n-th event of the stream, corrected. */
function correct(category: keyof typeof aggregates, n: number, input: Omit<CorrectEvent, 'eventId' | 'reason'>) {
  const command = correctEventCommands.find(({ aggregate }) => aggregate.category === category) as CommandType;
  const events = (given[category] ?? []).map((one, at) => recorded(one, at));
  const state = folded(command.aggregate, events);
  const decision = command.decide(
    { eventId: `event-${n}`, reason: '录错', ...input } as never,
    state,
    aContext(state, { id: 'any' }),
  );
  if (isRefusal(decision)) return { rule: decision.rule, remedy: decision.remedy };
  const after = decision.map((one, at) => recorded(one, events.length + at));
  return { facts: decision, state: folded(command.aggregate, [...events, ...after]) as object };
}

describe('a correction', () => {
  it('mends a reading of the odometer', () => {
    const { state, facts } = correct('demoCar', 1, { changes: { '/odometerKm': 1210.5 } });
    expect(facts).toEqual([
      {
        type: 'EventCorrected',
        data: {
          eventId: 'event-1',
          revision: 1,
          eventType: 'DemoCarReturned',
          changes: { '/odometerKm': 1210.5 },
          voided: [],
          reason: '录错',
        },
      },
    ]);
    expect((state as typeof demoCar.initial).drives.get('b-1')).toMatchObject({
      out: { odometerKm: 1204.3 },
      back: { odometerKm: 1210.5 },
    });
  });

  it('mends where an outlet stands, and leaves what came after', () => {
    expect(correct('outlet', 0, { changes: { '/zone': 'Asia/Urumqi' } }).state).toMatchObject({
      registered: 'event-0',
      label: '浦东店',
      zone: 'Asia/Urumqi',
    });
  });

  it('takes back a merge that was none', () => {
    expect(correct('customer', 0, { voided: [''] }).state).not.toHaveProperty('merged');
  });

  it('seals a name for whom it names, and free text for whoever told it', () => {
    expect(correct('staff', 0, { changes: { '/name': '李蔷', '/role': 'planner' } }).facts).toMatchObject([
      { data: { subject: 'staff-9', changes: { '/role': 'planner' }, personalChanges: { '/name': '李蔷' } } },
    ]);
    expect(correct('outlet', 3, { changes: { '/note': '周末不增加' } }).facts).toMatchObject([
      { data: { subject: 'staff-1', changes: {}, personalChanges: { '/note': '周末不增加' } } },
    ]);
  });

  it('carries the check of a reason that is given after all', () => {
    expect(correct('visit', 0, { changes: { '/reasonNoRecord': '避雨' } }).facts).toMatchObject([
      { data: { changes: { '/checks/reasonGiven': true }, personalChanges: { '/reasonNoRecord': '避雨' } } },
    ]);
  });

  it.each<[keyof typeof aggregates, number, string, Json]>([
    ['demoCar', 1, '/odometerKm', '1210.5'],
    ['demoCar', 1, '/odometerKm', 1210.55],
    ['demoCar', 1, '/odometerKm', -1],
    ['demoCar', 1, '/odometerKm', null],
    ['demoCar', 1, '/odometerKm', { $gt: 0 }],
    ['outlet', 0, '/zone', 'Mars/Olympus'],
    ['outlet', 0, '/label', ['浦东店']],
    ['outlet', 0, '/label', ' '],
    ['outlet', 1, '/score', true],
    ['outlet', 2, '/participants', 'staff-1'],
    ['outlet', 2, '/participants', [{ staff: 1 }]],
    ['staff', 0, '/discountAuthority', { amount: '3000.001', currency: 'CNY' }],
    ['staff', 0, '/discountAuthority', { amount: '3000', currency: 'CNY' }],
    ['staff', 0, '/discountAuthority', { amount: '-3000.00', currency: 'CNY' }],
    ['staff', 0, '/discountAuthority', { amount: '3000.00', currency: 'XXXX' }],
    ['staff', 0, '/discountAuthority', { amount: '3000.00', currency: 'CNY', note: 'x' }],
    ['staff', 0, '/effectiveFrom', '2026-02-30'],
    ['staff', 0, '/managerId', '王 芳'],
    ['staff', 0, '/role', '王芳的师傅'],
    ['visit', 0, '/channel', '王芳带来的'],
  ])('on %s, event %s, gives %s no value such as %j', (category, n, pointer, value) => {
    expect(correct(category, n, { changes: { [pointer]: value } })).toMatchObject({
      rule: 'correction-form',
      remedy: { zh: expect.any(String), en: expect.any(String) },
    });
  });

  it.each<[keyof typeof aggregates, number, string]>([
    ['demoCar', 1, '/at'],
    ['demoCar', 1, '/bookingId'],
    ['demoCar', 1, '/odometerKm/x'],
    ['outlet', 0, '/hope'],
    ['outlet', 0, '/__proto__/label'],
    ['outlet', 2, '/participants/0'],
    ['visit', 0, '/checks/reasonGiven'],
    ['staff', 0, '/sealed'],
    ['staff', 0, '/discountAuthority/amount/x'],
  ])('on %s, event %s, knows no field %s', (category, n, pointer) => {
    expect(correct(category, n, { changes: { [pointer]: 'x' } }).rule).toBe('field-correctable');
    expect(correct(category, n, { voided: [pointer] }).rule).toBe('field-correctable');
  });

  it.each<[keyof typeof aggregates, number, string]>([
    ['demoCar', 1, '/odometerKm'],
    ['outlet', 0, '/label'],
    ['outlet', 1, '/scale'],
    ['staff', 0, '/name'],
    ['staff', 0, '/discountAuthority/currency'],
  ])('on %s, event %s, leaves no event without its %s', (category, n, pointer) => {
    expect(correct(category, n, { voided: [pointer] }).rule).toBe('field-optional');
  });

  it('does not take back what other events rest on', () => {
    expect(correct('demoCar', 0, { voided: [''] }).rule).toBe('event-not-taken-back');
    expect(correct('staff', 0, { voided: [''] }).rule).toBe('event-not-taken-back');
  });

  it('is there for every kind of stream but vehicles', () => {
    expect(correctEventCommands.map(({ aggregate }) => aggregate.category).sort()).toEqual(
      Object.keys(aggregates).sort(),
    );
  });
});
