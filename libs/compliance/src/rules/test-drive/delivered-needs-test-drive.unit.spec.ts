import { describe, expect, it } from '@jest/globals';
import { foldEffective } from '#opportunity';
import {
  aRuleSet,
  created,
  local,
  statusOf,
  type Told,
  takenOver,
  told,
  verdictsOf,
} from '../../testing/told.fixture.ts';
import { deliveredNeedsTestDrive } from './delivered-needs-test-drive.ts';

const drive = (at: string, drive: object = { mileageKm: 5.1 }): Told => [
  at,
  'TestDriveCompleted',
  { bookingId: `b-${at}`, odometer: {}, checks: { missing: [] }, ...drive },
];
const ordered: Told = ['2026-11-24 10:00', 'OrderPlaced', { orderId: 'r-1' }];
const delivered: Told = [
  '2026-11-24 15:00',
  'VehicleDelivered',
  { orderId: 'r-1', vin: 'v', deliveredAt: local('2026-11-24 15:00') },
];
const converted: Told = ['2026-11-24 16:00', 'Converted', { orderId: 'r-1', checks: {} }];
const opened = created('2026-01-05 09:00');
const sale = (...drives: readonly Told[]) => takenOver(opened, ...drives, delivered);

describe('delivered-needs-test-drive', () => {
  it.each([
    ['none', sale(), 'violated'],
    ['one of 5.0 km', sale(drive('2026-11-20 10:00', { mileageKm: 5 })), 'violated'],
    ['one of 5.1 km', sale(drive('2026-11-20 10:00')), 'kept'],
    [
      'one of 9 km by hand and 5.0 km on the odometer',
      sale(drive('2026-11-20 10:00', { mileageKm: 9, odometer: { startKm: 10.2, endKm: 15.2 } })),
      'violated',
    ],
    [
      'one of 4 km by hand and 5.1 km on the odometer',
      sale(drive('2026-11-20 10:00', { mileageKm: 4, odometer: { startKm: 10.2, endKm: 15.3 } })),
      'kept',
    ],
    ['one of unknown length', sale(drive('2026-11-20 10:00', {})), 'violated'],
    ['one 180 days before', sale(drive('2026-05-28 00:00')), 'kept'],
    ['one 181 days before', sale(drive('2026-05-27 23:59:59')), 'violated'],
    ['one of the same day, before', sale(drive('2026-11-24 15:00')), 'kept'],
    ['one after', takenOver(opened, delivered, drive('2026-11-24 15:00:01')), 'violated'],
  ])('with %s, a delivery is judged', (_name, history, status) => {
    expect(statusOf(deliveredNeedsTestDrive, history)).toBe(status);
  });

  it('is kept by a drive of another opportunity of the customer, and not by one that came after', () => {
    const other = (at: string) => {
      const state = foldEffective(told(created('2026-10-01 09:00'), drive(at)), local('2026-12-31'));
      return { otherOpportunities: [{ id: 'op-2', revision: 1, state }] };
    };
    expect(statusOf(deliveredNeedsTestDrive, sale(), { known: other('2026-11-01 10:00') })).toBe('kept');
    expect(statusOf(deliveredNeedsTestDrive, sale(), { known: other('2026-11-24 15:00:01') })).toBe('violated');
    expect(statusOf(deliveredNeedsTestDrive, sale(), { known: other('2026-05-27 10:00') })).toBe('violated');
  });

  it.each([
    ['DeliverVehicle', ['VehicleDelivered', 'Converted']],
    ['PlaceOrder', ['OrderPlaced', 'Converted']],
    ['Convert', ['Converted']],
  ])('checked at %s, it is broken by %j', (checkedAt, types) => {
    const history = takenOver(opened, ordered, delivered, converted);
    const broken = verdictsOf(deliveredNeedsTestDrive, history, { parameters: { checkedAt } });
    expect(broken.map(({ evidence }) => history.find(({ id }) => id === evidence[0])?.type)).toEqual(types);
    expect(new Set(broken.map(({ status }) => status))).toEqual(new Set(['violated']));
  });

  it('takes its days from the rule set, and the length from test-drive-distance', () => {
    const history = sale(drive('2026-11-20 10:00', { mileageKm: 6 }));
    expect(statusOf(deliveredNeedsTestDrive, history, { parameters: { days: 4 } })).toBe('kept');
    expect(statusOf(deliveredNeedsTestDrive, history, { parameters: { days: 3 } })).toBe('violated');
    const book = (moreThanKm: number) => [
      aRuleSet({ 'delivered-needs-test-drive': {}, 'test-drive-distance': { parameters: { moreThanKm } } }),
    ];
    expect(statusOf(deliveredNeedsTestDrive, history, { book: book(5.9) })).toBe('kept');
    expect(verdictsOf(deliveredNeedsTestDrive, history, { book: book(6) })).toMatchObject([
      { status: 'violated', message: { zh: '该客户此前 180 天内没有超过 6 公里的试驾记录' } },
    ]);
  });
});
