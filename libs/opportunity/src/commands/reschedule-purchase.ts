import type { LocalDate } from '#kernel';
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
    if (input.new === expectedPurchaseDate) return [];
    const { reason, contactRef } = input;
    return [
      stated(
        expectedPurchaseDateChanged,
        given({ episode: standing.episode, old: expectedPurchaseDate, new: input.new, reason, contactRef }),
      ),
    ];
  },
});
