import type { LocalDate } from '#kernel';
import { stateRule } from '../../define-rule.ts';
import { LATE_ENTRY } from '../../rule.ts';
import type { Verdict } from '../../verdict.ts';

/** What a consultant missed of what was due on a day: breaches of `activity-same-day`. */
export interface MissedOn {
  readonly day: LocalDate;
  readonly activities: readonly Verdict[];
}

/**
 * S19 过期未执行的活动必须为空. At the close of a day nothing is missed of what the consultant had to do on it. An activity
 * counts at that one close: `overdueByConsultant` gathers them.
 */
export const noOverdueActivity = stateRule({
  name: 'no-overdue-activity',
  seed: 'S19, A-05',
  parameters: LATE_ENTRY,
  of: 'consultant',
  failsFrom({ day, activities }: MissedOn) {
    return activities.length === 0 ? undefined : { day, values: { day, count: activities.length } };
  },
  message: {
    zh: '{day} 有 {count} 项到期活动未执行',
    en: 'Of what was due on {day}, {count} activities were not done',
  },
  remedy: {
    zh: '逐项用 CompleteFollowUp 登记完成，或改期、取消',
    en: 'Record each with CompleteFollowUp, or move or cancel it',
  },
});
