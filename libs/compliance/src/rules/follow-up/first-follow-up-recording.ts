import { type Instant, inEffectiveOrder } from '#kernel';
import {
  followUpCompleted,
  type Recording,
  type RecordingChecks,
  recordingAttached,
  recordingChecked,
} from '#opportunity';
import { dueRule } from '../../define-rule.ts';
import type { Forms } from '../../forms.ts';
import { hoursAfter, type KnownEvent } from '../../history.ts';
import { type Account, LATE_ENTRY, type Obligation } from '../../rule.ts';
import { isReached } from './contact.ts';

interface Limits {
  readonly hours: number;
  readonly lateEntryHours: number;
}

/**
 * S16 且能查到相应的电话录音. The recording of the first contact that came about is attached within a day of it, whether or
 * not the contact was in time, and found to be the file that it says by the end of late entry. Which contact was the first
 * is settled by the time in which the first one recorded may still be proved: later entries do not replace it.
 */
export const firstFollowUpRecording = dueRule({
  name: 'first-follow-up-recording',
  seed: 'S16, A-01b',
  parameters: { ...LATE_ENTRY, hours: 24, recordingFor: 'all' },
  choices: { recordingFor: ['all', 'phone'] },
  on: [followUpCompleted],
  opens({ id, data, occurredAt }, account, parameters): readonly Obligation[] {
    const { hours, recordingFor } = parameters;
    if (recordingFor === 'phone' && data.type !== 'phone') return [];
    const first = account.once(parameters, () => firstContact(account, parameters));
    if (first?.contact.id !== id) return [];
    const deadline = { at: hoursAfter(occurredAt, hours), inclusive: true };
    return [{ key: data.activityId, deadline, after: ANY_TIME, openUntil: first.settledAt }];
  },
  meets: (check, { key }, _parameters, known) => provenBy(check, key, known) !== undefined,
  doneAt(check, { key, deadline }, { lateEntryHours }, known) {
    const attached = provenBy(check, key, known)?.occurredAt ?? check.occurredAt;
    return check.occurredAt <= hoursAfter(deadline.at, lateEntryHours) ? attached : check.occurredAt;
  },
  message: {
    zh: '首次回访后 {hours} 小时内没有可核验的录音',
    en: 'No recording of the first follow-up was attached within {hours} hours and found to be the right file',
  },
  remedy: {
    zh: '用 AttachRecording 上传录音，并由 CheckRecording 核验',
    en: 'Attach the recording with AttachRecording, and have it checked with CheckRecording',
  },
});

/** Nothing bounds the attachment from before: a recording may be stored while the contact is still to be entered. */
const ANY_TIME = '0000-01-01T00:00:00.000Z' as Instant;

interface FirstContact {
  readonly contact: KnownEvent;
  /** From then on no entry replaces it. */
  readonly settledAt: Instant;
}

/**
 * The earliest contact among those entered while the first one entered could still be proved. What was entered of an episode
 * after its end takes nobody's place.
 */
function firstContact(account: Account, limits: Limits): FirstContact | undefined {
  const entries = account.entered(followUpCompleted.type).flatMap((forms) => entryOf(forms, account, limits) ?? []);
  const [first] = entries.toSorted(byEntry);
  if (!first) return undefined;
  const settledAt = endOfProof(first.contact, limits);
  const [earliest] = entries
    .filter((one) => one === first || one.countedAt <= settledAt)
    .map(({ contact }) => contact)
    .toSorted(inEffectiveOrder);
  return earliest && { contact: earliest, settledAt };
}

interface Entry {
  readonly contact: KnownEvent;
  /** When it counts as recorded that the customer was reached. */
  readonly countedAt: Instant;
}

function byEntry(a: Entry, b: Entry): number {
  if (a.countedAt === b.countedAt) return a.contact.position - b.contact.position;
  return a.countedAt < b.countedAt ? -1 : 1;
}

/** A contact by the corrections recorded while it could still be proved; undefined where they leave none. */
function entryOf([first, ...corrected]: Forms, account: Account, limits: Limits): Entry | undefined {
  const settledAt = endOfProof(first.event, limits);
  let entry: Entry | undefined;
  for (const { event, countedAt } of [first, ...corrected.filter((form) => form.countedAt <= settledAt)]) {
    if (!event || !isReached(event) || account.opensNothing(event)) entry = undefined;
    else entry = { contact: event, countedAt: entry?.countedAt ?? countedAt };
  }
  return entry;
}

function endOfProof({ occurredAt }: KnownEvent, { hours, lateEntryHours }: Limits): Instant {
  return hoursAfter(occurredAt, hours + lateEntryHours);
}

/** The recording of an activity that a check, recorded after it, found to be the right file. */
function provenBy(check: KnownEvent, activityId: string, known: readonly KnownEvent[]): KnownEvent | undefined {
  const { data, type, position } = check;
  if (type !== recordingChecked.type || data.activityId !== activityId || data.sha256Matches !== true) return undefined;
  return known.find((event) => {
    if (event.position >= position || event.data.activityId !== activityId) return false;
    const recording = recordingOf(event);
    return recording && (data.sha256 === undefined || data.sha256 === recording.sha256);
  });
}

/** A recording that has an address, a hash and a length. */
function recordingOf({ type, data }: KnownEvent): Recording | undefined {
  const attached = type === recordingAttached.type;
  if (!attached && type !== followUpCompleted.type) return undefined;
  const recording = (attached ? data : data.recording) as Recording | undefined;
  const { recordingUriGiven } = (data.checks ?? {}) as RecordingChecks;
  return recording?.sha256 && (recording.durationSec ?? 0) > 0 && recordingUriGiven ? recording : undefined;
}
