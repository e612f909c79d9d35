import { clear } from '#kernel';
import { type OfEpisode, opportunityEvent } from './opportunity-event.ts';

/** The four questions that tell an opportunity from a potential customer. */
export interface QualificationCriteria {
  readonly within3Months: boolean;
  readonly quality: boolean;
  readonly largeDeal: boolean;
  readonly highAwareness: boolean;
}

export interface Qualified extends OfEpisode {
  readonly criteria: QualificationCriteria;
  readonly score: number;
}

export const qualified = opportunityEvent<Qualified>('Qualified', { episode: clear, criteria: clear, score: clear }, [
  {
    episode: 1,
    criteria: { within3Months: true, quality: true, largeDeal: false, highAwareness: true },
    score: 3,
  },
]);
