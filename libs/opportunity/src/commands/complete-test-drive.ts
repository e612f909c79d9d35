import { type Instant, type Kilometres, type Known, type Refusal, refuse, streamName } from '#kernel';
import { checkDriver } from '../checks/driver.ts';
import { type Driver, testDriveCompleted } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { given } from '../given.ts';
import { opportunityCommand } from '../opportunity-command.ts';

/** The customer has driven and the car is back. Mileage in km, one decimal. */
export interface CompleteTestDrive {
  readonly bookingId: string;
  readonly mileageKm?: Kilometres;
  /** Default: the customer. */
  readonly driverId?: string;
  readonly driver?: Driver;
  /** `other` for documents whose number has no form to check. */
  readonly idType?: string;
}

/** One end of a trip: the event that holds it, its instant and what the odometer showed. */
export interface OdometerReading {
  readonly event: string;
  readonly at: Instant;
  readonly odometerKm: Kilometres;
}

/** What an opportunity must know of a demo car: its trips by booking. */
export interface DemoCarTrips {
  readonly drives: ReadonlyMap<
    string,
    { readonly opportunityId: string; readonly out?: OdometerReading; readonly back?: OdometerReading }
  >;
}

export const completeTestDrive = opportunityCommand<CompleteTestDrive, { readonly demoCar?: Known<DemoCarTrips> }>({
  name: 'CompleteTestDrive',
  lateness: 'contact',
  facts: ({ bookingId }, { testDrives }) => {
    const vehicleId = testDrives.get(bookingId)?.vehicleId;
    return { demoCar: vehicleId === undefined ? undefined : streamName('demoCar', vehicleId) };
  },
  decide(input, state, { effective, demoCar, id, occurredAt }) {
    const { bookingId, mileageKm, driver, idType } = input;
    const booking = state.testDrives.get(bookingId);
    if (!booking) return notBooked();
    if (booking.status === 'completed') return completedBefore();
    const drive = demoCar?.state.drives.get(bookingId);
    if (!drive?.out || drive.opportunityId !== id) return notOut();
    if (!drive.back || drive.back.at > occurredAt) return notBack(drive.back?.event ?? drive.out.event);
    return [
      stated(
        testDriveCompleted,
        given({
          episode: effective.standing.episode,
          bookingId,
          vehicleId: booking.vehicleId,
          mileageKm,
          odometer: { startKm: drive.out.odometerKm, endKm: drive.back.odometerKm },
          driverId: input.driverId ?? (state.customerId as string),
          driver,
          idType,
          checks: checkDriver(driver, idType),
        }),
      ),
    ];
  },
});

function notBooked(): Refusal {
  return refuse(
    'test-drive-booked',
    { zh: '没有这个试驾预约', en: 'The opportunity has no such booking' },
    { remedy: { zh: '先用 BookTestDrive 预约试驾', en: 'Book the test drive first, with BookTestDrive' } },
  );
}

function completedBefore(): Refusal {
  return refuse(
    'test-drive-completed-once',
    { zh: '该次试驾已完成', en: 'This test drive has been completed already' },
    { remedy: { zh: '再次试驾请另行预约', en: 'Book another test drive for another trip' } },
  );
}

function notOut(): Refusal {
  return refuse(
    'demo-car-checked-out',
    { zh: '该预约没有领车记录', en: 'The demo car was not checked out for this booking' },
    { remedy: { zh: '先用 CheckOutDemoCar 登记领车', en: 'Record the check-out first, with CheckOutDemoCar' } },
  );
}

function notBack(event: string): Refusal {
  return refuse(
    'demo-car-returned',
    { zh: '试驾车当时尚未归还', en: 'The demo car had not been returned by then' },
    {
      evidence: [event],
      remedy: { zh: '先用 ReturnDemoCar 登记还车', en: 'Record its return first, with ReturnDemoCar' },
    },
  );
}
