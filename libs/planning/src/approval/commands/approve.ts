import { fact, refuse } from '#kernel';
import { planningCommand } from '../../planning-command.ts';
import { type Approval, approval, personOf } from '../approval.ts';
import { approvalGranted } from '../events/approval-granted.ts';

export interface Approve {
  readonly note?: string;
}

/** The approver is the actor. */
export const approve = planningCommand<Approve, Approval>({
  name: 'Approve',
  aggregate: approval,
  lateness: 'planning',
  decide(input, { requested, granted }, { id, actor, imported }) {
    if (!imported) {
      if (!requested) return neverRequested();
      if (granted) return grantedBefore(granted.event);
      if (requested.by === personOf(actor)) return ownRequest(requested.event);
    }
    return [fact(approvalGranted, { approvalId: id, ...input })];
  },
});

function neverRequested() {
  return refuse(
    'approval-requested',
    { zh: '没有这个审批申请', en: 'Nobody has asked for this approval' },
    { remedy: { zh: '先用 RequestApproval 申请', en: 'Have it asked for first, with RequestApproval' } },
  );
}

function grantedBefore(event: string) {
  return refuse(
    'approval-granted-once',
    { zh: '该审批已批准', en: 'The approval has been granted already' },
    { evidence: [event], remedy: { zh: '无须再次批准', en: 'It need not be granted again' } },
  );
}

function ownRequest(event: string) {
  return refuse(
    'approver-not-requester',
    { zh: '申请人不能批准自己的申请', en: 'Nobody approves what they asked for themselves' },
    { evidence: [event], remedy: { zh: '由另一位有权批准的人批准', en: 'Have another person approve it who may' } },
  );
}
