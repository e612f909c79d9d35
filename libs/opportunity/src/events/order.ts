import { clear, type Money, personal } from '#kernel';
import { type OfEpisode, opportunityEvent } from './opportunity-event.ts';

/** What an order says. Amounts are of the whole order; `amount` is before any discount. */
export interface OrderTerms {
  readonly model?: string;
  readonly amount?: Money;
  readonly deposit?: Money;
  /** The discount agreed in the order itself; granted ones come on top. */
  readonly discount?: Money;
}

export interface OrderPlaced extends OfEpisode, OrderTerms {
  readonly orderId: string;
  /** `opportunity` or `order_mgmt`. */
  readonly origin?: string;
  readonly amount: Money;
  /** The approval that the discount needed. */
  readonly approvalId?: string;
}

export const orderPlaced = opportunityEvent<OrderPlaced>(
  'OrderPlaced',
  {
    episode: clear,
    orderId: clear,
    origin: clear,
    model: clear,
    amount: clear,
    deposit: clear,
    discount: clear,
    approvalId: clear,
  },
  [
    {
      episode: 1,
      orderId: 'r-1',
      origin: 'opportunity',
      model: 'sedan-a',
      amount: { amount: '200000.00', currency: 'CNY' },
      deposit: { amount: '5000.00', currency: 'CNY' },
      discount: { amount: '3000.00', currency: 'CNY' },
      approvalId: 'p-1',
    },
  ],
);

export interface OrderAmended extends OfEpisode {
  readonly orderId: string;
  /** New values of the terms that change. */
  readonly change: OrderTerms;
  /** What those terms said before; a term that was not there is absent. */
  readonly previous: OrderTerms;
  readonly reason?: string;
  readonly approvalId?: string;
}

export const orderAmended = opportunityEvent<OrderAmended>(
  'OrderAmended',
  { episode: clear, orderId: clear, change: clear, previous: clear, reason: personal(), approvalId: clear },
  [
    {
      episode: 1,
      orderId: 'r-1',
      change: { amount: { amount: '210000.00', currency: 'CNY' }, model: 'sedan-b' },
      previous: { amount: { amount: '200000.00', currency: 'CNY' }, model: 'sedan-a' },
      reason: '加装天窗',
      approvalId: 'p-2',
    },
  ],
);

/** The order is void, and with it the match that it had. */
export interface OrderCancelled extends OfEpisode {
  readonly orderId: string;
  /** What the order stood for: its amount as amended, less all discounts. */
  readonly value: Money;
  /** The vehicle that becomes free. */
  readonly vin?: string;
  readonly reason?: string;
}

export const orderCancelled = opportunityEvent<OrderCancelled>(
  'OrderCancelled',
  { episode: clear, orderId: clear, value: clear, vin: clear, reason: personal() },
  [
    {
      episode: 1,
      orderId: 'r-1',
      value: { amount: '205000.00', currency: 'CNY' },
      vin: 'LSVAA49J132047371',
      reason: '贷款未批',
    },
  ],
);

export interface DiscountGranted extends OfEpisode {
  readonly orderId: string;
  readonly amount: Money;
  readonly approvalId?: string;
}

export const discountGranted = opportunityEvent<DiscountGranted>(
  'DiscountGranted',
  { episode: clear, orderId: clear, amount: clear, approvalId: clear },
  [{ episode: 1, orderId: 'r-1', amount: { amount: '2000.00', currency: 'CNY' }, approvalId: 'p-3' }],
);
