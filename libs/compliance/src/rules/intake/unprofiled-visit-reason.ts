import { type UnprofiledVisitRecorded, unprofiledVisitRecorded, type Visit } from '#dealership';
import { eventRule } from '../../define-rule.ts';
import type { Parameters } from '../../parameters.ts';
import type { Happening } from '../../rule.ts';
import type { Subject } from '../../verdict.ts';

/**
 * S11 未留档客户信息需要在DSCRM系统中未留档客户管理维护. A visit that left no customer file says why. The breach is the
 * consultant's who received it, else the outlet's; where neither is told, the visit's own.
 */
export const unprofiledVisitReason = eventRule<Parameters, UnprofiledVisitRecorded, Visit>({
  name: 'unprofiled-visit-reason',
  kind: 'soft',
  seed: 'S11',
  parameters: {},
  on: [unprofiledVisitRecorded],
  judge({ data: { checks } }) {
    return checks?.reasonGiven === undefined ? undefined : { kept: checks.reasonGiven };
  },
  subject: answerable,
  message: { zh: '来访未留档，且没有说明原因', en: 'A visit left no customer file, and nobody said why' },
  remedy: {
    zh: '用 CorrectEvent 补充 reasonNoRecord，下次当场填写',
    en: 'Add reasonNoRecord with CorrectEvent, and give it at once next time',
  },
});

function answerable({ data, state, id }: Happening<UnprofiledVisitRecorded, Visit>): Subject {
  const outlet = data.outlet ?? state.outlet;
  if (data.consultant !== undefined) return { kind: 'consultant', id: data.consultant };
  return outlet === undefined ? { kind: 'visit', id } : { kind: 'outlet', id: outlet };
}
