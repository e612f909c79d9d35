import type { RecordedEvent } from '#kernel';
import type { BrutePoint } from './brute-verdict.fixture.ts';
import { at, type Line, opened, stream } from './history.fixture.ts';

/** A history on which engine and checker once differed, cut down to what it takes, and where they were asked. */
export type FoundCase = readonly [what: string, events: readonly RecordedEvent[], point: BrutePoint];

const contact = (happens: string, data: object = {}, late = happens): Line => [
  happens,
  'FollowUpCompleted',
  { activityId: 'a0', outcome: 'reached', contactAt: at(happens), ...data },
  { late },
];
/** Without changes the event is taken back. */
const corrected = (happens: string, eventId: string, changes?: object): Line => [
  happens,
  'EventCorrected',
  { eventId, changes: changes ?? {}, voided: changes ? [] : [''] },
];
const both = (text: string): BrutePoint => ({ asOf: at(text), effectiveAt: at(text) });

/** Random histories found them; here they are asked with every run. */
export const foundCases: readonly FoundCase[] = [
  [
    'a loss that had not come about makes no late entry of a contact',
    stream(opened('2026-11-20'), ['2026-11-20 01:00', 'Converted'], contact('2026-11-20', {}, '2026-11-23 08:00')),
    { asOf: at('2026-11-23 08:00'), effectiveAt: at('2026-11-20') },
  ],
  [
    'a late entry after a loss takes the place of no contact',
    stream(
      opened('2026-11-20'),
      contact('2026-11-21'),
      ['2026-11-21 10:00', 'Lost'],
      contact('2026-11-20', { activityId: 'a1' }, '2026-11-23'),
    ),
    both('2026-12-20'),
  ],
  [
    'of two contacts of one activity the earlier one came about',
    stream(
      opened('2026-11-20'),
      contact('2026-11-21 01:00', { outcome: 'no_answer' }),
      contact('2026-11-21', {}, '2026-11-22'),
    ),
    both('2027-03-01'),
  ],
  [
    'what a correction after the cut-off says is not read, not even to mend',
    stream(
      opened('2026-11-20'),
      contact('2026-11-24 20:00', { outcome: 'no_answer' }),
      corrected('2026-11-29 05:00', 'e1', { '/outcome': 'reached' }),
    ),
    both('2026-12-12'),
  ],
  [
    'kept from the first contact on, which was taken back when there was another',
    stream(
      opened('2026-11-20'),
      contact('2026-11-20 14:00'),
      contact('2026-11-22 07:00', { activityId: 'a1' }),
      corrected('2026-11-24 09:00', 'e1'),
    ),
    both('2026-12-16'),
  ],
  [
    'lapsed from when the contact was taken back',
    stream(
      opened('2026-11-20'),
      contact('2026-11-20 02:00'),
      ['2026-11-21 07:00', 'Converted'],
      corrected('2026-11-21 10:00', 'e1'),
    ),
    both('2026-12-06'),
  ],
  [
    'a contact that a late correction made one comes after those that were',
    stream(
      opened('2026-11-20'),
      contact('2026-11-22 15:00', { outcome: 'no_answer' }),
      contact('2026-11-26 04:00', { activityId: 'a1' }),
      corrected('2026-11-28 03:00', 'e1', { '/outcome': 'reached' }),
    ),
    both('2027-03-01'),
  ],
  [
    'due in the past by a correction is judged at once',
    stream(
      opened('2026-11-20'),
      ['2026-11-30 12:00', 'FollowUpScheduled', { activityId: 'a1', dueAt: at('2026-12-02 03:00') }],
      corrected('2026-12-02 11:00', 'e1', { '/dueAt': at('2026-11-20 12:00') }),
    ),
    { asOf: at('2026-12-03 19:00'), effectiveAt: at('2026-12-01 09:00') },
  ],
  [
    'a correction of a reschedule is read until the cut-off that the reschedule gave',
    stream(
      opened('2026-11-20'),
      ['2026-11-21 08:00', 'FollowUpScheduled', { activityId: 'a0', dueAt: at('2026-11-23 13:00') }],
      ['2026-11-23 15:00', 'FollowUpRescheduled', { activityId: 'a0', to: at('2026-11-28 08:00') }],
      corrected('2026-11-25 15:00', 'e2', { '/to': at('2026-11-23 19:00') }),
    ),
    both('2027-03-01'),
  ],
  [
    'a reschedule that a correction before it made late moves nothing',
    stream(
      opened('2026-11-20'),
      ['2026-11-24 22:00', 'FollowUpScheduled', { activityId: 'a0', dueAt: at('2026-11-29 16:00') }],
      corrected('2026-11-25 01:00', 'e1', { '/dueAt': at('2026-11-27 13:00') }),
      ['2026-11-29 04:00', 'FollowUpRescheduled', { activityId: 'a0', to: at('2026-12-01 19:00') }],
    ),
    both('2026-12-16'),
  ],
  [
    'a reschedule that was taken back mends nothing',
    stream(
      opened('2026-11-20'),
      ['2026-11-20', 'FollowUpScheduled', { activityId: 'a0', dueAt: at('2026-11-20') }],
      ['2026-11-20', 'FollowUpRescheduled', { activityId: 'a0', to: at('2026-11-21') }],
      corrected('2026-11-22 01:00', 'e2'),
    ),
    both('2027-03-01'),
  ],
  [
    'due in the past by a correction binds the owner known then',
    stream(
      opened('2026-11-20'),
      ['2026-11-22 12:00', 'FollowUpScheduled', { activityId: 'a0', dueAt: at('2026-11-25') }],
      ['2026-11-22 17:00', 'Reassigned', { to: { consultant: 's-2' } }, { late: '2026-11-26 01:00' }],
      corrected('2026-11-26 01:00', 'e1', { '/dueAt': at('2026-11-24 14:00') }),
    ),
    both('2027-03-01'),
  ],
  [
    'an import that is not judged, reopened here, is judged from then on',
    stream(
      opened('2026-11-20', { expectedPurchaseDate: '2026-11-18' }, { judge: false }),
      ['2026-11-20', 'Lost', {}, { judge: false }],
      ['2026-11-20 01:00', 'OpportunityReopened', { episode: 2 }],
    ),
    both('2027-03-01'),
  ],
  [
    'what mends an import that was reopened is the last event without which the close would fail',
    stream(
      opened('2026-11-20', {}, { judge: false }),
      ['2026-11-20', 'Lost', {}, { judge: false }],
      ['2026-12-03', 'FollowUpScheduled', { activityId: 'a0', dueAt: at('2026-12-04') }],
      ['2026-11-29 17:00', 'OpportunityReopened', { episode: 2 }, { late: '2026-12-03 01:00' }],
    ),
    both('2027-03-01'),
  ],
  [
    'of two corrections of one instant the second is read by the cut-off that the first one gave',
    stream(
      opened('2026-11-20'),
      ['2026-11-20', 'FollowUpScheduled', { activityId: 'a0', dueAt: at('2026-11-21') }],
      corrected('2026-11-22 01:00', 'e1', { '/dueAt': at('2026-11-20 01:00') }),
      corrected('2026-11-22 01:00', 'e1'),
    ),
    both('2027-03-01'),
  ],
  [
    'a judged import that moved an activity binds the owner known when it happened',
    stream(
      opened('2026-11-20', {}, { late: '2026-11-23 01:00', judge: true }),
      ['2026-11-20', 'Reassigned', { to: { consultant: 's-2' } }, { late: '2026-11-23 01:00', judge: true }],
      [
        '2026-11-20 01:00',
        'EventCorrected',
        { eventId: 'e1', voided: [''], changes: {} },
        { late: '2026-11-23 01:00' },
      ],
      [
        ...(['2026-11-21', 'FollowUpScheduled', { activityId: 'a0', dueAt: at('2026-11-21') }] as const),
        { late: '2026-11-23 01:00', judge: true },
      ],
      [
        ...(['2026-11-21 01:00', 'FollowUpRescheduled', { activityId: 'a0', to: at('2026-11-21 01:00') }] as const),
        { late: '2026-11-23 01:00', judge: true },
      ],
    ),
    both('2027-03-01'),
  ],
  [
    'a judged import decides nothing before it is visible',
    stream(opened('2026-11-20', { checks: { phoneValid: false } }, { late: '2026-11-28', judge: true })),
    both('2027-03-01'),
  ],
];
