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
];
