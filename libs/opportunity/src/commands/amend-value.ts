import { type Money, type Refusal, refuse } from '#kernel';
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
  lateness: 'planning',
  decide({ new: value, reason }, { standing }) {
    const old = standing.declared?.value;
    if (old?.amount === value.amount && old.currency === value.currency) return nothingChanges();
    return [stated(valueChanged, given({ episode: standing.episode, old, new: value, reason }))];
  },
});

function nothingChanges(): Refusal {
  return refuse(
    'value-changes',
    { zh: '该机会的金额已是如此', en: 'The opportunity has this value already' },
    { remedy: { zh: '在 new 中填写新的金额', en: 'Give in new what it is to be' } },
  );
}
