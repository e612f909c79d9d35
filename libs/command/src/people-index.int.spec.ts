import { describe, expect, it } from '@jest/globals';
import { allEvents, command, logInMemory } from './testing/engine.fixture.ts';

const intake = {
  customer: { surname: '王', phone: '13812345678', gender: 'female', residentialArea: '浦东' },
  infoSource: 'website',
  intakeChannel: 'showroom',
};

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
