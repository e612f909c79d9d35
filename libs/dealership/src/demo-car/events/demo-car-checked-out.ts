import { clear, defineEvent, type Instant, type Kilometres } from '#kernel';

/** A demo car left for the test drive of a booking. */
export interface DemoCarCheckedOut {
  readonly bookingId: string;
  readonly opportunityId: string;
  readonly odometerKm: Kilometres;
  /** The same instant as `occurredAt`. */
  readonly at: Instant;
}

export const demoCarCheckedOut = defineEvent<DemoCarCheckedOut>(
  'DemoCarCheckedOut',
  'demoCar',
  { bookingId: clear, opportunityId: clear, odometerKm: clear, at: clear },
  [
    {
      bookingId: 'booking-1',
      opportunityId: 'opportunity-1',
      odometerKm: 1204.3 as Kilometres,
      at: '2026-11-20T02:00:00.000Z' as Instant,
    },
  ],
);
