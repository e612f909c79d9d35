import { type Instant, refuse } from '#kernel';
import { testDriveBooked } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { given } from '../given.ts';
import { opportunityCommand } from '../opportunity-command.ts';

/** A demo car is booked for the customer. */
export interface BookTestDrive {
  readonly bookingId?: string;
  readonly slot?: Instant;
  readonly vehicleId: string;
}

export const bookTestDrive = opportunityCommand<BookTestDrive>({
  name: 'BookTestDrive',
  lateness: 'planning',
  decide({ slot, vehicleId, ...input }, state, { newId }) {
    const bookingId = input.bookingId ?? newId('booking');
    if (state.testDrives.has(bookingId)) return existsAlready();
    return [stated(testDriveBooked, given({ episode: state.standing.episode, bookingId, slot, vehicleId }))];
  },
});

function existsAlready() {
  return refuse(
    'booking-new',
    { zh: '该编号的试驾预约已存在', en: 'A booking with this id exists already' },
    { remedy: { zh: '换一个 bookingId', en: 'Give another bookingId' } },
  );
}
