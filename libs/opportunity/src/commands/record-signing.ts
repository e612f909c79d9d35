import { type ChecklistItem, postSignReviewed, preSignPrepared } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { given } from '../given.ts';
import { opportunityCommand } from '../opportunity-command.ts';
import { unknownOrder } from './order-refusals.ts';

/** What was done before or after a signing, item by item. */
export interface RecordSigning {
  /** Before a signing: the order to be, if it has an id yet. */
  readonly orderId?: string;
  readonly checklist: readonly ChecklistItem[];
  readonly note?: string;
}

export const recordPreSigning = opportunityCommand<RecordSigning>({
  name: 'RecordPreSigning',
  lateness: 'contact',
  decide({ orderId, checklist, note }, _state, { effective }) {
    return [stated(preSignPrepared, given({ episode: effective.standing.episode, orderId, checklist, note }))];
  },
});

export const recordPostSigning = opportunityCommand<RecordSigning>({
  name: 'RecordPostSigning',
  lateness: 'contact',
  decide({ orderId, checklist, note }, _state, { effective }) {
    if (orderId !== undefined && !effective.orders.has(orderId)) return unknownOrder();
    return [stated(postSignReviewed, given({ episode: effective.standing.episode, orderId, checklist, note }))];
  },
});
