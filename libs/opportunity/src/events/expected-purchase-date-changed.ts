import { clear, type LocalDate, personal } from '#kernel';
import { type OfEpisode, opportunityEvent } from './opportunity-event.ts';

/** The customer means to buy at another date. */
export interface ExpectedPurchaseDateChanged extends OfEpisode {
  readonly old?: LocalDate;
  readonly new: LocalDate;
  readonly reason?: string;
  /** Activity in which the customer said so. */
  readonly contactRef?: string;
}

export const expectedPurchaseDateChanged = opportunityEvent<ExpectedPurchaseDateChanged>(
  'ExpectedPurchaseDateChanged',
  { episode: clear, old: clear, new: clear, reason: personal(), contactRef: clear },
  [
    {
      episode: 1,
      old: '2026-12-15' as LocalDate,
      new: '2027-01-20' as LocalDate,
      reason: '等年终奖',
      contactRef: 'a-1',
    },
  ],
);
