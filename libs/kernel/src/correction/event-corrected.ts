import type { Json } from '../json.ts';

/** The type of the event below, on every kind of stream. */
export const EVENT_CORRECTED = 'EventCorrected';

/**
 * What an earlier event of the same stream should have said. It holds from that event's `occurredAt` on and is known from
 * its own `recordedAt` on; the corrected event stays as it is. Fields are RFC 6901 pointers into the corrected data.
 */
export interface EventCorrected {
  readonly eventId: string;
  /** Its revision. */
  readonly revision: number;
  /** Type of the corrected event. */
  readonly eventType: string;
  /** New values of fields that stand in clear. */
  readonly changes: Readonly<Record<string, Json>>;
  /** Fields that the event should not have had; the pointer "" takes back the whole event. */
  readonly voided: readonly string[];
  /** The person whose fields `personalChanges` holds: one correction an event and person. */
  readonly subject?: string;
  readonly personalChanges?: Readonly<Record<string, Json>>;
  readonly reason: string;
}
