import { clear, type Instant, type Kilometres, personal } from '#kernel';
import { type OfEpisode, opportunityEvent } from './opportunity-event.ts';

export interface TestDriveBooked extends OfEpisode {
  readonly bookingId: string;
  readonly slot?: Instant;
  readonly vehicleId: string;
}

export const testDriveBooked = opportunityEvent<TestDriveBooked>(
  'TestDriveBooked',
  { episode: clear, bookingId: clear, slot: clear, vehicleId: clear },
  [{ episode: 1, bookingId: 'b-1', slot: '2026-11-25T02:00:00.000Z' as Instant, vehicleId: 'd-1' }],
);

export interface Driver {
  readonly name?: string;
  readonly phone?: string;
  readonly idNumber?: string;
  readonly licenceNumber?: string;
}

export interface DriverChecks {
  /** Names of the four driver fields that are absent or blank. */
  readonly missing: readonly string[];
  /** Absent where no phone was given. */
  readonly phoneValid?: boolean;
  /** Absent where no number was given, or one of a document that is not judged. */
  readonly idNumberValid?: boolean;
}

/** The readings of the demo car at check-out and return, as its stream has them. */
export interface Odometer {
  readonly startKm?: Kilometres;
  readonly endKm?: Kilometres;
}

/** The customer has driven and the car is back. */
export interface TestDriveCompleted extends OfEpisode {
  readonly bookingId: string;
  readonly vehicleId?: string;
  readonly mileageKm?: Kilometres;
  readonly odometer: Odometer;
  /** Who drove: the customer, or another person. */
  readonly driverId: string;
  readonly driver?: Driver;
  /** `other` for documents whose number has no form to check. */
  readonly idType?: string;
  readonly checks: DriverChecks;
}

export const testDriveCompleted = opportunityEvent<TestDriveCompleted>(
  'TestDriveCompleted',
  {
    episode: clear,
    bookingId: clear,
    vehicleId: clear,
    mileageKm: clear,
    odometer: clear,
    driverId: clear,
    driver: {
      name: personal('driverId'),
      phone: personal('driverId'),
      idNumber: personal('driverId'),
      licenceNumber: personal('driverId'),
    },
    idType: clear,
    checks: clear,
  },
  [
    {
      episode: 1,
      bookingId: 'b-1',
      vehicleId: 'd-1',
      mileageKm: 8.4 as Kilometres,
      odometer: { startKm: 1203.2 as Kilometres, endKm: 1211.6 as Kilometres },
      driverId: 'c-1',
      driver: {
        name: '王小明',
        phone: '13800000000',
        idNumber: '11010519491231002X',
        licenceNumber: '110105194912310021',
      },
      idType: 'resident',
      checks: { missing: [], phoneValid: true, idNumberValid: true },
    },
  ],
);
