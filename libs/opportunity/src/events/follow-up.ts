import { clear, type Instant, personal } from '#kernel';
import { type OfEpisode, opportunityEvent } from './opportunity-event.ts';
import { exampleRecording, type Recording, type RecordingChecks, recordingFields } from './recording.ts';

export interface DescriptionChecks {
  /** Characters of the description that are not white space; 0 where there is none. */
  readonly descriptionLength: number;
  /** Whether the whole trimmed text is a phrase that says nothing, such as 跟进一下. */
  readonly emptyPhrase: boolean;
  /** Whether it is the same text as the opportunity's previous description. */
  readonly repeatsPrevious: boolean;
}

/** The next step with a customer was planned: it opens an activity. */
export interface FollowUpScheduled extends OfEpisode {
  readonly activityId: string;
  /** Whose task it is: the owner of the opportunity. */
  readonly consultant?: string;
  readonly dueAt: Instant;
  readonly type: string;
  /** A code of the rule set's dictionary. */
  readonly purpose?: string;
  readonly description?: string;
  readonly checks: DescriptionChecks;
}

export const followUpScheduled = opportunityEvent<FollowUpScheduled>(
  'FollowUpScheduled',
  {
    episode: clear,
    activityId: clear,
    consultant: clear,
    dueAt: clear,
    type: clear,
    purpose: clear,
    description: personal(),
    checks: clear,
  },
  [
    {
      episode: 1,
      activityId: 'a-1',
      consultant: 's-1',
      dueAt: '2026-11-22T03:00:00.000Z' as Instant,
      type: 'phone',
      purpose: 'first_contact',
      description: '确认预算并邀约周六到店试驾',
      checks: { descriptionLength: 13, emptyPhrase: false, repeatsPrevious: false },
    },
  ],
);

export interface FollowUpRescheduled extends OfEpisode {
  readonly activityId: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly reason?: string;
}

export const followUpRescheduled = opportunityEvent<FollowUpRescheduled>(
  'FollowUpRescheduled',
  { episode: clear, activityId: clear, from: clear, to: clear, reason: personal() },
  [
    {
      episode: 1,
      activityId: 'a-1',
      from: '2026-11-22T03:00:00.000Z' as Instant,
      to: '2026-11-23T03:00:00.000Z' as Instant,
      reason: '客户出差',
    },
  ],
);

export interface FollowUpCancelled extends OfEpisode {
  readonly activityId: string;
  /** The due time that falls away. */
  readonly dueAt?: Instant;
  readonly reason?: string;
}

export const followUpCancelled = opportunityEvent<FollowUpCancelled>(
  'FollowUpCancelled',
  { episode: clear, activityId: clear, dueAt: clear, reason: personal() },
  [{ episode: 1, activityId: 'a-1', dueAt: '2026-11-23T03:00:00.000Z' as Instant, reason: '客户要求不再致电' }],
);

/** A contact took place, planned or not. */
export interface FollowUpCompleted extends OfEpisode {
  readonly activityId: string;
  /** The event's own happening. */
  readonly contactAt: Instant;
  readonly type: string;
  /** `reached`, `no_answer` or another code. */
  readonly outcome: string;
  /** When it was due, where it had been planned. */
  readonly dueAt?: Instant;
  readonly note?: string;
  readonly recording?: Recording;
  readonly checks: RecordingChecks;
}

export const followUpCompleted = opportunityEvent<FollowUpCompleted>(
  'FollowUpCompleted',
  {
    episode: clear,
    activityId: clear,
    contactAt: clear,
    type: clear,
    outcome: clear,
    dueAt: clear,
    note: personal(),
    recording: recordingFields,
    checks: clear,
  },
  [
    {
      episode: 1,
      activityId: 'a-1',
      contactAt: '2026-11-22T03:00:00.000Z' as Instant,
      type: 'phone',
      outcome: 'reached',
      dueAt: '2026-11-22T03:00:00.000Z' as Instant,
      note: '周六上午到店',
      recording: exampleRecording,
      checks: { recordingUriGiven: true },
    },
  ],
);
