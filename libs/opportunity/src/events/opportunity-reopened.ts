import { clear, personal } from '#kernel';
import { type OfEpisode, opportunityEvent } from './opportunity-event.ts';

/** A new episode begins at the first stage; `episode` is its number. */
export interface OpportunityReopened extends OfEpisode {
  readonly stage: string;
  readonly reason?: string;
}

export const opportunityReopened = opportunityEvent<OpportunityReopened>(
  'OpportunityReopened',
  { episode: clear, stage: clear, reason: personal() },
  [{ episode: 2, stage: 'PROFILED', reason: '客户再次到店' }],
);
