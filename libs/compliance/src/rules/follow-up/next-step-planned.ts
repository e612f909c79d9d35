import { type LocalDate, localDate } from '#kernel';
import { episodeBeganAt, type OpportunityState } from '#opportunity';
import { stateRule } from '../../define-rule.ts';
import { LATE_ENTRY } from '../../rule.ts';
import { isWorked, lastStepOn } from './open-activities.ts';

/** S13 针对该客户建立下一步行动计划. At every close, the first one among them, an open activity is due on a later day. */
export const nextStepPlanned = stateRule({
  name: 'next-step-planned',
  seed: 'S13',
  parameters: LATE_ENTRY,
  failsFrom(state: OpportunityState, _parameters, { zone }) {
    const began = episodeBeganAt(state.standing);
    if (!isWorked(state) || began === undefined) return undefined;
    const last: LocalDate | undefined = lastStepOn(state, zone);
    return { day: last ?? localDate(began, zone) };
  },
  message: {
    zh: '商机没有当日之后的待办活动',
    en: 'No open activity of the opportunity is due after the day',
  },
  remedy: { zh: '用 ScheduleFollowUp 安排下一步', en: 'Plan the next step with ScheduleFollowUp' },
});
