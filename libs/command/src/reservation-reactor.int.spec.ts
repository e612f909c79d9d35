import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { EventStore } from '#event-store';
import { type Instant, later, type RecordedEvent, vehicleId } from '#kernel';
import { runReservationReactor } from './reservation-reactor.ts';
import { allEvents, command, logInMemory, NOON } from './testing/engine.fixture.ts';

const vin = 'LSVAA49J132047371';
const order = {
  orderId: 'r-1',
  origin: 'opportunity',
  model: 'sedan-a',
  amount: { amount: '180000.00', currency: 'CNY' },
};
const planner = { actor: { id: 's-9', role: 'planner' } };
const match = (id: string) => command('MatchVehicle', id, { orderId: 'r-1', vin }, planner);
const cancel = (id: string) => command('CancelOrder', id, { orderId: 'r-1', reason: '客户退订' });

/** A store in front of which something happens, once, just before it takes the first event of a type. */
function just(before: string, happens: () => Promise<unknown>, store: EventStore): EventStore {
  let done = false;
  return {
    ...store,
    async append(stream, events, expected) {
      if (!done && events[0]?.type === before) {
        done = true;
        await happens();
      }
      return store.append(stream, events, expected);
    },
  };
}

const stopping: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of stopping.splice(0)) await stop();
});

/** Two orders without a vehicle, and reactors over the same log whose time passes when told to. */
async function twoOrders() {
  const now = { instant: NOON };
  const log = await logInMemory(now);
  const { store, executor } = log;
  const { execute } = executor();
  const sleeping = new Set<() => void>();
  for (const id of ['o-1', 'o-2']) {
    await execute(command('CreateOpportunity', id, {}));
    await execute(command('PlaceOrder', id, order));
  }
  const failures: Error[] = [];

  async function startReactor(through: EventStore = store): Promise<void> {
    const stop = new AbortController();
    const running = runReservationReactor(
      {
        store: through,
        execute: executor({ store: through }).execute,
        clock: () => now.instant,
        pause: (_ms, signal) =>
          new Promise((wake) => {
            sleeping.add(wake);
            signal.addEventListener('abort', () => wake());
          }),
        failed: (error) => failures.push(error),
      },
      stop.signal,
    );
    stopping.push(() => {
      stop.abort();
      return running;
    });
    await settled();
  }

  /** Every reactor hears what has happened, and looks once when so much time has passed. */
  async function pass(ms: number): Promise<void> {
    await settled();
    now.instant = later(now.instant, ms) as Instant;
    for (const wake of sleeping) wake();
    sleeping.clear();
    await settled();
  }

  const killedBefore = (type: string) =>
    executor({ store: just(type, () => Promise.reject(new Error('killed')), store) }).execute;
  const ofVehicle = async (): Promise<readonly RecordedEvent[]> =>
    (await allEvents(store)).filter(({ stream }) => stream === `vehicle-${vehicleId(vin)}`);
  const typesOfVehicle = async () => (await ofVehicle()).map(({ type }) => type);
  return { store, execute, startReactor, pass, killedBefore, ofVehicle, typesOfVehicle, failures };
}

/** Work on stores in memory needs a bounded number of turns. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await setImmediate();
}

describe('a process killed between reservation and match', () => {
  it('leaves a vehicle that is free once 30 seconds have passed, and not before', async () => {
    const { execute, startReactor, pass, killedBefore, ofVehicle, typesOfVehicle } = await twoOrders();
    await startReactor();
    await expect(killedBefore('VehicleMatched')(match('o-1'))).rejects.toThrow('killed');
    await pass(29_999);
    expect(await typesOfVehicle()).toEqual(['VehicleReserved']);
    expect(await execute(match('o-2'))).toMatchObject({ refusal: { rule: 'vin-matched-once' } });
    await pass(1);
    const [reserved, released] = await ofVehicle();
    expect(released).toMatchObject({
      type: 'VehicleReleased',
      data: { opportunityId: 'o-1', orderId: 'r-1', cause: 'match_not_made' },
      meta: { actor: { id: 'reservation-reactor', role: 'service' }, causationId: reserved?.id },
    });
    expect(await execute(match('o-2'))).toMatchObject({ outcome: 'accepted' });
  });

  it('leaves one that the same command, sent again, still gets', async () => {
    const { execute, startReactor, pass, killedBefore, typesOfVehicle } = await twoOrders();
    await startReactor();
    const once = match('o-1');
    await expect(killedBefore('VehicleMatched')(once)).rejects.toThrow('killed');
    await pass(29_999);
    expect(await execute(once)).toMatchObject({ outcome: 'accepted', repeated: false });
    await pass(60_000);
    expect(await typesOfVehicle()).toEqual(['VehicleReserved', 'VehicleReserved']);
  });

  it('is made up for by a reactor that starts later', async () => {
    const { startReactor, pass, killedBefore, typesOfVehicle } = await twoOrders();
    await expect(killedBefore('VehicleMatched')(match('o-1'))).rejects.toThrow('killed');
    await pass(3_600_000);
    await startReactor();
    await pass(0);
    expect(await typesOfVehicle()).toEqual(['VehicleReserved', 'VehicleReleased']);
  });
});

describe('a process killed between cancellation and release', () => {
  it('leaves a vehicle that the reactor frees', async () => {
    const { execute, startReactor, pass, killedBefore, ofVehicle } = await twoOrders();
    await startReactor();
    await execute(match('o-1'));
    await pass(3_600_000);
    await expect(killedBefore('VehicleReleased')(cancel('o-1'))).rejects.toThrow('killed');
    await pass(30_000);
    expect((await ofVehicle()).at(-1)).toMatchObject({
      type: 'VehicleReleased',
      data: { opportunityId: 'o-1', orderId: 'r-1', cause: 'order_cancelled' },
    });
    expect(await execute(match('o-2'))).toMatchObject({ outcome: 'accepted' });
  });
});

describe('the reactor', () => {
  it('never frees a vehicle that is matched, or delivered and its order cancelled', async () => {
    const { execute, startReactor, pass, typesOfVehicle } = await twoOrders();
    await startReactor();
    await execute(match('o-1'));
    await pass(60_000);
    await execute(command('DeliverVehicle', 'o-1', { orderId: 'r-1' }));
    await execute(cancel('o-1'));
    await pass(60_000);
    await startReactor();
    await pass(60_000);
    expect(await typesOfVehicle()).toEqual(['VehicleReserved']);
  });

  it('releases once, however many run', async () => {
    const { startReactor, pass, killedBefore, typesOfVehicle, failures } = await twoOrders();
    for (const _ of [1, 2, 3]) await startReactor();
    await expect(killedBefore('VehicleMatched')(match('o-1'))).rejects.toThrow('killed');
    await pass(30_000);
    await pass(10_000);
    expect(await typesOfVehicle()).toEqual(['VehicleReserved', 'VehicleReleased']);
    expect(failures).toEqual([]);
  });

  it('does not take the vehicle of a second match that comes between its look and its release', async () => {
    const { store, execute, startReactor, pass, killedBefore, typesOfVehicle } = await twoOrders();
    await expect(killedBefore('VehicleMatched')(match('o-1'))).rejects.toThrow('killed');
    const rematched: unknown[] = [];
    const second = async () => rematched.push(await execute(match('o-1')));
    await startReactor(just('VehicleReleased', second, store));
    await pass(30_000);
    expect(rematched).toMatchObject([{ outcome: 'accepted' }]);
    await pass(60_000);
    expect(await typesOfVehicle()).toEqual(['VehicleReserved', 'VehicleReserved']);
    expect(await execute(match('o-2'))).toMatchObject({ refusal: { rule: 'vin-matched-once' } });
  });

  it('tries a release that failed again', async () => {
    const { store, startReactor, pass, killedBefore, typesOfVehicle, failures } = await twoOrders();
    await expect(killedBefore('VehicleMatched')(match('o-1'))).rejects.toThrow('killed');
    await startReactor(just('VehicleReleased', () => Promise.reject(new Error('no room')), store));
    await pass(30_000);
    expect(failures).toMatchObject([{ message: 'no room' }]);
    await pass(10_000);
    expect(await typesOfVehicle()).toEqual(['VehicleReserved', 'VehicleReleased']);
  });
});
