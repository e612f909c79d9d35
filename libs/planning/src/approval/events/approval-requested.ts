import { clear, defineEvent, type Money, personal } from '#kernel';
import type { Purpose } from '../approvable.ts';

/** Somebody asks that another agree to something. Who asks is the event's actor. */
export interface ApprovalRequested {
  readonly approvalId: string;
  readonly purpose: Purpose;
  /** The order that it concerns, in the opportunity. */
  readonly orderId?: string;
  /** How much is asked for, at most. */
  readonly amount?: Money;
  readonly why: string;
}

export const approvalRequested = defineEvent<ApprovalRequested>(
  'ApprovalRequested',
  'approval',
  { approvalId: clear, purpose: clear, orderId: clear, amount: clear, why: personal() },
  [
    { approvalId: 'approval-1', purpose: { command: 'AmendTarget', id: 'target-2027' }, why: '二季度新店延期开业' },
    {
      approvalId: 'approval-2',
      purpose: { command: 'GrantDiscount', id: 'opportunity-1' },
      orderId: 'order-1',
      amount: { amount: '5000.00', currency: 'CNY' },
      why: '老客户置换',
    },
  ],
);
