import { addDays, type Instant, latest, localDate } from '#kernel';
import { episodeBeganAt, type OpportunityState } from '#opportunity';
import { stateRule } from '../../define-rule.ts';
import { LATE_ENTRY } from '../../rule.ts';
import { isWorked, lastStepOn } from './open-activities.ts';

/**
 * S32 不能出现恶意占用资源且不进行跟踪计划回访. At a close no activity is due later, and the customer was reached, or the file
 * opened, reopened or handed over, `days` days ago or longer.
 */
export const noHoarding = stateRule({
  name: 'no-hoarding',
  seed: 'S32, A-07',
  parameters: { ...LATE_ENTRY, days: 30 },
  failsFrom(state: OpportunityState, { days }, { zone }) {
    if (!isWorked(state)) return undefined;
    const attended = attendedAt(state);
    if (attended === undefined) return undefined;
    const day = localDate(attended, zone);
    const last = lastStepOn(state, zone);
    return { day: latest(addDays(day, days), last ?? day), values: { since: day } };
  },
  message: {
    zh: '自 {since} 起无有效接触，也没有待办活动，已满 {days} 天',
    en: 'Nobody was reached since {since}, {days} days or more, and no activity is open',
  },
  remedy: {
    zh: '联系客户并登记，或由销售经理用 ReclaimOpportunity 收回',
    en: 'Contact the customer and record it, or have a manager take it back with ReclaimOpportunity',
  },
});

/** When somebody last attended to it: reached the customer, began the episode, or was given it. */
function attendedAt({ standing, handedOverAt, reachedAt }: OpportunityState): Instant | undefined {
  return [episodeBeganAt(standing), handedOverAt, reachedAt].reduce(
    (last, at) => (at === undefined ? last : latest(last ?? at, at)),
    undefined,
  );
}
