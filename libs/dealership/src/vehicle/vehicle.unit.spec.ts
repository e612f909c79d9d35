import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal, type RecordedEvent, vehicleId } from '#kernel';
import { aContext, folded, NOON, recorded } from '#kernel/testing';
import { releaseVehicle } from './commands/release-vehicle.ts';
import { reserveVehicle } from './commands/reserve-vehicle.ts';
import { vehicle } from './vehicle.ts';

const vin = '1M8GDM9AXKP042788';
const id = vehicleId(vin);
const orders = ['r-1', 'r-2', 'r-3'];

const attempt = fc.record({
  command: fc.constantFrom('reserve', 'release', 'deliver'),
  orderId: fc.constantFrom(...orders),
});

describe('a vehicle', () => {
  it('is held by the order that reserved it until that order releases it, and for ever once delivered', () => {
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 20 }), (attempts) => {
        const events: RecordedEvent[] = [];
        let holder: string | undefined;
        let delivered = false;
        for (const { command, orderId } of attempts) {
          const state = folded(vehicle, events);
          const context = aContext(state, { id, at: NOON });
          const order = { opportunityId: 'o-1', orderId };
          if (command === 'deliver') {
            delivered ||= orderId === holder;
            continue;
          }
          const matched = new Map(delivered && holder ? [[holder, { vin }]] : []);
          const opportunity = { id: 'o-1', revision: 0, state: { orders: matched } };
          const decision =
            command === 'reserve'
              ? reserveVehicle.decide({ ...order, vin }, state, { ...context, opportunity })
              : releaseVehicle.decide({ ...order, cause: 'order_cancelled' }, state, { ...context, opportunity });
          const accepted = isRefusal(decision) ? undefined : decision;
          for (const fact of accepted ?? []) events.push(recorded(fact, events.length, NOON));

          if (command === 'reserve') expect(accepted === undefined).toBe(holder !== undefined && holder !== orderId);
          else expect(accepted === undefined).toBe(delivered && holder === orderId);
          if (command === 'reserve') holder ??= orderId;
          else if (holder === orderId && !delivered) holder = undefined;
          expect(folded(vehicle, events).heldBy?.orderId).toBe(holder);
        }
      }),
      { numRuns: 300 },
    );
  });
});
