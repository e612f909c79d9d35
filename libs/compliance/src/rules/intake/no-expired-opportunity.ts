import { addDays } from '#kernel';
import { type OpportunityState, statusOf } from '#opportunity';
import { stateRule } from '../../define-rule.ts';
import { LATE_ENTRY } from '../../rule.ts';

/** S10 不得有过期商机. An open opportunity whose expected purchase date has passed; the day itself has not. */
export const noExpiredOpportunity = stateRule({
  name: 'no-expired-opportunity',
  seed: 'S10, A-04',
  parameters: LATE_ENTRY,
  failsFrom({ standing, expectedPurchaseDate }: OpportunityState) {
    if (expectedPurchaseDate === undefined || standing.episode === 0 || statusOf(standing) !== 'open') return undefined;
    return { day: addDays(expectedPurchaseDate, 1), values: { expectedPurchaseDate } };
  },
  message: {
    zh: '预计购车日期 {expectedPurchaseDate} 已过，商机仍未关闭',
    en: 'The expected purchase date, {expectedPurchaseDate}, has passed and the opportunity is still open',
  },
  remedy: {
    zh: '用 ReschedulePurchase 更新预计购车日期，或登记战败',
    en: 'Give a new date with ReschedulePurchase, or record the loss',
  },
});
