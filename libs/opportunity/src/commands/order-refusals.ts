import { type Money, minorUnits, type Refusal, refuse } from '#kernel';
import type { OpportunityState, Order } from '../opportunity-state.ts';
import { activeOrders } from '../standing.ts';

/** The order, if it belongs to the present episode and is not cancelled; else why not. */
export function activeOrder(state: OpportunityState, orderId: string): Order | Refusal {
  const order = state.orders.get(orderId);
  if (!order) return unknownOrder();
  const active = activeOrders(state.standing).some(([id]) => id === orderId);
  return active ? order : inactiveOrder(order);
}

export function unknownOrder(): Refusal {
  return refuse(
    'order-known',
    { zh: '没有这个订单', en: 'The opportunity has no such order' },
    { remedy: { zh: '核对 orderId', en: 'Check the orderId' } },
  );
}

export function inactiveOrder({ placed }: Order): Refusal {
  return refuse(
    'order-active',
    { zh: '该订单已取消或属于之前的周期', en: 'The order is cancelled or of an earlier episode' },
    {
      evidence: placed ? [placed.eventId] : [],
      remedy: { zh: '用 PlaceOrder 创建新订单', en: 'Place a new order, with PlaceOrder' },
    },
  );
}

/** Refuses amounts below zero, and amounts in another currency than the order's. */
export function refuseAmounts(amounts: readonly (Money | undefined)[], currency: string): Refusal | undefined {
  for (const amount of amounts) {
    if (!amount) continue;
    if (amount.currency !== currency) return otherCurrency(currency);
    if (minorUnits(amount) < 0n) return negativeAmount();
  }
  return undefined;
}

export function otherCurrency(currency: string): Refusal {
  return refuse(
    'one-currency-an-order',
    { zh: '金额币种与订单不一致', en: 'The amount is in another currency than the order' },
    { remedy: { zh: `使用 ${currency}`, en: `Give it in ${currency}` } },
  );
}

function negativeAmount(): Refusal {
  return refuse(
    'amount-not-negative',
    { zh: '金额不能为负', en: 'The amount cannot be negative' },
    { remedy: { zh: '填写零或正数', en: 'Give zero or more' } },
  );
}

export function discountAboveAmount(): Refusal {
  return refuse(
    'discount-within-amount',
    { zh: '优惠合计超过订单金额', en: 'The discounts together exceed the amount of the order' },
    { remedy: { zh: '减少优惠金额', en: 'Give a smaller discount' } },
  );
}
