import { fact, type Money, refuse } from '#kernel';
import { planningCommand } from '../../planning-command.ts';
import type { Purpose } from '../approvable.ts';
import { type Approval, approval } from '../approval.ts';
import { approvalRequested } from '../events/approval-requested.ts';

export interface RequestApproval {
  readonly purpose: Purpose;
  readonly orderId?: string;
  readonly amount?: Money;
  readonly why: string;
}

export const requestApproval = planningCommand<RequestApproval, Approval>({
  name: 'RequestApproval',
  aggregate: approval,
  lateness: 'planning',
  creates: 'approval',
  decide(input, state, { id, imported }) {
    if (!imported && state.requested) return requestedBefore(state.requested.event);
    return [fact(approvalRequested, { approvalId: id, ...input })];
  },
});

function requestedBefore(event: string) {
  return refuse(
    'approval-requested-once',
    { zh: '该编号的审批已申请', en: 'An approval with this id has been asked for already' },
    { evidence: [event], remedy: { zh: '换一个编号或省略编号', en: 'Give another id, or none' } },
  );
}
