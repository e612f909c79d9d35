import { describe, expect, it } from '@jest/globals';
import { type EventStore, OutcomeUnknown } from '#event-store';
import { type Instant, later, vehicleId } from '#kernel';
import { QueueFull, UnknownCommand } from './errors.ts';
import { allEvents, command, logInMemory, NOON } from './testing/engine.fixture.ts';

const intake = {
  customer: { surname: '王', phone: '13812345678', gender: 'female', residentialArea: '浦东' },
  infoSource: 'website',
  intakeChannel: 'showroom',
};
const valued = (n: number) => ({ new: { amount: `${n}.00`, currency: 'CNY' }, reason: '重新报价' });

describe('many commands at once', () => {
  it('are all accepted on a thousand opportunities', async () => {
    const { executor, store } = await logInMemory();
    const { execute } = executor();
    const outcomes = await Promise.all(
      Array.from({ length: 1_000 }, (_, n) => execute(command('CreateOpportunity', `o-${n}`, {}))),
    );
    expect(outcomes.every(({ outcome }) => outcome === 'accepted')).toBe(true);
    expect(new Set((await allEvents(store)).map(({ stream }) => stream)).size).toBe(1_000);
  });

  it('are all accepted on one opportunity, each at a revision of its own', async () => {
    const { executor } = await logInMemory();
    const { execute } = executor();
    await execute(command('CreateOpportunity', 'o-1', {}));
    const outcomes = await Promise.all(
      Array.from({ length: 1_000 }, (_, n) => execute(command('AmendValue', 'o-1', valued(n + 1)))),
    );
    const revisions = outcomes.map((outcome) => (outcome.outcome === 'accepted' ? outcome.revision : -1));
    expect(revisions).toEqual(Array.from({ length: 1_000 }, (_, n) => n + 1));
  });

  it('are all accepted from two processes on one opportunity', async () => {
    const { executor, store } = await logInMemory();
    const [here, there] = [executor(), executor()];
    await here.execute(command('CreateOpportunity', 'o-1', {}));
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        (n % 2 === 0 ? here : there).execute(command('AmendValue', 'o-1', valued(n + 1))),
      ),
    );
    expect(outcomes.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(200);
    expect(await allEvents(store)).toHaveLength(201);
  });

  it('have one winner where they name the same revision', async () => {
    const { executor } = await logInMemory();
    const [here, there] = [executor(), executor()];
    await here.execute(command('CreateOpportunity', 'o-1', {}));
    const outcomes = await Promise.all(
      [here, there, here, there].map(({ execute }, n) =>
        execute(command('AmendValue', 'o-1', valued(n + 1), { expectedRevision: 0 })),
      ),
    );
    expect(outcomes.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(1);
    for (const outcome of outcomes.filter(({ outcome }) => outcome !== 'accepted')) {
      expect(outcome).toMatchObject({ outcome: 'conflict', reason: 'revision', actual: 1 });
    }
  });

  it('are turned away beyond the queue of a stream', async () => {
    const { executor } = await logInMemory();
    const { execute } = executor({ queueCapacity: 2 });
    await execute(command('CreateOpportunity', 'o-1', {}));
    const results = await Promise.allSettled([1, 2, 3, 4].map((n) => execute(command('AmendValue', 'o-1', valued(n)))));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
    expect((results[3] as PromiseRejectedResult).reason).toBeInstanceOf(QueueFull);
  });
});

describe('a command id', () => {
  it('is done once, and gives its first answer ever after', async () => {
    const { executor, store } = await logInMemory();
    const { execute } = executor();
    const create = command('CreateOpportunity', undefined, intake);
    const [first, ...again] = await Promise.all([create, create, create].map(execute));
    expect(first).toMatchObject({ outcome: 'accepted', repeated: false, revision: 0 });
    for (const outcome of [...again, await executor().execute(create)]) {
      expect(outcome).toEqual({ ...first, repeated: true, warnings: [] });
    }
    expect(await allEvents(store)).toHaveLength(1);
  });

  it('is still done once when the stream went on in between', async () => {
    const { executor } = await logInMemory();
    const { execute } = executor();
    await execute(command('CreateOpportunity', 'o-1', {}));
    const amend = command('AmendValue', 'o-1', valued(1));
    const first = await execute(amend);
    await execute(command('AmendValue', 'o-1', valued(2)));
    expect(await execute(amend)).toEqual({ ...first, repeated: true });
  });

  it.each([
    ['other data', { data: valued(2) as never, input: valued(2) }],
    ['another time', { occurredAt: later(NOON, -1000) }],
  ])('cannot stand for %s', async (_what, changed) => {
    const { executor, store } = await logInMemory();
    const { execute } = executor();
    await execute(command('CreateOpportunity', 'o-1', intake));
    const amend = command('AmendValue', 'o-1', valued(1));
    await execute(amend);
    expect(await execute({ ...amend, ...changed })).toMatchObject({ outcome: 'conflict', reason: 'command-id-reused' });
    expect(await allEvents(store)).toHaveLength(2);
  });

  it('cannot stand for other content where this process has not seen what it stands for', async () => {
    const { executor, store } = await logInMemory();
    const [here, there] = [executor(), executor()];
    const create = command('CreateOpportunity', undefined, {});
    const created = await here.execute(create);
    const elsewhere = { infoSource: 'website' };
    const reused = { outcome: 'conflict', reason: 'command-id-reused', actual: 0 };
    expect(await executor().execute({ ...create, data: elsewhere, input: elsewhere })).toMatchObject(reused);
    const id = created.outcome === 'accepted' ? created.id : '';
    const amend = command('AmendValue', id, valued(1));
    await there.execute(amend);
    const other = { data: valued(2) as never, input: valued(2) };
    expect(await here.execute({ ...amend, ...other })).toMatchObject({ ...reused, actual: 1 });
    expect(await allEvents(store)).toHaveLength(2);
  });

  it('gives its first answer once the customer is forgotten', async () => {
    const { executor, store, keys } = await logInMemory();
    const create = command('CreateOpportunity', undefined, intake);
    const first = await executor().execute(create);
    const [created] = await allEvents(store);
    await keys.destroy(store.header.tenant, [created?.data.customerId as string]);
    expect(await executor().execute(create)).toEqual({ ...first, repeated: true, warnings: [] });
  });

  it('resolves an outcome that was unknown', async () => {
    const { executor, store } = await logInMemory();
    const { execute } = executor({ store: losingTheFirstAnswer(store) });
    const create = command('CreateOpportunity', undefined, intake);
    await expect(execute(create)).rejects.toThrow(OutcomeUnknown);
    expect(await execute(create)).toMatchObject({ outcome: 'accepted', revision: 0, repeated: true });
    expect(await allEvents(store)).toHaveLength(1);
  });
});

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

/** A store whose first append is done, but says that it does not know. */
function losingTheFirstAnswer(store: EventStore): EventStore {
  let lost = false;
  return {
    ...store,
    async append(stream, events, expected) {
      const appended = await store.append(stream, events, expected);
      if (lost) return appended;
      lost = true;
      throw new OutcomeUnknown('the answer was lost');
    },
  };
}

describe('a refusal', () => {
  it('names the rule in both languages and stores nothing', async () => {
    const { executor, store } = await logInMemory();
    const outcome = await executor().execute(command('AmendValue', 'o-1', valued(1)));
    expect(outcome).toMatchObject({ outcome: 'refused', refusal: { ruleVersion: 'lifecycle@1' } });
    expect(await allEvents(store)).toHaveLength(0);
  });

  it('rests on the stream as it is, not as this process last saw it', async () => {
    const { executor } = await logInMemory();
    const [here, there] = [executor(), executor()];
    await here.execute(command('CreateOpportunity', 'o-1', {}));
    const followUp = { activityId: 'a-1', dueAt: later(NOON, 3_600_000), type: 'phone', purpose: 'first_contact' };
    await there.execute(command('ScheduleFollowUp', 'o-1', followUp));
    const moved = { activityId: 'a-1', to: later(NOON, 7_200_000), reason: '客户改期' };
    expect(await here.execute(command('RescheduleFollowUp', 'o-1', moved))).toMatchObject({ outcome: 'accepted' });
  });

  it.each([
    ['not-in-the-future', later(NOON, 5 * 60_000 + 1)],
    ['backdating-limit', later(NOON, -7 * 86_400_000 - 1)],
  ])('%s meets a command at %s', async (rule, occurredAt) => {
    const { executor } = await logInMemory();
    const { execute } = executor();
    const outcome = await execute(command('CreateOpportunity', 'o-1', {}, { occurredAt: occurredAt as Instant }));
    expect(outcome).toMatchObject({ outcome: 'refused', refusal: { rule } });
  });

  it('one-happening-one-time meets two times for one contact', async () => {
    const { executor } = await logInMemory();
    const { execute } = executor();
    await execute(command('CreateOpportunity', 'o-1', {}));
    const contact = { contactAt: later(NOON, -1000), type: 'phone', outcome: 'reached' };
    expect(
      await execute(command('CompleteFollowUp', 'o-1', contact, { occurredAt: later(NOON, -2000) })),
    ).toMatchObject({ outcome: 'refused', refusal: { rule: 'one-happening-one-time' } });
  });
});

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

describe('people', () => {
  it('stand sealed in the log, and are found by phone all the same', async () => {
    const { executor, store } = await logInMemory();
    const { execute } = executor();
    const first = await execute(command('CreateOpportunity', 'o-1', { ...intake, customerId: 'p-1' }));
    expect(first).toMatchObject({ outcome: 'accepted', warnings: [] });
    const again = { ...intake, customerId: 'p-2', customer: { ...intake.customer, phone: '+86 138-1234-5678' } };
    const second = await execute(command('CreateOpportunity', 'o-2', again));
    expect(second).toMatchObject({ outcome: 'accepted', warnings: [{ code: 'likely-duplicate' }] });
    expect(JSON.stringify(second)).toContain('p-1');
    const bytes = JSON.stringify(await allEvents(store));
    expect(bytes).not.toContain('13812345678');
    expect(bytes).not.toContain('王');
  });
});

describe('the index of people', () => {
  const phone = (value: string) => ({ kind: 'phone', value }) as const;
  const create = command('CreateOpportunity', 'o-1', { ...intake, customerId: 'p-1' });

  /** A log whose process was killed between its first append and the index. */
  async function killedBeforeTheIndex() {
    const log = await logInMemory();
    const { index } = log.keys;
    const put = () => Promise.reject(new Error('killed'));
    await expect(log.executor({ index: { ...index, put } }).execute(create)).rejects.toThrow('killed');
    return { ...log, find: (value: string) => index.find(log.store.header.tenant, phone(value)) };
  }

  it('is made good by the same command where a crash left somebody out', async () => {
    const { executor, find } = await killedBeforeTheIndex();
    expect(await find('13812345678')).toEqual([]);
    expect(await executor().execute(create)).toMatchObject({ outcome: 'accepted', repeated: true });
    expect(await find('13812345678')).toEqual(['p-1']);
  });

  it('is not given back a person who was forgotten', async () => {
    const { executor, find, keys, store } = await killedBeforeTheIndex();
    await keys.destroy(store.header.tenant, ['p-1']);
    expect(await executor().execute(create)).toMatchObject({ outcome: 'accepted', repeated: true });
    expect(await find('13812345678')).toEqual([]);
  });

  it('finds a person by the corrected phone', async () => {
    const { executor, find, store } = await killedBeforeTheIndex();
    const [created] = await allEvents(store);
    const corrected = { eventId: created?.id, changes: { '/customer/phone': '13900000001' }, reason: '录错' };
    const manager = { actor: { id: 's-2', role: 'sales_manager' } };
    expect(await executor().execute(command('CorrectEvent', 'o-1', corrected, manager))).toMatchObject({
      outcome: 'accepted',
    });
    expect(await find('13900000001')).toEqual(['p-1']);
  });
});

describe('a correction', () => {
  const correction = (aggregate: string, more: object) =>
    command(
      'CorrectEvent',
      's-7',
      { aggregate, reason: '录错', ...more },
      { actor: { id: 's-2', role: 'sales_manager' } },
    );

  it('stands in the stream of what it corrects, personal fields sealed', async () => {
    const { executor, store } = await logInMemory();
    const { execute } = executor();
    const registered = await execute(
      command(
        'RegisterStaff',
        's-7',
        { name: '李强', role: 'front_desk' },
        { actor: { id: 's-0', role: 'executive' } },
      ),
    );
    const eventId = registered.outcome === 'accepted' ? registered.events[0]?.id : undefined;
    const changes = { '/name': '李蔷', '/role': 'planner' };
    expect(await execute(correction('staff', { eventId, changes }))).toMatchObject({
      outcome: 'accepted',
      revision: 1,
    });
    const corrected = (await allEvents(store)).at(-1);
    expect(corrected).toMatchObject({ type: 'EventCorrected', stream: 'staff-s-7', data: { subject: 's-7' } });
    expect(JSON.stringify(corrected)).not.toContain('李蔷');
    expect(await execute(correction('outlet', { eventId, changes }))).toMatchObject({
      refusal: { rule: 'event-to-correct' },
    });
  });

  it('is not there for reservations of vehicles', async () => {
    const { executor } = await logInMemory();
    await expect(executor().execute(correction('vehicle', { eventId: 'e' }))).rejects.toThrow(UnknownCommand);
  });
});

describe('what is not there', () => {
  it.each([
    ['a command', command('SellTheMoon', 'o-1', {})],
    ['an id that the command needs', command('AmendValue', undefined, valued(1))],
  ])('%s is an error that says so', async (_what, wrong) => {
    const { executor } = await logInMemory();
    await expect(executor().execute(wrong)).rejects.toThrow(UnknownCommand);
  });
});
