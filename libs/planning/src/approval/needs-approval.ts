import { type Known, type Refusal, refuse } from '#kernel';
import type { Purpose } from './approvable.ts';
import type { Approval } from './approval.ts';

/** An approval that was used, and the event that it was used for. */
export interface SpentApproval {
  readonly approvalId: string;
  readonly event: string;
}

/**
 * Refuses a command whose approval was not asked for by one person and granted by another, was granted for something else,
 * or was used before.
 * @param spent those used on the thing that the command is for: an approval is for one thing, so none was used elsewhere
 */
export function needsApproval(
  { id, state }: Known<Approval>,
  { command, id: on }: Purpose,
  spent: readonly SpentApproval[],
): Refusal | undefined {
  const { purpose, requested, granted } = state;
  if (!requested || !purpose) return neverRequested(command, on);
  if (purpose.command !== command || purpose.id !== on) return forSomethingElse(requested.event, command, on);
  if (!granted) return notGranted(requested.event);
  const use = spent.find(({ approvalId }) => approvalId === id);
  return use && usedBefore(use.event);
}

function neverRequested(command: string, on: string) {
  return refuse(
    'approval-granted',
    { zh: '没有这个审批', en: 'There is no such approval' },
    {
      remedy: {
        zh: `先用 RequestApproval 为 ${command}（${on}）申请，再由他人用 Approve 批准；approvalId 填审批编号，不是批准人`,
        en: `Ask for it with RequestApproval for ${command} on ${on}, have another person Approve it, and give its id as approvalId: not a person's`,
      },
      at: '/data/approvalId',
    },
  );
}

function forSomethingElse(event: string, command: string, on: string) {
  return refuse(
    'approval-for-this',
    { zh: '该审批是为其他事项申请的', en: 'The approval was asked for something else' },
    {
      evidence: [event],
      remedy: {
        zh: `为 ${command}（${on}）另行申请审批`,
        en: `Ask for an approval of its own for ${command} on ${on}`,
      },
      at: '/data/approvalId',
    },
  );
}

function notGranted(event: string) {
  return refuse(
    'approval-granted',
    { zh: '该审批尚未批准', en: 'The approval has not been granted yet' },
    {
      evidence: [event],
      remedy: { zh: '由申请人以外的人用 Approve 批准', en: 'Have another person Approve it' },
      at: '/data/approvalId',
    },
  );
}

function usedBefore(event: string) {
  return refuse(
    'approval-used-once',
    { zh: '该审批已使用过', en: 'The approval has been used already' },
    { evidence: [event], remedy: { zh: '另行申请审批', en: 'Ask for another approval' }, at: '/data/approvalId' },
  );
}
