import { type Actor, type Aggregate, dataOf, type Money } from '#kernel';
import type { Purpose } from './approvable.ts';
import { approvalGranted } from './events/approval-granted.ts';
import { approvalRequested } from './events/approval-requested.ts';

/** Whether somebody other than who asked has agreed to something. */
export interface Approval {
  readonly purpose?: Purpose;
  readonly orderId?: string;
  readonly amount?: Money;
  readonly requested?: Signature;
  readonly granted?: Signature;
}

/** An event and the person behind it. */
export interface Signature {
  readonly event: string;
  readonly by: string;
}

/** The person who acts, be it through a service. */
export function personOf({ id, onBehalfOf }: Actor): string {
  return onBehalfOf ?? id;
}

export const approval: Aggregate<Approval> = {
  category: 'approval',
  initial: {},
  evolve(state, event) {
    const signature: Signature = { event: event.id, by: personOf(event.meta.actor) };
    const requested = dataOf(approvalRequested, event);
    if (requested) {
      const { purpose, orderId, amount } = requested;
      return {
        ...state,
        purpose,
        ...(orderId !== undefined && { orderId }),
        ...(amount !== undefined && { amount }),
        requested: signature,
      };
    }
    return dataOf(approvalGranted, event) ? { ...state, granted: signature } : state;
  },
};
