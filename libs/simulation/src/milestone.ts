import type { Instant } from '#kernel';

/** What a funnel counts: known as it was simulated, without asking the engine. Values are whole yuan. */
export interface Milestone {
  readonly opportunity: string;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly what:
    | { readonly kind: 'created'; readonly value: number }
    | { readonly kind: 'stage'; readonly stage: Stage }
    | { readonly kind: 'ordered' | 'amended'; readonly value: number }
    | { readonly kind: 'cancelled' | 'won' | 'lost' };
}

export const STAGES = ['PROFILED', 'FOLLOWED_UP', 'TEST_DRIVEN', 'ORDERED', 'MATCHED', 'DELIVERED'] as const;
export type Stage = (typeof STAGES)[number];
