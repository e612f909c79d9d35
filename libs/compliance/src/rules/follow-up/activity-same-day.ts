import { type Instant, localDate, type Zone } from '#kernel';
import {
  type FollowUpRescheduled,
  followUpCancelled,
  followUpCompleted,
  followUpRescheduled,
  followUpScheduled,
} from '#opportunity';
import { dueRule } from '../../define-rule.ts';
import { countedAtOf, hoursAfter, type KnownEvent } from '../../history.ts';
import { type Account, type Deadline, LATE_ENTRY, type Obligation } from '../../rule.ts';
import { closeOf } from '../../work-calendar.ts';

/**
 * S17 每天要完成当日活动计划中提醒的活动内容. An activity due on a local day is completed before that day ends, whatever came
 * of it. What reschedules or cancels it before then moves or ends the obligation; what comes later mends it and no more.
 */
export const activitySameDay = dueRule({
  name: 'activity-same-day',
  seed: 'S17',
  parameters: LATE_ENTRY,
  on: [followUpScheduled],
  opens({ data: { activityId, dueAt } }, account, { lateEntryHours }, { zone }) {
    const obligation = whenDue(activityId, dueAt, account, lateEntryHours, zone);
    return [{ key: activityId, after: ANY_TIME, ...obligation }];
  },
  meets: (event, { key }) => event.type === followUpCompleted.type && event.data.activityId === key,
  mends: (event, { key }) => isChange(event, key),
  lapses: true,
  message: {
    zh: '{dueOn} 到期的活动当日未完成',
    en: 'The activity due on {dueOn} was not completed on that day',
  },
  remedy: {
    zh: '用 CompleteFollowUp 登记完成，或在到期日当天改期',
    en: 'Record it with CompleteFollowUp; move what cannot be done before its day ends',
  },
});

/** A contact may be entered for an activity that was planned after it. */
const ANY_TIME = '0000-01-01T00:00:00.000Z' as Instant;

/** Follows the changes that were recorded before the end of the day on which the activity was due when they were made. */
function whenDue(
  activityId: string,
  first: Instant,
  account: Account,
  lateEntryHours: number,
  zone: Zone,
): Pick<Obligation, 'deadline' | 'values' | 'restsOn' | 'knownFrom' | 'ended'> {
  const restsOn: string[] = [];
  let moved: { readonly knownFrom: Instant } | undefined;
  for (let dueAt = first; ; ) {
    const dueOn = localDate(dueAt, zone);
    const deadline: Deadline = { at: closeOf(dueOn, zone), inclusive: false };
    const change = account
      .by(hoursAfter(deadline.at, lateEntryHours))
      .filter((event) => isChange(event, activityId) && countedAtOf(event) < deadline.at && !restsOn.includes(event.id))
      .sort(byRecording)
      .at(0);
    if (!change) return { deadline, values: { dueOn }, restsOn, ...moved };
    if (change.type === followUpCancelled.type)
      return { deadline, values: { dueOn }, restsOn, ...moved, ended: change };
    restsOn.push(change.id);
    moved = { knownFrom: change.knownAt };
    dueAt = (change.data as unknown as FollowUpRescheduled).to;
  }
}

function isChange({ type, data }: KnownEvent, activityId: string): boolean {
  return (type === followUpRescheduled.type || type === followUpCancelled.type) && data.activityId === activityId;
}

function byRecording(a: KnownEvent, b: KnownEvent): number {
  const [first, second] = [countedAtOf(a), countedAtOf(b)];
  return first < second ? -1 : first > second ? 1 : a.position - b.position;
}
