import { clear, defineEvent, derivedId, type Instant, type StreamName, streamName } from '#kernel';

/** Something owed was not done by its deadline, nor entered late in time. Output only: no verdict reads it. */
export interface ObligationBreached {
  /** Its name in verdicts, the same at every point. */
  readonly obligation: string;
  readonly rule: string;
  /** `<rule book>@<version>`. */
  readonly ruleVersion: string;
  readonly dueAt: Instant;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly opportunityId?: string;
  /** Staff id of the owner at the deadline. */
  readonly consultant?: string;
}

export const obligationBreached = defineEvent<ObligationBreached>(
  'ObligationBreached',
  'obligation',
  {
    obligation: clear,
    rule: clear,
    ruleVersion: clear,
    dueAt: clear,
    subject: clear,
    opportunityId: clear,
    consultant: clear,
  },
  [
    {
      obligation: 'first-follow-up:6a8c5c0e-9a55-5a0e-8d0f-2f4f3c1c7e01:1',
      rule: 'first-follow-up',
      ruleVersion: 'dealer@1',
      dueAt: '2026-11-25T16:00:00.000Z' as Instant,
      subject: { kind: 'opportunity', id: 'opportunity-1' },
      opportunityId: 'opportunity-1',
      consultant: 'staff-1',
    },
    {
      obligation: 'weekly-demand:outlet-1:2026-11-25',
      rule: 'weekly-demand',
      ruleVersion: 'manufacturer@3',
      dueAt: '2026-11-24T16:00:00.000Z' as Instant,
      subject: { kind: 'outlet', id: 'outlet-1' },
    },
  ],
);

/** The stream of an obligation's breach: the same whoever records it, and whenever. */
export function breachStream(obligation: string): StreamName {
  return streamName(obligationBreached.category, derivedId('obligation', obligation));
}
