import { fact } from '#kernel';
import { describeCommand } from '#kernel/testing';
import { approvalGranted } from '../events/approval-granted.ts';
import { approvalRequested } from '../events/approval-requested.ts';
import { approve } from './approve.ts';

const requested = fact(approvalRequested, {
  approvalId: 'id-1',
  purpose: { command: 'AmendTarget', id: 't-1' },
  why: '新店延期开业',
});
const granted = fact(approvalGranted, { approvalId: 'id-1', note: '同意' });
const another = { id: 'staff-2', role: 'executive' };

describeCommand(approve, {}, [
  { name: 'by another person', given: [requested], actor: another, input: { note: '同意' }, gives: [granted] },
  {
    name: 'by who asked',
    given: [requested],
    input: {},
    gives: { refused: 'approver-not-requester', evidence: [0] },
  },
  {
    name: 'by who asked, through a service',
    given: [requested],
    actor: { id: 'service-1', role: 'service', onBehalfOf: 'staff-1' },
    input: {},
    gives: { refused: 'approver-not-requester', evidence: [0] },
  },
  {
    name: 'twice',
    given: [requested, granted],
    actor: another,
    input: {},
    gives: { refused: 'approval-granted-once', evidence: [1] },
  },
  { name: 'nothing', actor: another, input: {}, gives: { refused: 'approval-requested', evidence: [] } },
]);
