import { compareMoney, isRefusal, type Money, minorUnits, refuse } from '#kernel';
import { discountGranted } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { given } from '../given.ts';
import { opportunityCommand } from '../opportunity-command.ts';
import { orderValue } from '../standing.ts';
import { activeOrder, discountAboveAmount, otherCurrency } from './order-refusals.ts';

/** A discount on top of those that the order has. */
export interface GrantDiscount {
  readonly orderId: string;
  readonly amount: Money;
  readonly approvalId?: string;
}

export const grantDiscount = opportunityCommand<GrantDiscount>({
  name: 'GrantDiscount',
  lateness: 'lifecycle',
  decide({ orderId, amount, approvalId }, state) {
    const order = activeOrder(state, orderId);
    if (isRefusal(order)) return order;
    const standing = state.standing.orders[orderId];
    const value = standing && orderValue(standing);
    if (value && value.currency !== amount.currency) return otherCurrency(value.currency);
    if (minorUnits(amount) <= 0n) return noDiscount();
    if (value && compareMoney(amount, value) > 0) return discountAboveAmount();
    return [stated(discountGranted, given({ episode: state.standing.episode, orderId, amount, approvalId }))];
  },
});

function noDiscount() {
  return refuse(
    'discount-positive',
    { zh: '优惠金额必须为正', en: 'A discount is more than zero' },
    { remedy: { zh: '填写正数', en: 'Give a positive amount' } },
  );
}
