import { describe, expect, it } from '@jest/globals';
import type { Approval } from './approval.ts';
import { needsApproval } from './needs-approval.ts';

const purpose = { command: 'AmendTarget', id: 't-1' } as const;
const requested = { event: 'event-r', by: 'staff-1' };
const granted = { event: 'event-g', by: 'staff-2' };
const full: Approval = { purpose, requested, granted };

describe('an approval', () => {
  it.each<[string, Approval, string | undefined, readonly string[]]>([
    ['that was granted', full, undefined, []],
    ['that nobody asked for, such as the name of a person', {}, 'approval-granted', []],
    ['that was not granted', { purpose, requested }, 'approval-granted', ['event-r']],
    ['for another thing', { ...full, purpose: { ...purpose, id: 't-2' } }, 'approval-for-this', ['event-r']],
    [
      'for another command',
      { ...full, purpose: { command: 'PlaceOrder', id: 't-1' } },
      'approval-for-this',
      ['event-r'],
    ],
  ])('%s', (_, state, rule, evidence) => {
    const refusal = needsApproval({ id: 'a-1', state, revision: 1 }, purpose, []);
    expect([refusal?.rule, refusal?.evidence ?? []]).toEqual([rule, evidence]);
  });

  it('serves once', () => {
    const spent = [{ approvalId: 'a-1', event: 'event-u' }];
    const known = (id: string) => ({ id, state: full, revision: 1 });
    expect(needsApproval(known('a-1'), purpose, spent)).toMatchObject({
      rule: 'approval-used-once',
      evidence: ['event-u'],
    });
    expect(needsApproval(known('a-2'), purpose, spent)).toBeUndefined();
  });
});
