import { describe, expect, it } from '@jest/globals';
import { asked, at, type Line, opened, statuses, stream } from './history.fixture.ts';

const CREATED = opened('2026-11-20');
const of = (type: string, data: object): Line => ['2026-11-25 10:00', type, data];

describe('the checker on soft rules', () => {
  it.each([
    ['test-drive-distance', of('TestDriveCompleted', { mileageKm: 4.9 }), 'violated'],
    ['test-drive-distance', of('TestDriveCompleted', { mileageKm: 5.0 }), 'violated'],
    ['test-drive-distance', of('TestDriveCompleted', { mileageKm: 5.1 }), 'kept'],
    [
      'test-drive-distance',
      of('TestDriveCompleted', { mileageKm: 9, odometer: { startKm: 1203.2, endKm: 1208.2 } }),
      'violated',
    ],
    [
      'test-drive-distance',
      of('TestDriveCompleted', { mileageKm: 1, odometer: { startKm: 1203.2, endKm: 1208.3 } }),
      'kept',
    ],
    ['test-drive-distance', of('TestDriveCompleted', { mileageKm: 6, odometer: { startKm: 1203.2 } }), 'kept'],
    ['activity-description', of('FollowUpScheduled', { checks: { descriptionLength: 10 } }), 'kept'],
    ['activity-description', of('FollowUpScheduled', { checks: { descriptionLength: 9 } }), 'violated'],
    [
      'activity-description',
      of('FollowUpScheduled', { checks: { descriptionLength: 12, emptyPhrase: true } }),
      'violated',
    ],
    [
      'activity-description',
      of('FollowUpScheduled', { checks: { descriptionLength: 12, repeatsPrevious: true } }),
      'violated',
    ],
    ['intake-phone-valid', opened('2026-11-25', { checks: { phoneValid: true } }), 'kept'],
    ['intake-phone-valid', opened('2026-11-25', { checks: { phoneValid: false } }), 'violated'],
    ['intake-phone-valid', opened('2026-11-25', { checks: {} }), undefined],
    ['id-number-valid', of('TestDriveCompleted', { checks: { idNumberValid: true } }), 'kept'],
    ['id-number-valid', of('Converted', { checks: { idNumberValid: false } }), 'violated'],
    ['id-number-valid', of('Converted', { checks: {} }), undefined],
    ['needs-traffic', opened('2026-11-25', { intakeChannel: 'showroom', visitId: 'v-1' }), 'kept'],
    ['needs-traffic', opened('2026-11-25', { intakeChannel: 'showroom', visitId: 'v-2' }), 'violated'],
    ['needs-traffic', opened('2026-11-25', { intakeChannel: 'showroom' }), 'violated'],
    ['needs-traffic', opened('2026-11-25', { intakeChannel: 'phone' }), undefined],
    ['vin-check-digit', of('VehicleMatched', { vin: '1M8GDM9AXKP042788' }), 'kept'],
    ['vin-check-digit', of('VehicleDelivered', { vin: 'LSVAA49J132047371' }), 'kept'],
    ['vin-check-digit', of('Converted', { vin: 'UU6JA69691D713820' }), 'kept'],
    ['vin-check-digit', of('VehicleMatched', { vin: '1M8GDM9A1KP042788' }), 'violated'],
    ['vin-check-digit', of('VehicleMatched', { vin: 'lsvaa49j132047371' }), 'violated'],
    ['vin-check-digit', of('Converted', {}), undefined],
    [
      'organisation-contact',
      of('Converted', { customerType: 'organisation', checks: { contactReadsAsOrganisation: true } }),
      'violated',
    ],
    [
      'organisation-contact',
      of('Converted', { customerType: 'organisation', checks: { contactReadsAsOrganisation: false } }),
      'kept',
    ],
    [
      'organisation-contact',
      of('Converted', { customerType: 'person', checks: { contactReadsAsOrganisation: true } }),
      undefined,
    ],
  ])('%s: %o is %s', (rule, line, status) => {
    const events = line[1] === 'Created' ? stream(line) : stream(CREATED, line);
    expect(statuses(rule, events)).toEqual(status === undefined ? [] : [status]);
  });

  it('needs-traffic, read literally, asks for a visit in all four channels', () => {
    const parameters = { channels: ['showroom', 'phone', 'online', 'event'] };
    const events = stream(opened('2026-11-20', { intakeChannel: 'phone' }));
    expect(statuses('needs-traffic', events, { parameters })).toEqual(['violated']);
  });

  it.each([
    ['2026-11-21', 'violated'],
    ['2026-11-22', 'kept'],
    ['2026-11-25', 'kept'],
    ['2026-11-26', 'violated'],
  ])('sale-date-consistent: ordered on the 22nd, converted on the 25th, sold on %s: %s', (saleDate, status) => {
    const events = stream(
      CREATED,
      ['2026-11-22 00:00', 'OrderPlaced', { orderId: 'r' }],
      ['2026-11-25 23:59:59', 'Converted', { orderId: 'r', saleDate }],
    );
    expect(statuses('sale-date-consistent', events)).toEqual([status]);
  });

  it('a breach is since the event and charged to its owner, and a correction changes nothing', () => {
    const events = stream(
      CREATED,
      ['2026-11-21', 'Reassigned', { to: { consultant: 's-2' } }],
      ['2026-11-25 10:00', 'TestDriveCompleted', { mileageKm: 5 }, { late: '2026-11-26 10:00' }],
      ['2026-11-26 11:00', 'EventCorrected', { eventId: 'e2', changes: { '/mileageKm': 8 }, voided: [] }],
    );
    expect(asked('test-drive-distance', events)).toEqual([
      {
        rule: 'test-drive-distance',
        key: 'e2',
        status: 'violated',
        since: at('2026-11-25 10:00'),
        dueAt: null,
        decidableAt: at('2026-11-26 10:00'),
        fixedAt: null,
        recordedLate: false,
        consultant: 's-2',
      },
    ]);
  });

  it('judges no import, unless it asks for it, and no opportunity of another model', () => {
    const drive = (judge: boolean): Line => ['2026-11-25', 'TestDriveCompleted', { mileageKm: 5 }, { judge }];
    expect(statuses('test-drive-distance', stream(CREATED, drive(false)))).toEqual([]);
    expect(statuses('test-drive-distance', stream(CREATED, drive(true)))).toEqual(['violated']);
    const simple = opened('2026-11-20', { stageModel: 'simple@1' });
    expect(statuses('test-drive-distance', stream(simple, drive(true)))).toEqual([]);
  });
});
