import { clear, defineEvent, personal } from '#kernel';

/** It is agreed to. Who agrees is the event's actor, never a name that somebody typed. */
export interface ApprovalGranted {
  readonly approvalId: string;
  readonly note?: string;
}

export const approvalGranted = defineEvent<ApprovalGranted>(
  'ApprovalGranted',
  'approval',
  { approvalId: clear, note: personal() },
  [{ approvalId: 'approval-1' }, { approvalId: 'approval-2', note: '仅限本单' }],
);
