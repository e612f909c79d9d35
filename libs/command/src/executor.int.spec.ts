import { describe, expect, it } from '@jest/globals';
import { type EventStore, OutcomeUnknown } from '#event-store';
import { type Instant, later } from '#kernel';
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

describe('what is not there', () => {
  it.each([
    ['a command', command('SellTheMoon', 'o-1', {})],
    ['an id that the command needs', command('AmendValue', undefined, valued(1))],
  ])('%s is an error that says so', async (_what, wrong) => {
    const { executor } = await logInMemory();
    await expect(executor().execute(wrong)).rejects.toThrow(UnknownCommand);
  });
});
