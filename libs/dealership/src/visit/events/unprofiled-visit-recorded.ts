import { clear, defineEvent, personal } from '#kernel';

/** A visit that left no customer file, and why. */
export interface UnprofiledVisitRecorded {
  readonly visitId: string;
  readonly channel: string;
  readonly outlet?: string;
  readonly consultant?: string;
  /** Free text of the person who recorded it. */
  readonly reasonNoRecord?: string;
  readonly checks: {
    /** A reason with at least one character that is not a space: what `unprofiled-visit-reason` reads. */
    readonly reasonGiven: boolean;
  };
}

export const unprofiledVisitRecorded = defineEvent<UnprofiledVisitRecorded>(
  'UnprofiledVisitRecorded',
  'visit',
  {
    visitId: clear,
    channel: clear,
    outlet: clear,
    consultant: clear,
    reasonNoRecord: personal(),
    checks: clear,
  },
  [
    { visitId: 'visit-1', channel: 'showroom', checks: { reasonGiven: false } },
    {
      visitId: 'visit-2',
      channel: 'showroom',
      outlet: 'outlet-1',
      consultant: 'staff-1',
      reasonNoRecord: '只是来避雨',
      checks: { reasonGiven: true },
    },
  ],
);
