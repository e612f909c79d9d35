import { type CommandType, fact, type Instant, type Kilometres, type Known, refuse, streamName } from '#kernel';
import { type DemoCar, demoCar, driveAt } from '../demo-car.ts';
import { demoCarCheckedOut } from '../events/demo-car-checked-out.ts';

export interface CheckOutDemoCar {
  readonly bookingId: string;
  readonly opportunityId: string;
  readonly odometerKm: Kilometres;
  /** Default: now. */
  readonly at?: Instant;
}

/** What a check-out must know of the opportunity: its test drives by booking, and when their episodes ended. */
export interface BookedDrives {
  readonly testDrives: ReadonlyMap<string, { readonly episode: number; readonly vehicleId?: string }>;
  readonly standing: {
    readonly episodes: Readonly<Record<number, { readonly exit?: { readonly at: Instant } }>>;
  };
  readonly lost?: { readonly eventId: string };
  readonly converted?: { readonly eventId: string };
}

export const checkOutDemoCar: CommandType<CheckOutDemoCar, DemoCar, { readonly opportunity: Known<BookedDrives> }> = {
  name: 'CheckOutDemoCar',
  aggregate: demoCar,
  lateness: 'contact',
  happenedAt: 'at',
  facts: ({ opportunityId }) => ({ opportunity: streamName('opportunity', opportunityId) }),
  decide({ bookingId, opportunityId, odometerKm }, state, { id, imported, occurredAt, opportunity }) {
    if (!imported) {
      const { testDrives, standing, lost, converted } = opportunity.state;
      const booking = testDrives.get(bookingId);
      if (booking?.vehicleId !== id) return notBooked();
      const exit = standing.episodes[booking.episode]?.exit;
      if (exit && exit.at <= occurredAt) return closed([lost, converted].flatMap((end) => end?.eventId ?? []));
      const earlier = state.drives.get(bookingId)?.out;
      if (earlier) return checkedOutBefore(earlier.event);
      const other = driveAt(state, occurredAt)?.out;
      if (other) return carIsOut(other.event);
    }
    return [fact(demoCarCheckedOut, { bookingId, opportunityId, odometerKm, at: occurredAt })];
  },
};

function notBooked() {
  return refuse(
    'test-drive-booked',
    {
      zh: '该销售机会没有此车的试驾预约',
      en: 'The opportunity has no test drive booked on this car under this booking',
    },
    { remedy: { zh: '先用 BookTestDrive 预约试驾', en: 'Book the test drive first, with BookTestDrive' } },
  );
}

function closed(evidence: readonly string[]) {
  return refuse(
    'opportunity-open',
    { zh: '该销售机会已成交或战败', en: 'The opportunity was won or lost by then' },
    {
      evidence,
      remedy: { zh: '先用 ReopenOpportunity 重新激活', en: 'Reopen it first, with ReopenOpportunity' },
    },
  );
}

function checkedOutBefore(event: string) {
  return refuse(
    'booking-checked-out-once',
    { zh: '该预约已出车', en: 'The car has been checked out for this booking already' },
    { evidence: [event], remedy: { zh: '为下一次试驾另行预约', en: 'Book another test drive for another trip' } },
  );
}

function carIsOut(event: string) {
  return refuse(
    'one-check-out-per-car',
    { zh: '试驾车已出车未归还', en: 'The demo car is out and not yet returned' },
    {
      evidence: [event],
      remedy: { zh: '先用 ReturnDemoCar 登记还车', en: 'Record its return first, with ReturnDemoCar' },
    },
  );
}
