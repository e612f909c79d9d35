import { clear, type Instant, type Money } from '#kernel';
import { type OfEpisode, opportunityEvent } from './opportunity-event.ts';

export interface PaymentReceived extends OfEpisode {
  readonly orderId: string;
  /** Negative for a refund. */
  readonly amount: Money;
  /** The event's own happening. */
  readonly receivedAt: Instant;
}

export const paymentReceived = opportunityEvent<PaymentReceived>(
  'PaymentReceived',
  { episode: clear, orderId: clear, amount: clear, receivedAt: clear },
  [
    {
      episode: 1,
      orderId: 'r-1',
      amount: { amount: '5000.00', currency: 'CNY' },
      receivedAt: '2026-11-27T08:30:00.000Z' as Instant,
    },
  ],
);
