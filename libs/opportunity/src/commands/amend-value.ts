import type { Money } from '#kernel';
import { valueChanged } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { given } from '../given.ts';
import { opportunityCommand } from '../opportunity-command.ts';

/** The opportunity is expected to bring another amount. */
export interface AmendValue {
  readonly new: Money;
  readonly reason?: string;
}

export const amendValue = opportunityCommand<AmendValue>({
  name: 'AmendValue',
  lateness: 'contact',
  decide({ new: value, reason }, _state, { effective: { standing } }) {
    const old = standing.declared?.value;
    if (old?.amount === value.amount && old.currency === value.currency) return [];
    return [stated(valueChanged, given({ episode: standing.episode, old, new: value, reason }))];
  },
});
