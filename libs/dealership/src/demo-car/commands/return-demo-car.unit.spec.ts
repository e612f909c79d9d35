import type { Instant, Kilometres } from '#kernel';
import { fact } from '#kernel';
import { describeCommand } from '#kernel/testing';

import { demoCarCheckedOut } from '../events/demo-car-checked-out.ts';
import { demoCarReturned } from '../events/demo-car-returned.ts';
import { returnDemoCar } from './return-demo-car.ts';

const at = (time: string) => `2026-11-20T${time}:00.000Z` as Instant;
const trip = (bookingId: string, km: number) => ({
  bookingId,
  opportunityId: 'o-1',
  odometerKm: km as Kilometres,
});
const left = (bookingId: string, time: string) => ({
  ...fact(demoCarCheckedOut, { ...trip(bookingId, 100.3), at: at(time) }),
  at: at(time),
});
const input = trip('b-1', 106.2);
const returned = fact(demoCarReturned, { ...input, at: at('10:30') });
const given = [left('b-1', '10:00')];

describeCommand(returnDemoCar, {}, [
  { name: 'after the drive', given, input, at: at('10:30'), gives: [returned] },
  {
    name: 'without a kilometre driven',
    given,
    input: trip('b-1', 100.3),
    at: at('10:30'),
    gives: [fact(demoCarReturned, { ...trip('b-1', 100.3), at: at('10:30') })],
  },
  {
    name: 'a car that never left',
    input,
    gives: { refused: 'return-needs-check-out', evidence: [] },
  },
  {
    name: 'for another opportunity',
    given,
    input: { ...input, opportunityId: 'o-2' },
    gives: { refused: 'return-needs-check-out', evidence: [] },
  },
  {
    name: 'twice',
    given: [...given, { ...returned, at: at('10:30') }],
    input,
    gives: { refused: 'demo-car-returned-once', evidence: [1] },
  },
  {
    name: 'before it left',
    given,
    input,
    at: '2026-11-20T09:59:59.999Z' as Instant,
    gives: { refused: 'return-after-check-out', evidence: [0] },
  },
  {
    name: 'with 0.1 km less than at the check-out',
    given,
    input: trip('b-1', 100.2),
    gives: { refused: 'odometer-forward', evidence: [0] },
  },
  {
    name: 'late, after the car had left again',
    given: [left('b-2', '11:00'), ...given],
    input,
    at: at('11:30'),
    gives: { refused: 'one-check-out-per-car', evidence: [0] },
  },
  {
    name: 'late, just as the car leaves again',
    given: [left('b-2', '10:30'), ...given],
    input,
    at: at('10:30'),
    gives: [returned],
  },
  {
    name: 'after a trip that ended the moment this one began',
    given: [
      left('b-2', '10:00'),
      { ...fact(demoCarReturned, { ...trip('b-2', 100.3), at: at('10:00') }), at: at('10:00') },
      ...given,
    ],
    input,
    at: at('10:30'),
    gives: [returned],
  },
  { name: 'a car that never left, imported', input, at: at('10:30'), imported: true, gives: [returned] },
]);
