import { type Instant, type Money, minorUnits, refuse } from '#kernel';
import { paymentReceived } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { phaseOf } from '../lifecycle.ts';
import { opportunityCommand } from '../opportunity-command.ts';
import { inactiveOrder, otherCurrency, unknownOrder } from './order-refusals.ts';

/** Money came in for an order, or, negative, went back. */
export interface RecordPayment {
  readonly orderId: string;
  readonly amount: Money;
  readonly receivedAt?: Instant;
}

export const recordPayment = opportunityCommand<RecordPayment>({
  name: 'RecordPayment',
  lateness: 'contact',
  happenedAt: 'receivedAt',
  decide({ orderId, amount }, _state, { effective, occurredAt: receivedAt }) {
    const order = effective.orders.get(orderId);
    if (!order) return unknownOrder();
    if (order.amount && order.amount.currency !== amount.currency) return otherCurrency(order.amount.currency);
    const units = minorUnits(amount);
    if (units === 0n) return noMoney();
    if (units > 0n && phaseOf(effective) === 'lost') return onlyRefunds(effective.lost?.eventId);
    if (units > 0n && order.cancelled) return inactiveOrder(order);
    return [stated(paymentReceived, { episode: order.episode, orderId, amount, receivedAt })];
  },
});

function noMoney() {
  return refuse(
    'payment-not-zero',
    { zh: '金额不能为零', en: 'A payment of nothing is none' },
    { remedy: { zh: '填写收款（正）或退款（负）金额', en: 'Give what came in, or, negative, what went back' } },
  );
}

function onlyRefunds(eventId: string | undefined) {
  return refuse(
    'refunds-only',
    { zh: '该机会已战败，只能登记退款', en: 'The opportunity has been lost: only refunds may follow' },
    {
      evidence: eventId === undefined ? [] : [eventId],
      remedy: { zh: '退款填负数；或先重新打开机会', en: 'Give a refund as a negative amount, or reopen first' },
    },
  );
}
