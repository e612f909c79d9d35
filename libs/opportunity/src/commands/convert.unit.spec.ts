import { describe, expect, it } from '@jest/globals';
import { type Instant, isRefusal, type LocalDate } from '#kernel';
import {
  createdIn,
  delivered,
  matched,
  minute,
  profiled,
  signed,
  sold,
  type Told,
  yuan,
} from '../opportunity.fixture.ts';
import { convert } from './convert.ts';
import { decideCase, describeCommand } from './describe-command.fixture.ts';

const vin = 'LSVAA49J132047371';
const input = {
  customerType: 'person' as const,
  customerName: '王小明',
  idNumber: '11010519491231002X',
  mobile: '13800000000',
  province: '上海市',
  city: '上海市',
  contactName: '李芳',
  contactPhone: '021-50000001',
  address: '示例路1号',
  invoiceName: ' 王小明',
  vin,
  saleDate: '2026-11-20' as LocalDate,
};
const simple: readonly Told[] = [[minute(0), 'Created', createdIn('simple@1', 'ENGAGING')]];
const simpleMatched: readonly Told[] = [
  ...simple,
  [minute(1), 'OrderPlaced', { episode: 1, orderId: 'r-1', amount: yuan('100.00') }],
  [minute(2), 'VehicleMatched', { episode: 1, orderId: 'r-1', vin }],
];
const returned: readonly Told[] = [...delivered, [minute(9), 'OrderCancelled', { episode: 1, orderId: 'r-1' }]];
const holiday = {
  taskId: 'care-holiday-2027-02-06',
  kind: 'care-holiday',
  dueAt: '2027-02-06T15:59:59.999Z' as Instant,
};
const birthday = { taskId: 'care-birthday-2026', kind: 'care-birthday', dueAt: '2026-12-31T15:59:59.999Z' as Instant };

describeCommand(convert, [
  {
    name: 'with all that a delivery asks for',
    given: delivered,
    input,
    gives: [
      [
        'Converted',
        {
          ...input,
          episode: 1,
          orderId: 'r-1',
          contactId: 'c-1',
          derivedBirthday: '1949-12-31',
          checks: {
            filled: 10,
            missing: [],
            nameEqualsInvoice: true,
            phoneValid: true,
            idNumberValid: true,
            contactDiffers: true,
            contactReadsAsOrganisation: false,
            birthdayKnown: true,
          },
        },
      ],
    ],
  },
  {
    name: 'an organisation that names itself as its contact',
    given: delivered,
    input: {
      customerType: 'organisation',
      customerName: 'ABC（上海）有限公司',
      contactName: 'ABC(上海)有限公司',
      invoiceName: 'ＡＢＣ(上海)有限公司',
    },
    gives: [
      [
        'Converted',
        {
          checks: {
            filled: 2,
            missing: ['idNumber', 'phone', 'province', 'city', 'contactPhone', 'address', 'vin', 'saleDate'],
            nameEqualsInvoice: true,
            contactDiffers: false,
            contactReadsAsOrganisation: true,
            birthdayKnown: false,
          },
        },
      ],
    ],
  },
  {
    name: 'simple, with nothing before it',
    given: simple,
    input: {},
    gives: [['Converted', { episode: 1, checks: { filled: 0, nameEqualsInvoice: false } }]],
  },
  {
    name: 'with the care plan of the policy, the birthday apart',
    given: delivered,
    input,
    policy: { careTasks: () => [holiday, birthday] },
    gives: [
      ['Converted', { episode: 1 }],
      [
        'CarePlanCreated',
        {
          episode: 1,
          tasks: [holiday, { taskId: 'care-birthday-2026', kind: 'care-birthday' }],
          birthdaysDueAt: { 'care-birthday-2026': birthday.dueAt },
        },
      ],
    ],
  },
  {
    name: 'another vehicle',
    given: delivered,
    input: { ...input, vin: '1M8GDM9AXKP042788' },
    refused: 'vin-consistent',
  },
  {
    name: 'simple, the vehicle that its order is matched to',
    given: simpleMatched,
    input: { vin },
    gives: [['Converted', { orderId: 'r-1', vin }]],
  },
  {
    name: 'simple, another vehicle than its order keeps from everybody else',
    given: simpleMatched,
    input: { vin: '1M8GDM9AXKP042788' },
    refused: 'vin-consistent',
  },
  { name: 'before delivery', given: matched, input, refused: 'delivery-before-conversion', evidence: [1] },
  { name: 'without an order', given: profiled, input, refused: 'delivery-before-conversion' },
  { name: 'after the delivered order was cancelled', given: returned, input, refused: 'delivery-before-conversion' },
  {
    name: 'before the delivery happened',
    given: delivered,
    input,
    at: minute(2),
    refused: 'late-lifecycle',
    evidence: [3],
  },
  { name: 'a project', given: signed, input, refused: 'command-of-stage-model' },
  { name: 'twice', given: sold, input, refused: 'opportunity-open', evidence: [4] },
]);

describe('the care plan of a conversion', () => {
  it('names no day of birth in clear', () => {
    const decision = decideCase(convert, {
      name: '',
      given: delivered,
      input,
      policy: { careTasks: () => [birthday] },
    });
    if (isRefusal(decision)) throw new Error('refused');
    const { birthdaysDueAt: _sealed, ...inClear } = decision[1]!.data as { birthdaysDueAt: object };
    expect(JSON.stringify(inClear)).not.toContain('12-31');
  });
});
