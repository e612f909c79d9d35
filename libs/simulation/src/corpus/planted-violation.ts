import type { Instant } from '#kernel';

/** A breach that somebody planned, as it was planned: no rule was asked. */
export interface PlantedViolation {
  readonly rule: string;
  readonly subject: { readonly kind: 'opportunity' | 'consultant' | 'outlet' | 'vehicle'; readonly id: string };
  readonly opportunityId: string | null;
  readonly since: Instant;
  /** null for what has no deadline. */
  readonly dueAt: Instant | null;
  /** null: nobody mends it. */
  readonly fixedAt: Instant | null;
}

/** How a breach is told where it is planned. */
export interface Breach {
  readonly since: Instant;
  readonly dueAt?: Instant;
  readonly fixedAt?: Instant;
}
