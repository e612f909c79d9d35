import { type Instant, latest, localDate, type Zone } from '#kernel';
import {
  type FollowUpRescheduled,
  type FollowUpScheduled,
  followUpCancelled,
  followUpCompleted,
  followUpRescheduled,
  followUpScheduled,
} from '#opportunity';
import { dueRule } from '../../define-rule.ts';
import type { Form, Forms } from '../../forms.ts';
import { hoursAfter, type KnownEvent } from '../../history.ts';
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
  opens({ id, data: { activityId } }, account, { lateEntryHours }, { zone }) {
    const obligation = whenDue(id, activityId, account, lateEntryHours, zone);
    return obligation ? [{ key: activityId, after: ANY_TIME, ...obligation }] : [];
  },
  meets: (event, { key }) => event.type === followUpCompleted.type && event.data.activityId === key,
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

type Due = Pick<Obligation, 'deadline' | 'values' | 'restsOn' | 'mendedBy' | 'knownFrom' | 'countedFrom' | 'ended'>;

/**
 * When it is due, as corrections leave it: of the scheduling and of what moved it, each where it was recorded by the cut-off
 * that there was before it. undefined: the scheduling was taken back.
 */
function whenDue(
  id: string,
  activityId: string,
  account: Account,
  lateEntryHours: number,
  zone: Zone,
): Due | undefined {
  const scheduled = account.entered(followUpScheduled.type).find(([{ event }]) => event.id === id);
  if (!scheduled) return undefined;
  const changes = [followUpRescheduled, followUpCancelled]
    .flatMap(({ type }) => account.entered(type))
    .filter(([{ event }]) => event.data.activityId === activityId)
    .sort(([a], [b]) => byRecording(a.event, b.event));
  const accepted = new Set<Form>();
  const course = () => courseOf(standing(scheduled, accepted), changes, accepted, zone);
  let due = course();
  let correctedAt: Instant | undefined;
  const corrections = [scheduled, ...changes].flatMap(([, ...corrected]) => corrected);
  for (const correction of corrections.sort((a, b) => (a.countedAt < b.countedAt ? -1 : 1))) {
    if (!due || correction.countedAt > hoursAfter(due.deadline.at, lateEntryHours)) break;
    const before = due.deadline.at;
    accepted.add(correction);
    due = course();
    if (due?.deadline.at !== before) correctedAt = correction.countedAt;
  }
  if (!due || !correctedAt) return due;
  return {
    ...due,
    knownFrom: latest(due.knownFrom ?? correctedAt, correctedAt),
    countedFrom: latest(due.countedFrom ?? correctedAt, correctedAt),
  };
}

/** Follows the changes that were recorded before the end of the day on which the activity was due when they were made. */
function courseOf(
  scheduled: KnownEvent | undefined,
  changes: readonly Forms[],
  accepted: ReadonlySet<Form>,
  zone: Zone,
): Due | undefined {
  if (!scheduled) return undefined;
  const restsOn: string[] = [];
  const mendedBy: string[] = [];
  let moved: Pick<Obligation, 'knownFrom' | 'countedFrom'> = {};
  let dueOn = localDate((scheduled.data as unknown as FollowUpScheduled).dueAt, zone);
  for (const forms of changes) {
    const change = standing(forms, accepted);
    const { recordedAt, countedAt } = forms[0].event;
    if (!change || change.occurredAt < scheduled.occurredAt) continue;
    if (countedAt >= closeOf(dueOn, zone)) {
      mendedBy.push(change.id);
      continue;
    }
    if (change.type === followUpCancelled.type) return due(change);
    restsOn.push(change.id);
    moved = { knownFrom: recordedAt, countedFrom: countedAt };
    dueOn = localDate((change.data as unknown as FollowUpRescheduled).to, zone);
  }
  return due();

  function due(ended?: KnownEvent): Due {
    const deadline: Deadline = { at: closeOf(dueOn, zone), inclusive: false };
    return { deadline, values: { dueOn }, restsOn, mendedBy, ...moved, ...(ended && { ended }) };
  }
}

/** An event as the corrections that count leave it; undefined where one of them took it back. */
function standing([recorded, ...corrected]: Forms, accepted: ReadonlySet<Form>): KnownEvent | undefined {
  return (corrected.findLast((form) => accepted.has(form)) ?? recorded).event;
}

function byRecording(a: KnownEvent, b: KnownEvent): number {
  return a.countedAt === b.countedAt ? a.position - b.position : a.countedAt < b.countedAt ? -1 : 1;
}
