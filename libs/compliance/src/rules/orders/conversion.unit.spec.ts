import { describe, expect, it } from '@jest/globals';
import { checkDelivery } from '#opportunity';
import { created, statusOf, type Told, takenOver, verdictsOf } from '../../testing/told.fixture.ts';
import { carePlan } from './care-plan.ts';
import { deliveryFields } from './delivery-fields.ts';
import { nameEqualsInvoice } from './name-equals-invoice.ts';
import { organisationContact } from './organisation-contact.ts';
import { vinFormat } from './vin-format.ts';

const at = '2026-11-24 10:00';
const ten = {
  customerName: '王小明',
  idNumber: '11010519491231002X',
  mobile: '13800000000',
  province: '上海市',
  city: '上海市',
  contactName: '李芳',
  contactPhone: '021-50000001',
  address: '浦东新区示例路1号',
  vin: 'LSVAA49J132047371',
  saleDate: '2026-12-05',
  invoiceName: '王小明',
};
type Fields = Parameters<typeof checkDelivery>[0];

/** A sale with these fields, by the check that Convert takes. */
function sale(fields: Fields, beside: readonly Told[] = [], append?: string) {
  const { customerType, vin } = fields;
  const data = { customerType, vin, checks: checkDelivery(fields, false) };
  const unusual = { imported: { judge: true }, ...(append !== undefined && { append }) };
  return takenOver(created('2026-11-20 09:00'), [at, 'Converted', data, unusual], ...beside);
}

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

describe('name-equals-invoice', () => {
  it.each([
    ['王小明', '王小明', 'kept'],
    ['ＡＢＣ(上海)有限公司', 'ABC（上海）有限公司', 'kept'],
    [' ABC  公司 ', 'ABC 公司', 'kept'],
    ['ABC公司', 'abc公司', 'violated'],
    ['王小明', undefined, 'violated'],
    [undefined, undefined, 'violated'],
    ['', '', 'violated'],
  ])('%j with %j on the invoice is %s', (customerName, invoiceName, status) => {
    expect(statusOf(nameEqualsInvoice, sale({ ...ten, customerName, invoiceName }))).toBe(status);
  });
});

describe('organisation-contact', () => {
  it.each([
    ['organisation', 'ABC（上海）有限公司', '李芳', 'kept'],
    ['organisation', 'ABC（上海）有限公司', 'ＡＢＣ(上海)有限公司', 'violated'],
    ['organisation', 'ABC（上海）有限公司', undefined, 'violated'],
    ['organisation', 'ABC（上海）有限公司', ' ', 'violated'],
    ['person', '王小明', '王小明', 'none'],
    [undefined, '王小明', undefined, 'none'],
  ] as const)('of the %s %s with the contact %s, it is %s', (customerType, customerName, contactName, status) => {
    expect(statusOf(organisationContact, sale({ ...ten, customerType, customerName, contactName }))).toBe(status);
  });
});

describe('vin-format', () => {
  it.each([
    ['1M8GDM9AXKP042788', 'kept'],
    ['LSVAA49J132047371', 'kept'],
    ['UU6JA69691D713820', 'kept'],
    ['LSVAA49J132047372', 'kept'],
    ['LSVAA49J13204737', 'violated'],
    ['LSVAA49J1320473711', 'violated'],
    ['LSVAA49I132047371', 'violated'],
    ['LSVAA49O132047371', 'violated'],
    ['LSVAA49Q132047371', 'violated'],
    ['lsvaa49j132047371', 'violated'],
    [undefined, 'none'],
  ])('%s is %s', (vin, status) => {
    expect(statusOf(vinFormat, sale({ ...ten, vin }))).toBe(status);
  });

  it.each(['VehicleMatched', 'VehicleDelivered'])('is judged at %s too', (type) => {
    const history = (vin: string) => takenOver(created('2026-11-20 09:00'), [at, type, { orderId: 'r-1', vin }]);
    expect(statusOf(vinFormat, history('LSVAA49J132047371'))).toBe('kept');
    expect(statusOf(vinFormat, history('LSVAA49J13204737I'))).toBe('violated');
  });
});

describe('care-plan', () => {
  const plan = (append: string, episode = 1): Told => [
    at,
    'CarePlanCreated',
    { episode, tasks: [] },
    { append, imported: { judge: true } },
  ];
  it.each([
    ['with its plan', sale(ten, [plan('sale')], 'sale'), 'kept'],
    ['without a plan', sale(ten), 'violated'],
    ['with a plan that came afterwards', sale(ten, [plan('later')], 'sale'), 'violated'],
    ['with the plan of another episode', sale(ten, [plan('sale', 2)], 'sale'), 'violated'],
  ])('a sale %s is judged', (_name, history, status) => {
    expect(statusOf(carePlan, history)).toBe(status);
  });
});
