import { describe, expect, it } from '@jest/globals';
import { fact, type Instant, later, type RecordedEvent, streamName, vehicleId } from '#kernel';
import { aContext, describeCommand, folded, NOON, recorded } from '#kernel/testing';
import { vehicleReleased } from '../events/vehicle-released.ts';
import { vehicleReserved } from '../events/vehicle-reserved.ts';
import { vehicle } from '../vehicle.ts';
import { type MatchedOrder, releaseVehicle } from './release-vehicle.ts';

const vin = 'LSVAA49J132047371';
const id = vehicleId(vin);
const holder = { opportunityId: 'o-1', orderId: 'r-1' };
const reserved = fact(vehicleReserved, { ...holder, vin });
const input = { ...holder, cause: 'order_cancelled' } as const;
const released = fact(vehicleReleased, input);
const orders = (known: MatchedOrder, revision = 5) => ({
  opportunity: { id: 'o-1', revision, state: { orders: new Map([['r-1', known]]) } },
});

describeCommand(releaseVehicle, orders({}), [
  { name: 'the vehicle of a cancelled order', given: [reserved], input, gives: [released] },
  {
    name: 'the vehicle of an order that took another one',
    given: [reserved],
    input,
    facts: orders({ vin: '1M8GDM9AXKP042788' }),
    gives: [released],
  },
  { name: 'again', given: [reserved, released], input, gives: [] },
  { name: 'one that was never held', input, gives: [] },
  { name: 'one that another order holds', given: [reserved], input: { ...input, orderId: 'r-2' }, gives: [] },
  {
    name: 'one that is matched',
    given: [reserved],
    input,
    facts: orders({ vin }),
    gives: { refused: 'match-in-force', evidence: [0] },
  },
  {
    name: 'one that was delivered',
    given: [reserved],
    input,
    facts: orders({ deliveredVin: vin }),
    gives: { refused: 'match-in-force', evidence: [0] },
  },
]);

describe('a vehicle whose match may still come', () => {
  /** Reserved on revision 5 of the opportunity. */
  const reservedAt = (recordedAt: Instant, n = 0): RecordedEvent => {
    const event = recorded(reserved, n);
    return {
      ...event,
      recordedAt,
      meta: { ...event.meta, basedOn: [{ stream: streamName('opportunity', 'o-1'), revision: 5 }] },
    };
  };
  const release = (since: Instant, facts: ReturnType<typeof orders>) => {
    const state = folded(vehicle, [reservedAt(later(NOON, -60_000)), reservedAt(since, 1)]);
    return releaseVehicle.decide({ ...input, cause: 'match_not_made' }, state, {
      ...aContext(state, { id }),
      ...facts,
    });
  };
  const free = [fact(vehicleReleased, { ...holder, cause: 'match_not_made' })];
  const underWay = { refused: true, rule: 'match-under-way', evidence: ['event-1'] };

  it('is kept for it for 30 seconds from the latest reservation', () => {
    expect(release(later(NOON, -29_999), orders({}))).toMatchObject(underWay);
    expect(release(later(NOON, -30_000), orders({}))).toEqual(free);
  });

  it('is free at once where the opportunity went on without it, or the order is cancelled', () => {
    expect(release(NOON, orders({}, 6))).toEqual(free);
    expect(release(NOON, orders({ cancelled: true }))).toEqual(free);
  });
});
