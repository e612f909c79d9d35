import { describe, expect, it } from '@jest/globals';
import { sale, ten } from '../../testing/sale.fixture.ts';
import { statusOf, verdictsOf } from '../../testing/told.fixture.ts';
import { deliveryFields } from './delivery-fields.ts';

describe('delivery-fields', () => {
  it.each([
    ['ten', ten, 'kept'],
    ['a phone for the mobile', { ...ten, mobile: undefined, phone: '021-50000000' }, 'kept'],
    ['a contact’s mobile for the phone', { ...ten, contactPhone: ' ', contactMobile: '13900000000' }, 'kept'],
    ['no phone at all', { ...ten, mobile: undefined }, 'violated'],
    ['no way to reach the contact', { ...ten, contactPhone: undefined }, 'violated'],
    [
      'an organisation’s credit code',
      { ...ten, customerType: 'organisation' as const, idNumber: '91310000MA1FL5A00X' },
      'kept',
    ],
  ])('a sale with %s is judged', (_name, fields, status) => {
    expect(statusOf(deliveryFields, sale(fields))).toBe(status);
  });

  it.each(['customerName', 'idNumber', 'province', 'city', 'contactName', 'address', 'vin', 'saleDate'])(
    'is broken without %s, and where that is blank',
    (field) => {
      for (const value of [undefined, ' ']) {
        expect(verdictsOf(deliveryFields, sale({ ...ten, [field]: value }))).toMatchObject([
          { status: 'violated', message: { zh: `成交客户十项必填信息只有 9 项，缺：${field}` } },
        ]);
      }
    },
  );
});
