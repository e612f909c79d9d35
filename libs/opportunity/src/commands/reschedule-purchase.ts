import { type LocalDate, type Refusal, refuse } from '#kernel';
import { expectedPurchaseDateChanged } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { given } from '../given.ts';
import { opportunityCommand } from '../opportunity-command.ts';

/** The customer means to buy at another date. */
export interface ReschedulePurchase {
  readonly new: LocalDate;
  readonly reason?: string;
  readonly contactRef?: string;
}

export const reschedulePurchase = opportunityCommand<ReschedulePurchase>({
  name: 'ReschedulePurchase',
  lateness: 'planning',
  decide(input, { expectedPurchaseDate, standing }) {
    if (input.new === expectedPurchaseDate) return nothingChanges();
    const { reason, contactRef } = input;
    return [
      stated(
        expectedPurchaseDateChanged,
        given({ episode: standing.episode, old: expectedPurchaseDate, new: input.new, reason, contactRef }),
      ),
    ];
  },
});

function nothingChanges(): Refusal {
  return refuse(
    'purchase-date-changes',
    { zh: '预计购车日期已是如此', en: 'The customer is expected to buy on this date already' },
    { remedy: { zh: '在 new 中填写新的日期', en: 'Give in new the date it is to be' } },
  );
}
