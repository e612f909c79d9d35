import { describe, expect, it } from '@jest/globals';
import { created, idOf, statusOf, type Told, takenOver, verdictsOf } from '../../testing/told.fixture.ts';
import { discountAuthority } from './discount-authority.ts';

const yuan = (amount: string) => ({ amount, currency: 'CNY' });
const amount = yuan('200000.00');
const ordered = (discount?: string, more: object = {}): Told => [
  '2026-11-21 10:00',
  'OrderPlaced',
  { orderId: 'r-1', amount, ...(discount && { discount: yuan(discount) }), ...more },
];
const amended = (change: object): Told => [
  '2026-11-22 10:00',
  'OrderAmended',
  { orderId: 'r-1', change, previous: {} },
];
const granted = (discount: string, more: object = {}): Told => [
  '2026-11-23 10:00',
  'DiscountGranted',
  { orderId: 'r-1', amount: yuan(discount), ...more },
];
const sale = (...events: readonly Told[]) => takenOver(created('2026-11-20 09:00'), ...events);
const staff = (discountAuthority: object | undefined, more: object = {}) => ({
  id: 's',
  revision: 0,
  state: { ...(discountAuthority && { discountAuthority }), ...more },
});
const known = { granter: staff(yuan('3000.00')) };
const last = (events: readonly Told[], facts: object = known) =>
  verdictsOf(discountAuthority, sale(...events), { known: { ...facts } }).at(-1)?.status;

describe('discount-authority', () => {
  it.each([
    ['3000.00', 'kept'],
    ['3000.01', 'violated'],
  ])('an order with a discount of %s, by somebody who may grant 3000.00, is %s', (discount, status) => {
    expect(statusOf(discountAuthority, sale(ordered(discount)), { known })).toBe(status);
  });

  it.each([
    ['2000 in the order and 1000 granted', [ordered('2000.00'), granted('1000.00')], 'kept'],
    ['2000 in the order and 1000.01 granted', [ordered('2000.00'), granted('1000.01')], 'violated'],
    ['1000 in the order, 1000 and 1000 granted', [ordered('1000.00'), granted('1000.00'), granted('1000.00')], 'kept'],
    [
      '1000 in the order, 1000 and 1000.01 granted',
      [ordered('1000.00'), granted('1000.00'), granted('1000.01')],
      'violated',
    ],
    ['an order amended to 3000', [ordered('100.00'), amended({ discount: yuan('3000.00') })], 'kept'],
    ['an order amended to 3000.01', [ordered('100.00'), amended({ discount: yuan('3000.01') })], 'violated'],
  ] as const)('with %s, the sum counts: %s', (_name, events, status) => {
    expect(last(events)).toBe(status);
  });

  it.each([
    ['no discount', [ordered()]],
    ['a discount of nothing', [ordered('0.00')]],
  ] as const)('an order with %s is not judged', (_name, events) => {
    expect(last(events)).toBeUndefined();
  });

  it('an amendment that does not raise the discount is not judged', () => {
    const history = (change: object) => sale(ordered('9000.00'), amended(change));
    for (const change of [{ model: 'sedan-b' }, { discount: yuan('8000.00') }])
      expect(verdictsOf(discountAuthority, history(change), { known })).toHaveLength(1);
  });

  it.each([
    ['not registered', staff(undefined), 'violated'],
    ['with an authority in another currency', staff({ amount: '9000.00', currency: 'USD' }), 'violated'],
    ['from the next day on', staff(yuan('3000.00'), { effectiveFrom: '2026-11-22' }), 'violated'],
    ['from that day on', staff(yuan('3000.00'), { effectiveFrom: '2026-11-21', effectiveTo: '2026-11-21' }), 'kept'],
    ['until the day before', staff(yuan('3000.00'), { effectiveTo: '2026-11-20' }), 'violated'],
  ])('granted by somebody %s, a discount of 3000.00 is judged', (_name, granter, status) => {
    expect(last([ordered('3000.00')], { granter })).toBe(status);
  });

  describe('above the authority', () => {
    const signed = (by: string) => ({ event: `signed-${by}`, by });
    const approval = {
      purpose: { command: 'PlaceOrder', id: 'op-1' },
      requested: signed('s-1'),
      granted: signed('m-1'),
    };
    const approver = staff(yuan('5000.00'));
    const judged = (changed: object, discount = '5000.00', more: object = {}) => {
      const state = { ...approval, ...changed };
      const facts = { ...known, approver, approval: { id: 'p-1', revision: 1, state }, ...more };
      return last([ordered(discount, { approvalId: 'p-1' })], facts);
    };

    it.each([
      ['as it should be', {}, 'kept'],
      ['for another command', { purpose: { command: 'GrantDiscount', id: 'op-1' } }, 'violated'],
      ['for another opportunity', { purpose: { command: 'PlaceOrder', id: 'op-2' } }, 'violated'],
      ['for this order', { orderId: 'r-1' }, 'kept'],
      ['for another order', { orderId: 'r-2' }, 'violated'],
      ['for as much', { amount: yuan('5000.00') }, 'kept'],
      ['for less', { amount: yuan('4999.99') }, 'violated'],
      ['that was not granted', { granted: undefined }, 'violated'],
      ['that whoever asked granted', { granted: signed('s-1') }, 'violated'],
    ])('an approval %s is judged', (_name, changed, status) => {
      expect(judged(changed)).toBe(status);
    });

    it('the approver must be able to grant as much', () => {
      expect(judged({}, '5000.01')).toBe('violated');
      expect(judged({}, '5000.00', { approver: staff(undefined) })).toBe('violated');
      expect(judged({}, '5000.00', { approver: undefined })).toBe('violated');
    });

    it('the verdict rests on the request and the approval', () => {
      const facts = { ...known, approver, approval: { id: 'p-1', revision: 1, state: approval } };
      const history = sale(ordered('5000.00', { approvalId: 'p-1' }));
      expect(verdictsOf(discountAuthority, history, { known: facts })[0]?.evidence).toEqual([
        idOf(1),
        'signed-s-1',
        'signed-m-1',
      ]);
    });
  });

  it('judges nothing where nobody knows who may grant what', () => {
    expect(statusOf(discountAuthority, sale(ordered('9000.00')))).toBe('none');
  });
});
