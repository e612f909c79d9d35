import { type CommandType, type Instant, type Kilometres, type Known, refuse, streamName } from '#kernel';
import { fact } from '../../fact.ts';
import { type DemoCar, demoCar, driveAt } from '../demo-car.ts';
import { demoCarCheckedOut } from '../events/demo-car-checked-out.ts';

export interface CheckOutDemoCar {
  readonly bookingId: string;
  readonly opportunityId: string;
  readonly odometerKm: Kilometres;
  /** Default: now. */
  readonly at?: Instant;
}

/** What a check-out must know of the opportunity: its test drives by booking. */
export interface BookedDrives {
  readonly testDrives: ReadonlyMap<string, { readonly vehicleId: string }>;
}

export const checkOutDemoCar: CommandType<CheckOutDemoCar, DemoCar, { readonly opportunity: Known<BookedDrives> }> = {
  name: 'CheckOutDemoCar',
  aggregate: demoCar,
  lateness: 'contact',
  happenedAt: 'at',
  facts: ({ opportunityId }) => ({ opportunity: streamName('opportunity', opportunityId) }),
  decide({ bookingId, opportunityId, odometerKm }, state, { id, imported, occurredAt, opportunity }) {
    if (!imported) {
      if (opportunity.state.testDrives.get(bookingId)?.vehicleId !== id) return notBooked();
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
