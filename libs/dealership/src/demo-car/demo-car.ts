import {
  type Aggregate,
  correctable,
  dataOf,
  type Instant,
  type Kilometres,
  type Remembering,
  type StreamEvent,
} from '#kernel';
import { demoCarCheckedOut } from './events/demo-car-checked-out.ts';
import { demoCarReturned } from './events/demo-car-returned.ts';

/** What the odometer showed when the car left or came back. */
export interface Reading {
  readonly event: string;
  readonly at: Instant;
  readonly odometerKm: Kilometres;
}

/** One trip, that of a booking. Either end may be recorded first: views fold by time, and events come late. */
export interface Drive {
  readonly opportunityId: string;
  readonly out?: Reading;
  readonly back?: Reading;
}

export interface DemoCar extends Remembering {
  /** By booking. */
  readonly drives: ReadonlyMap<string, Drive>;
}

export const demoCar: Aggregate<DemoCar> = correctable<DemoCar>({
  category: 'demoCar',
  initial: { drives: new Map() },
  evolve(state, event) {
    const out = dataOf(demoCarCheckedOut, event);
    if (out) return withDrive(state, out, { out: reading(event, out) });
    const back = dataOf(demoCarReturned, event);
    return back ? withDrive(state, back, { back: reading(event, back) }) : state;
  },
});

/** The drive that had the car at an instant, from its check-out on and until, exclusive, its return. */
export function driveAt(state: DemoCar, at: Instant): Drive | undefined {
  for (const drive of state.drives.values()) {
    if (drive.out && drive.out.at <= at && (!drive.back || drive.back.at > at)) return drive;
  }
  return undefined;
}

function reading(event: StreamEvent, { at, odometerKm }: Omit<Reading, 'event'>): Reading {
  return { event: event.id, at, odometerKm };
}

function withDrive(
  state: DemoCar,
  { bookingId, opportunityId }: { readonly bookingId: string; readonly opportunityId: string },
  end: Pick<Drive, 'out' | 'back'>,
): DemoCar {
  const drives = new Map(state.drives);
  drives.set(bookingId, { ...drives.get(bookingId), opportunityId, ...end });
  return { drives };
}
