import type { Kilometres } from '#kernel';
import { idOf, minute, profiled, type Told } from '../opportunity.fixture.ts';
import { completeTestDrive, type DemoCarTrips } from './complete-test-drive.ts';
import { describeCommand } from './describe-command.fixture.ts';

const km = (value: number) => value as Kilometres;
const booked: readonly Told[] = [
  ...profiled,
  [minute(1), 'TestDriveBooked', { episode: 1, bookingId: 'b-1', vehicleId: 'd-1' }],
];
const completed: readonly Told[] = [
  ...booked,
  [minute(40), 'TestDriveCompleted', { episode: 1, bookingId: 'b-1', driverId: 'c-1', checks: {} }],
];
const driver = { name: '王小明', phone: '13800000000', idNumber: '11010519491231002X', licenceNumber: '1' };
const input = { bookingId: 'b-1', mileageKm: km(8.4), driver };
// Ids of the car's events; as evidence of a refusal they are named like events of the stream.
const out = { event: idOf(70), at: minute(10), odometerKm: km(100) };
const back = { event: idOf(71), at: minute(30), odometerKm: km(108.4) };
const car = (drive: { opportunityId: string; out?: typeof out; back?: typeof back }) => ({
  demoCar: { id: 'd-1', revision: 1, state: { drives: new Map([['b-1', drive]]) } satisfies DemoCarTrips },
});
const home = car({ opportunityId: 'op-1', out, back });

describeCommand(completeTestDrive, [
  {
    name: 'with the car back',
    given: booked,
    input,
    facts: home,
    gives: [
      [
        'TestDriveCompleted',
        {
          ...input,
          episode: 1,
          vehicleId: 'd-1',
          driverId: 'c-1',
          odometer: { startKm: 100, endKm: 108.4 },
          checks: { missing: [], phoneValid: true, idNumberValid: true },
        },
      ],
    ],
  },
  {
    name: 'by another driver of whom little is known',
    given: booked,
    input: { bookingId: 'b-1', driverId: 'c-2', driver: { name: '李', idNumber: '123456789012345677' } },
    facts: home,
    gives: [
      [
        'TestDriveCompleted',
        { driverId: 'c-2', checks: { missing: ['phone', 'licenceNumber'], idNumberValid: false } },
      ],
    ],
  },
  { name: 'without a booking', given: profiled, input, refused: 'test-drive-booked' },
  { name: 'without a check-out', given: booked, input, refused: 'demo-car-checked-out' },
  {
    name: 'with the car checked out for another opportunity',
    given: booked,
    input,
    facts: car({ opportunityId: 'op-2', out, back }),
    refused: 'demo-car-checked-out',
  },
  {
    name: 'with the car out',
    given: booked,
    input,
    facts: car({ opportunityId: 'op-1', out }),
    refused: 'demo-car-returned',
    evidence: [70],
  },
  {
    name: 'before the car was back',
    given: booked,
    input,
    facts: home,
    at: minute(29),
    refused: 'demo-car-returned',
    evidence: [71],
  },
  {
    name: 'the moment the car was back',
    given: booked,
    input,
    facts: home,
    at: minute(30),
    gives: [['TestDriveCompleted', { bookingId: 'b-1' }]],
  },
  { name: 'twice', given: completed, input, facts: home, refused: 'test-drive-completed-once' },
]);
