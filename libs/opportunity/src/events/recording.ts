import { clear, type Fields, type Instant, personal } from '#kernel';
import { type OfEpisode, opportunityEvent } from './opportunity-event.ts';

/** Where the sound of a contact is kept, and what proves that it is the same file. */
export interface Recording {
  readonly uri?: string;
  /** Hex, lower case. */
  readonly sha256?: string;
  readonly durationSec?: number;
  readonly startedAt?: Instant;
}

/** A file's address may tell whom it is of: it is sealed, and whether it was given stands in the event's checks. */
export const recordingFields: Fields<Recording> = {
  uri: personal(),
  sha256: clear,
  durationSec: clear,
  startedAt: clear,
};

export interface RecordingChecks {
  /** Absent where there is no recording. */
  readonly recordingUriGiven?: boolean;
}

export const exampleRecording: Recording = {
  uri: 'https://recordings.example/r-1.wav',
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  durationSec: 184,
  startedAt: '2026-11-22T03:00:00.000Z' as Instant,
};

/** A recording was put to a contact. */
export interface RecordingAttached extends OfEpisode, Recording {
  readonly activityId: string;
  readonly checks: RecordingChecks;
}

export const recordingAttached = opportunityEvent<RecordingAttached>(
  'RecordingAttached',
  { episode: clear, activityId: clear, ...recordingFields, checks: clear },
  [{ episode: 1, activityId: 'a-1', ...exampleRecording, checks: { recordingUriGiven: true } }],
);

/** A service fetched the recording and compared its hash. */
export interface RecordingChecked extends OfEpisode {
  readonly activityId: string;
  /** The hash that the attached recording was compared with. */
  readonly sha256?: string;
  readonly sha256Matches: boolean;
}

export const recordingChecked = opportunityEvent<RecordingChecked>(
  'RecordingChecked',
  { episode: clear, activityId: clear, sha256: clear, sha256Matches: clear },
  [
    {
      episode: 1,
      activityId: 'a-1',
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      sha256Matches: true,
    },
  ],
);
