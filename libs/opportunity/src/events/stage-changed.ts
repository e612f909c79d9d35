import { clear, personal } from '#kernel';
import { type OfEpisode, opportunityEvent } from './opportunity-event.ts';

/** A person moved the opportunity: back, or forward into a stage that no event moves into. */
export interface StageChanged extends OfEpisode {
  readonly from: string;
  readonly to: string;
  readonly reason?: string;
}

export const stageChanged = opportunityEvent<StageChanged>(
  'StageChanged',
  { episode: clear, from: clear, to: clear, reason: personal() },
  [{ episode: 1, from: 'TARGET_CUSTOMER', to: 'POTENTIAL', reason: '已确认采购意向' }],
);
