import type { Instant, Text } from '#kernel';
import type { Issuer } from './rule-book.ts';

/** What an obligation or a breach is of. */
export interface Subject {
  readonly kind: 'opportunity' | 'consultant' | 'outlet' | 'vehicle' | 'visit';
  readonly id: string;
}

/**
 * `open`: its deadline lies ahead; `pending`: it has passed, and late evidence may still come; `lapsed`: the opportunity
 * ended in time. `kept`, `violated` and `lapsed` are final but for the evidence that an earlier point lacks.
 */
export type Status = 'open' | 'pending' | 'kept' | 'violated' | 'lapsed';

export interface Verdict {
  readonly rule: string;
  /** `<rule book>@<version>`. */
  readonly ruleVersion: string;
  readonly issuer: Issuer;
  readonly subject: Subject;
  readonly opportunityId: string | null;
  /** The owner at the deadline (due), at the close (state) or at the event (soft). */
  readonly consultant: string | null;
  readonly status: Status;
  /** The same for the same obligation or breach at every point: what ObligationBreached derives its id from. */
  readonly obligation: string;
  /** Since when it is broken; null where it is not. */
  readonly since: Instant | null;
  /** null for what has no deadline. */
  readonly dueAt: Instant | null;
  /** From when on this verdict stands, as known then; null where it is not final. */
  readonly decidableAt: Instant | null;
  readonly fixedAt: Instant | null;
  /** From when on `fixedAt` stands, as known then: it is given once the close that it mends is decided. */
  readonly fixKnownAt: Instant | null;
  /** Evidence that had occurred in time was recorded after the cut-off. */
  readonly recordedLate: boolean;
  /** Ids of the events that it rests on, the opening one first. */
  readonly evidence: readonly string[];
  readonly message: Text;
  readonly remedy: Text;
}
