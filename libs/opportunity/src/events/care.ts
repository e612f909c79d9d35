import { clear, type Instant, personal } from '#kernel';
import { type OfEpisode, opportunityEvent } from './opportunity-event.ts';
import { exampleRecording, type Recording, type RecordingChecks, recordingFields } from './recording.ts';

/** A task of after-sales care. Its id is its kind and due date, for a birthday its kind and the year. */
export interface PlannedCareTask {
  readonly taskId: string;
  readonly kind: string;
  /** Absent for a birthday, whose date is personal: it stands in `birthdaysDueAt`. */
  readonly dueAt?: Instant;
}

export interface CarePlan extends OfEpisode {
  readonly tasks: readonly PlannedCareTask[];
  /** Due times of birthday tasks, by task id. */
  readonly birthdaysDueAt?: Readonly<Record<string, Instant>>;
}

const fields = { episode: clear, tasks: clear, birthdaysDueAt: personal() } as const;

/** The plan made with the conversion. */
export const carePlanCreated = opportunityEvent<CarePlan>('CarePlanCreated', fields, [
  {
    episode: 1,
    tasks: [
      {
        taskId: 'care-holiday-2027-02-06',
        kind: 'care-holiday',
        dueAt: '2027-02-06T15:59:59.999Z' as Instant,
      },
      { taskId: 'care-birthday-2027', kind: 'care-birthday' },
    ],
    birthdaysDueAt: { 'care-birthday-2027': '2027-04-12T15:59:59.999Z' as Instant },
  },
]);

/** Tasks added to the plan later on. */
export const carePlanExtended = opportunityEvent<CarePlan>('CarePlanExtended', fields, [
  {
    episode: 1,
    tasks: [{ taskId: 'care-birthday-2028', kind: 'care-birthday' }],
    birthdaysDueAt: { 'care-birthday-2028': '2028-04-12T15:59:59.999Z' as Instant },
  },
]);

export interface CareTaskCompleted extends OfEpisode {
  readonly taskId: string;
  readonly kind: string;
  readonly note?: string;
  readonly recording?: Recording;
  readonly checks: RecordingChecks;
}

export const careTaskCompleted = opportunityEvent<CareTaskCompleted>(
  'CareTaskCompleted',
  {
    episode: clear,
    taskId: clear,
    kind: clear,
    note: personal(),
    recording: recordingFields,
    checks: clear,
  },
  [
    {
      episode: 1,
      taskId: 'care-48h',
      kind: 'care-48h',
      note: '车辆使用正常',
      recording: exampleRecording,
      checks: { recordingUriGiven: true },
    },
  ],
);
