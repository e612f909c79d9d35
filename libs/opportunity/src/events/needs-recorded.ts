import { clear, personal } from '#kernel';
import { type OfEpisode, opportunityEvent } from './opportunity-event.ts';

/** A car of another make that the customer looks at, by its trade names. */
export interface Competitor {
  readonly brand: string;
  readonly model?: string;
}

/** What the customer wants, in the consultant's words, and what else the customer looks at. */
export interface NeedsRecorded extends OfEpisode {
  readonly needs?: string;
  readonly competitors: readonly Competitor[];
}

export const needsRecorded = opportunityEvent<NeedsRecorded>(
  'NeedsRecorded',
  { episode: clear, needs: personal(), competitors: clear },
  [{ episode: 1, needs: '七座，家用，预算二十万', competitors: [{ brand: 'Rival', model: 'R7' }, { brand: 'Other' }] }],
);

/** How the consultant means to win the customer. */
export interface SalesPlanDefined extends OfEpisode {
  readonly plan: string;
}

export const salesPlanDefined = opportunityEvent<SalesPlanDefined>(
  'SalesPlanDefined',
  { episode: clear, plan: personal() },
  [{ episode: 1, plan: '周末邀约试驾，带家人一起来' }],
);
