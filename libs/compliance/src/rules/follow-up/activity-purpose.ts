import { followUpScheduled } from '#opportunity';
import { hardRule } from '../../define-rule.ts';

const PARAMETERS: { readonly purposes: readonly string[] } = {
  purposes: ['first_contact', 'follow_up', 'needs', 'invitation', 'test_drive', 'quote', 'order', 'delivery', 'care'],
};

/** S18 必须表述清楚此次活动的目的. A purpose is given, and it is one of the dictionary of the rule set. */
export const activityPurpose = hardRule({
  name: 'activity-purpose',
  seed: 'S18',
  parameters: PARAMETERS,
  on: [followUpScheduled],
  judge: ({ data: { purpose } }, { purposes }) => ({
    kept: purpose !== undefined && purposes.includes(purpose),
    values: { purpose: purpose ?? '—', purposes: purposes.join(', ') },
  }),
  message: {
    zh: '活动目的 {purpose} 不在字典中',
    en: 'The purpose {purpose} of the activity is not in the dictionary',
  },
  remedy: {
    zh: '在 ScheduleFollowUp 的 purpose 填写：{purposes}',
    en: 'Give ScheduleFollowUp as purpose one of: {purposes}',
  },
});
