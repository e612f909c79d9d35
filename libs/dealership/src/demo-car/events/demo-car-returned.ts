import { clear, defineEvent, type Instant, type Kilometres } from '#kernel';

/** The demo car is back from the test drive of a booking. */
export interface DemoCarReturned {
  readonly bookingId: string;
  readonly opportunityId: string;
  readonly odometerKm: Kilometres;
  /** The same instant as `occurredAt`. */
  readonly at: Instant;
}

export const demoCarReturned = defineEvent<DemoCarReturned>(
  'DemoCarReturned',
  'demoCar',
  { bookingId: clear, opportunityId: clear, odometerKm: clear, at: clear },
  [
    {
      bookingId: 'booking-1',
      opportunityId: 'opportunity-1',
      odometerKm: 1210.5 as Kilometres,
      at: '2026-11-20T02:40:00.000Z' as Instant,
    },
  ],
);
