import { clear, personal } from '#kernel';
import type { Competitor } from './needs-recorded.ts';
import { type OfEpisode, opportunityEvent } from './opportunity-event.ts';

export interface LossReason {
  /** `gave_up`, `bought_other`, `customer_stopped` or `competitor_won`. */
  readonly family: string;
  readonly code: string;
}

/** The customer will not buy here. */
export interface Lost extends OfEpisode {
  /** Absent where the source of an import names none. */
  readonly reason?: LossReason;
  readonly competitor?: Competitor;
  readonly note?: string;
}

export const lost = opportunityEvent<Lost>(
  'Lost',
  { episode: clear, reason: clear, competitor: clear, note: personal() },
  [
    {
      episode: 1,
      reason: { family: 'bought_other', code: 'competitor' },
      competitor: { brand: 'Rival', model: 'R7' },
      note: '亲戚在对方店工作',
    },
  ],
);

/** A manager looked at the loss. */
export interface LossReviewed extends OfEpisode {
  readonly verdict: 'objective' | 'subjective' | 'unclear';
  /** The Lost event that was reviewed: the latest before it. */
  readonly lostEventId: string;
  readonly note?: string;
}

export const lossReviewed = opportunityEvent<LossReviewed>(
  'LossReviewed',
  { episode: clear, verdict: clear, lostEventId: clear, note: personal() },
  [
    {
      episode: 1,
      verdict: 'objective',
      lostEventId: '5d0a4d5b-6f0e-5b2f-9f57-6b8f0a8b2d11',
      note: '回访确认已购买竞品',
    },
  ],
);
