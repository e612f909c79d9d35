import { clear, type Json, personal } from '#kernel';
import { opportunityEvent } from './opportunity-event.ts';

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

/** It stands in the stream of the event it corrects, of whatever category. */
export const eventCorrected = opportunityEvent<EventCorrected>(
  'EventCorrected',
  {
    eventId: clear,
    revision: clear,
    eventType: clear,
    changes: clear,
    voided: clear,
    subject: clear,
    personalChanges: personal('subject'),
    reason: personal(),
  },
  [
    {
      eventId: '5d0a4d5b-6f0e-5b2f-9f57-6b8f0a8b2d11',
      revision: 0,
      eventType: 'Created',
      changes: { '/value': { amount: '185000.00', currency: 'CNY' }, '/checks/phoneValid': true },
      voided: ['/visitId'],
      subject: 'c-1',
      personalChanges: { '/customer/phone': '13900000001' },
      reason: '号码录错一位',
    },
  ],
);
