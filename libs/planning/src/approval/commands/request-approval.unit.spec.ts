import { fact, type Instant } from '#kernel';
import { describeCommand } from '#kernel/testing';
import { approvalRequested } from '../events/approval-requested.ts';
import { requestApproval } from './request-approval.ts';

const input = {
  purpose: { command: 'GrantDiscount', id: 'o-1' },
  orderId: 'r-1',
  amount: { amount: '5000.00', currency: 'CNY' },
  why: '老客户置换',
} as const;
const requested = fact(approvalRequested, { approvalId: 'id-1', ...input });

describeCommand(requestApproval, {}, [
  { name: 'of a discount', input, gives: [requested] },
  { name: 'twice', given: [requested], input, gives: { refused: 'approval-requested-once', evidence: [0] } },
  {
    name: 'dated back',
    input,
    at: '2026-11-20T11:54:59.999Z' as Instant,
    gives: { refused: 'planned-when-recorded', evidence: [] },
  },
]);
