import { describe, expect, it } from '@jest/globals';
import { type EventStore } from '#event-store';
import { vehicleId } from '#kernel';
import { allEvents, command, logInMemory } from './testing/engine.fixture.ts';

/** A store through which another process is faster, just before the first VehicleMatched. */
function lateFor(store: EventStore, faster: () => Promise<unknown>): EventStore {
  let done = false;
  return {
    ...store,
    async append(stream, events, expected) {
      if (!done && events[0]?.type === 'VehicleMatched') {
        done = true;
        await faster();
      }
      return store.append(stream, events, expected);
    },
  };
}

describe('a vehicle', () => {
  const vin = 'LSVAA49J132047371';
  const planner = { actor: { id: 's-9', role: 'planner' } };
  const order = {
    orderId: 'r-1',
    origin: 'opportunity',
    model: 'sedan-a',
    amount: { amount: '180000.00', currency: 'CNY' },
  };

  async function twoOrders() {
    const log = await logInMemory();
    const { execute } = log.executor();
    for (const id of ['o-1', 'o-2']) {
      await execute(command('CreateOpportunity', id, {}));
      expect(await execute(command('PlaceOrder', id, order))).toMatchObject({ outcome: 'accepted' });
    }
    const match = (id: string) => execute(command('MatchVehicle', id, { orderId: 'r-1', vin }, planner));
    return { ...log, execute, match };
  }

  it('goes to one of two orders that are matched at once, and the other is told why', async () => {
    const { match, store } = await twoOrders();
    const outcomes = await Promise.all(['o-1', 'o-2'].map(match));
    expect(outcomes.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(1);
    expect(outcomes.find(({ outcome }) => outcome === 'refused')).toMatchObject({
      refusal: { rule: 'vin-matched-once' },
    });
    const kinds = (await allEvents(store)).map(({ type }) => type);
    expect(kinds.filter((type) => type === 'VehicleMatched' || type === 'VehicleReserved').sort()).toEqual([
      'VehicleMatched',
      'VehicleReserved',
    ]);
  });

  it('is free again once its order is cancelled', async () => {
    const { match, execute, store } = await twoOrders();
    await match('o-1');
    await execute(command('CancelOrder', 'o-1', { orderId: 'r-1', reason: '客户退订' }));
    expect(await match('o-2')).toMatchObject({ outcome: 'accepted' });
    const ofVehicle = (await allEvents(store)).filter(({ stream }) => stream === `vehicle-${vehicleId(vin)}`);
    expect(ofVehicle.map(({ type }) => type)).toEqual(['VehicleReserved', 'VehicleReleased', 'VehicleReserved']);
  });

  it('is not free for a process that did not see it reserved', async () => {
    const { match, execute, executor } = await twoOrders();
    await match('o-1');
    await execute(command('CancelOrder', 'o-1', { orderId: 'r-1', reason: '客户退订' }));
    await executor().execute(command('MatchVehicle', 'o-2', { orderId: 'r-1', vin }, planner));
    const release = { opportunityId: 'o-2', orderId: 'r-1', cause: 'order_cancelled' };
    const service = { actor: { id: 'reactor', role: 'service' } };
    expect(await execute(command('ReleaseVehicle', vehicleId(vin), release, service))).toMatchObject({
      outcome: 'refused',
    });
  });

  it('is not kept for a match that is refused after all', async () => {
    const { execute, executor, store } = await twoOrders();
    const cancelled = command('CancelOrder', 'o-1', { orderId: 'r-1', reason: '客户退订' });
    const racing = executor({ store: lateFor(store, () => execute(cancelled)) });
    const outcome = await racing.execute(command('MatchVehicle', 'o-1', { orderId: 'r-1', vin }, planner));
    expect(outcome).toMatchObject({ outcome: 'refused' });
    const ofVehicle = (await allEvents(store)).filter(({ stream }) => stream.startsWith('vehicle-'));
    expect(ofVehicle.map(({ type }) => type)).toEqual(['VehicleReserved', 'VehicleReleased']);
  });
});
