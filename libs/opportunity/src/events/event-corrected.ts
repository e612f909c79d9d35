import { clear, type EventCorrected, personal } from '#kernel';
import { opportunityEvent } from './opportunity-event.ts';

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
