import { clear, type Instant, personal } from '#kernel';
import { type OfEpisode, opportunityEvent } from './opportunity-event.ts';

/** A manager lifts one rule for this opportunity or one of its orders, from `recordedAt` to `expiresAt`, inclusive. */
export interface WaiverGranted extends OfEpisode {
  readonly rule: string;
  /** Absent: the whole opportunity. */
  readonly orderId?: string;
  readonly reason?: string;
  readonly expiresAt: Instant;
}

export const waiverGranted = opportunityEvent<WaiverGranted>(
  'WaiverGranted',
  { episode: clear, rule: clear, orderId: clear, reason: personal(), expiresAt: clear },
  [
    {
      episode: 1,
      rule: 'delivered-needs-test-drive',
      orderId: 'r-1',
      reason: '集团采购，无需试驾',
      expiresAt: '2026-12-31T15:59:59.999Z' as Instant,
    },
  ],
);
