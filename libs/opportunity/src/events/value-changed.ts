import { clear, type Money, personal } from '#kernel';
import { type OfEpisode, opportunityEvent } from './opportunity-event.ts';

/** The opportunity is expected to bring another amount. */
export interface ValueChanged extends OfEpisode {
  /** Absent where the opportunity had no value. */
  readonly old?: Money;
  readonly new: Money;
  readonly reason?: string;
}

export const valueChanged = opportunityEvent<ValueChanged>(
  'ValueChanged',
  { episode: clear, old: clear, new: clear, reason: personal() },
  [
    {
      episode: 1,
      old: { amount: '180000.00', currency: 'CNY' },
      new: { amount: '195000.00', currency: 'CNY' },
      reason: '客户改选高配',
    },
  ],
);
