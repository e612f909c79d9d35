import { clear, defineEvent, personal } from '#kernel';

/** From here on the outlet sells differently: a mark to compare funnels before and after. */
export interface StrategyAdjusted {
  readonly note: string;
  readonly tags?: readonly string[];
}

export const strategyAdjusted = defineEvent<StrategyAdjusted>(
  'StrategyAdjusted',
  'outlet',
  { note: personal(), tags: clear },
  [{ note: '周末增加试驾车两台' }, { note: '调整跟进频次', tags: ['follow-up', 'test-drive'] }],
);
