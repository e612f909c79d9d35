import { describe, expect, it } from '@jest/globals';
import { checkDelivery, checkDriver } from '#opportunity';
import { created, idOf, statusOf, told, verdictsOf } from '../../testing/told.fixture.ts';
import { idNumberValid } from './id-number-valid.ts';

const opened = created('2026-11-20 09:00');

const driven = (idNumber?: string, idType?: string) =>
  told(opened, [
    '2026-11-21 10:00',
    'TestDriveCompleted',
    { bookingId: 'b-1', checks: checkDriver(idNumber === undefined ? {} : { idNumber }, idType) },
  ]);

const bought = (customerType: 'person' | 'organisation', idNumber: string, idType?: string) =>
  told(opened, ['2026-12-05 10:00', 'Converted', { checks: checkDelivery({ customerType, idNumber, idType }, false) }]);

describe('id-number-valid', () => {
  it.each([
    ['11010519491231002X', 'kept'],
    ['11010519491231002x', 'kept'],
    ['123456789012345677', 'violated'],
    ['110105194912310021', 'violated'],
    ['110105194902290010', 'violated'],
    ['11010519491231002', 'violated'],
  ])('%s of a driver and of a buyer is %s', (idNumber, status) => {
    expect(statusOf(idNumberValid, driven(idNumber))).toBe(status);
    expect(statusOf(idNumberValid, bought('person', idNumber))).toBe(status);
  });

  it.each([
    ['91350100M000100Y43', 'kept'],
    ['91350100M000100Y44', 'violated'],
    ['11010519491231002X', 'kept'],
  ])('%s of an organisation is %s', (idNumber, status) => {
    expect(statusOf(idNumberValid, bought('organisation', idNumber))).toBe(status);
  });

  it('a social credit code is none of a person', () => {
    expect(statusOf(idNumberValid, bought('person', '91350100M000100Y43'))).toBe('violated');
  });

  it.each([
    ['E12345678', 'other'],
    [undefined, undefined],
  ])('judges nothing of %s on a document of type %s', (idNumber, idType) => {
    expect(statusOf(idNumberValid, driven(idNumber, idType))).toBe('none');
  });

  it('names the event, and no number', () => {
    const [verdict] = verdictsOf(idNumberValid, driven('123456789012345677'));
    expect(verdict).toMatchObject({ evidence: [idOf(1)], since: '2026-11-21T02:00:00.000Z' });
    expect(JSON.stringify(verdict)).not.toContain('123456789012345677');
  });
});
