import { derivedId } from '#kernel';
import { gone, minute, profiled, type Told } from '../opportunity.fixture.ts';
import { bookTestDrive } from './book-test-drive.ts';
import { describeCommand } from './describe-command.fixture.ts';

const input = { vehicleId: 'd-1', slot: minute(500) };
const booked: readonly Told[] = [
  ...profiled,
  [minute(1), 'TestDriveBooked', { episode: 1, bookingId: 'b-1', vehicleId: 'd-1' }],
];

describeCommand(bookTestDrive, [
  {
    name: 'a demo car',
    given: profiled,
    input,
    gives: [['TestDriveBooked', { ...input, episode: 1, bookingId: derivedId('booking', 'command-x') }]],
  },
  { name: 'an id that is taken', given: booked, input: { ...input, bookingId: 'b-1' }, refused: 'booking-new' },
  { name: 'dated back', given: profiled, input, at: minute(94), refused: 'planned-when-recorded' },
  { name: 'for what is lost', given: gone, input, refused: 'opportunity-open', evidence: [1] },
]);
