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
  lateness: 'planning',
  decide({ orderId, checklist, note }, state) {
    return [stated(preSignPrepared, given({ episode: state.standing.episode, orderId, checklist, note }))];
  },
});

export const recordPostSigning = opportunityCommand<RecordSigning>({
  name: 'RecordPostSigning',
  lateness: 'planning',
  decide({ orderId, checklist, note }, state) {
    if (orderId !== undefined && !state.orders.has(orderId)) return unknownOrder();
    return [stated(postSignReviewed, given({ episode: state.standing.episode, orderId, checklist, note }))];
  },
});
