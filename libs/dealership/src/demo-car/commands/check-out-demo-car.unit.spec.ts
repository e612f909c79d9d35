import type { Instant, Kilometres } from '#kernel';
import { fact } from '#kernel';
import { describeCommand } from '#kernel/testing';

import { demoCarCheckedOut } from '../events/demo-car-checked-out.ts';
import { demoCarReturned } from '../events/demo-car-returned.ts';
import { checkOutDemoCar } from './check-out-demo-car.ts';

const at = (time: string) => `2026-11-20T${time}:00.000Z` as Instant;
const opportunity = (bookings: Record<string, string>, exit?: Instant) => ({
  opportunity: {
    id: 'o-1',
    revision: 3,
    state: {
      testDrives: new Map(Object.entries(bookings).map(([booking, vehicleId]) => [booking, { episode: 1, vehicleId }])),
      standing: { episodes: { 1: exit ? { exit: { at: exit } } : {} } },
      ...(exit && { lost: { eventId: 'event-9' } }),
    },
  },
});
const trip = (bookingId: string, km: number) => ({
  bookingId,
  opportunityId: 'o-1',
  odometerKm: km as Kilometres,
});
const left = (bookingId: string, time: string) => ({
  ...fact(demoCarCheckedOut, { ...trip(bookingId, 100), at: at(time) }),
  at: at(time),
});
const came = (bookingId: string, time: string) => ({
  ...fact(demoCarReturned, { ...trip(bookingId, 106), at: at(time) }),
  at: at(time),
});
const input = trip('b-1', 106.2);

describeCommand(checkOutDemoCar, opportunity({ 'b-1': 'id-1', 'b-2': 'id-1' }), [
  {
    name: 'a booked car',
    input,
    at: at('10:00'),
    gives: [fact(demoCarCheckedOut, { ...input, at: at('10:00') })],
  },
  {
    name: 'without a booking',
    input,
    facts: opportunity({}),
    gives: { refused: 'test-drive-booked', evidence: [] },
  },
  {
    name: 'another car than the one booked',
    input,
    facts: opportunity({ 'b-1': 'car-2' }),
    gives: { refused: 'test-drive-booked', evidence: [] },
  },
  {
    name: 'once the opportunity is lost',
    input,
    facts: opportunity({ 'b-1': 'id-1' }, at('10:00')),
    at: at('10:00'),
    gives: { refused: 'opportunity-open', evidence: [9] },
  },
  {
    name: 'entered late, from before the opportunity was lost',
    input,
    facts: opportunity({ 'b-1': 'id-1' }, at('10:01')),
    at: at('10:00'),
    gives: [fact(demoCarCheckedOut, { ...input, at: at('10:00') })],
  },
  {
    name: 'a car that is out for another booking',
    given: [left('b-2', '09:00')],
    input,
    at: at('10:00'),
    gives: { refused: 'one-check-out-per-car', evidence: [0] },
  },
  {
    name: 'a car that came back this very moment',
    given: [left('b-2', '09:00'), came('b-2', '10:00')],
    input,
    at: at('10:00'),
    gives: [fact(demoCarCheckedOut, { ...input, at: at('10:00') })],
  },
  {
    name: 'entered late: the car was in then, though it is out now',
    given: [left('b-2', '11:00')],
    input,
    at: at('10:00'),
    gives: [fact(demoCarCheckedOut, { ...input, at: at('10:00') })],
  },
  {
    name: 'entered late: the car was out then, though it is back now',
    given: [left('b-2', '09:00'), came('b-2', '11:00')],
    input,
    at: at('10:00'),
    gives: { refused: 'one-check-out-per-car', evidence: [0] },
  },
  {
    name: 'the same booking again',
    given: [left('b-1', '09:00'), came('b-1', '09:30')],
    input,
    gives: { refused: 'booking-checked-out-once', evidence: [0] },
  },
  {
    name: 'a car that is out, imported',
    given: [left('b-2', '09:00')],
    input,
    at: at('10:00'),
    imported: true,
    gives: [fact(demoCarCheckedOut, { ...input, at: at('10:00') })],
  },
]);
