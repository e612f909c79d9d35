import { type Converted, converted } from '#opportunity';
import { hardRule } from '../../define-rule.ts';

/**
 * S40 并为客户建立后续跟踪计划. Convert creates the plan in the same append, by itself: no command can break it. A sale that is taken over
 * without one does.
 */
export const carePlan = hardRule<{ readonly months: number }, Converted>({
  name: 'care-plan',
  seed: 'S40',
  parameters: { months: 12 },
  on: [converted],
  judge({ data, beside, imported }) {
    if (!imported) return undefined;
    const kept = beside.some(
      ({ type, data: plan }) =>
        type === 'CarePlanCreated' && (plan as { readonly episode?: number }).episode === data.episode,
    );
    return { kept };
  },
  message: { zh: '成交时没有建立关怀计划', en: 'The sale came without a plan of after-sales care' },
  remedy: { zh: '用 ExtendCarePlan 补建关怀任务', en: 'Add the tasks of the plan with ExtendCarePlan' },
});
