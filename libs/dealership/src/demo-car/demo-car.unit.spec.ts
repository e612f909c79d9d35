import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Instant, instantOf, isRefusal, type Kilometres, type RecordedEvent } from '#kernel';
import { aContext, folded, NOON, recorded } from '#kernel/testing';
import { checkOutDemoCar } from './commands/check-out-demo-car.ts';
import { returnDemoCar } from './commands/return-demo-car.ts';
import { demoCar } from './demo-car.ts';

const bookings = ['b-1', 'b-2', 'b-3'];
const testDrives = new Map(bookings.map((booking) => [booking, { episode: 1, vehicleId: 'car-1' }]));
const opportunity = { id: 'o-1', revision: 2, state: { testDrives, standing: { episodes: {} } } };

const attempt = fc.record({
  command: fc.constantFrom(checkOutDemoCar, returnDemoCar),
  bookingId: fc.constantFrom(...bookings),
  minute: fc.nat(8),
});

describe('a demo car', () => {
  it('is never on two trips at once, in whatever order they are entered', () => {
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 30 }), (attempts) => {
        const events: RecordedEvent[] = [];
        for (const { command, bookingId, minute } of attempts) {
          const at: Instant = instantOf(Date.parse(NOON) + minute * 60_000);
          const state = folded(demoCar, events);
          const input = { bookingId, opportunityId: 'o-1', odometerKm: minute as Kilometres };
          const context = { ...aContext(state, { id: 'car-1', at }), opportunity };
          const decision = command.decide(input, state, context);
          if (!isRefusal(decision)) for (const fact of decision) events.push(recorded(fact, events.length, at));
        }
        const trips = [...folded(demoCar, events).drives.values()].flatMap(({ out, back }) =>
          out && back ? [{ from: out.at, to: back.at }] : [],
        );
        const meeting = trips.filter((trip) => trips.some((t) => t !== trip && t.from < trip.to && trip.from < t.to));
        expect(meeting).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
