import { converted } from '#opportunity';
import { eventRule } from '../../define-rule.ts';

/**
 * S40 并为客户建立后续跟踪计划（…节假日问候、生日问候等）. Convert makes the plan itself, so that no command breaks the rule; an
 * import brings the plan that its source holds, and is not judged.
 */
export const carePlan = eventRule({
  name: 'care-plan',
  kind: 'hard',
  seed: 'S40',
  parameters: { months: 12 },
  on: [converted],
  judge: () => undefined,
  message: { zh: '成交时建立后续跟踪计划', en: 'The conversion makes the plan of after-sales care' },
  remedy: { zh: '用 ExtendCarePlan 补充计划', en: 'Add to the plan with ExtendCarePlan' },
});
