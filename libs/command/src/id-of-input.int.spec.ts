import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#kernel';
import { allEvents, command, logInMemory } from './testing/engine.fixture.ts';

const demand = (orderIds: readonly string[], supplementary?: boolean) => ({
  outlet: 'o-1',
  week: '2026-W48',
  lines: [{ model: 'a', quantity: 1 }],
  orderIds,
  ...(supplementary && { supplementary }),
});

describe('a command whose input stands for the id', () => {
  it('goes to that one stream, whoever sends it and whether or not the stream is known', async () => {
    const { executor, store } = await logInMemory();
    const first = command('SubmitDemand', undefined, demand(['r-1']));
    const [one, other] = [executor(), executor()];
    expect(await one.execute(first)).toMatchObject({ outcome: 'accepted', id: 'o-1-2026-W48', revision: 0 });
    expect(await other.execute(first)).toMatchObject({ outcome: 'accepted', revision: 0, repeated: true });
    expect(await other.execute(command('SubmitDemand', undefined, demand(['r-2'])))).toMatchObject({
      outcome: 'refused',
      refusal: { rule: 'demand-submitted-once' },
    });
    const more = command('SubmitDemand', 'o-1-2026-W48', demand(['r-2'], true));
    expect(await other.execute(more)).toMatchObject({ outcome: 'accepted', revision: 1 });
    expect(await one.execute(command('SubmitDemand', undefined, demand(['r-2'], true)))).toMatchObject({
      outcome: 'refused',
      refusal: { rule: 'demand-order-once' },
    });
    expect((await allEvents(store)).map(({ stream }) => stream)).toEqual(Array(2).fill('demand-o-1-2026-W48'));
  });

  it('is refused under another, and where the input leaves no room for one', async () => {
    const { executor } = await logInMemory();
    const { execute } = executor();
    const elsewhere = command('SubmitDemand', 'o-2-2026-W48', demand([]));
    const tooLong = command('SubmitDemand', undefined, { ...demand([]), outlet: 'o'.repeat(128) });
    for (const sent of [elsewhere, tooLong]) {
      expect(await execute(sent)).toMatchObject({ refusal: { rule: 'demand-of-outlet-and-week' } });
    }
  });
});

describe('what a plan rests on', () => {
  it('is kept with it: the approval that an amendment names, and the outlet of a forecast', async () => {
    const { executor, store } = await logInMemory();
    const { execute } = executor();
    const send = async (name: string, id: string, data: object, by: string) => {
      const outcome = await execute(command(name, id, data, { actor: { id: by, role: 'executive' } }));
      expect(outcome).toMatchObject({ outcome: 'accepted' });
    };
    const node = (value: number) => ({ person: 'o-1', period: '2027', value });
    const tree = { measure: 'count', people: [{ id: 'o-1' }], periods: ['2027'], nodes: [node(9)] };
    await send('SetTarget', 't-1', tree, 'e-1');
    await send('LockTarget', 't-1', {}, 'e-1');
    await send('RequestApproval', 'a-1', { purpose: { command: 'AmendTarget', id: 't-1' }, why: '新店' }, 'e-1');
    await send('Approve', 'a-1', {}, 'e-2');
    await send('AmendTarget', 't-1', { nodes: [node(7)], reason: '新店', approvalId: 'a-1' }, 'e-1');
    const forecast = { method: 'judgement', asOf: '2026-11-24T04:00:00.000Z', horizon: '2026-12' };
    const amount = { amount: '1.00', currency: 'CNY' };
    await send('RecordForecast', 'f-1', { ...forecast, scope: { outlet: 'o-1' }, amount }, 'e-1');
    const events = await allEvents(store);
    const metaOf = (type: string) => (events.find((event) => event.type === type) as RecordedEvent).meta;
    expect(metaOf('TargetAmended').basedOn).toEqual([{ stream: 'approval-a-1', revision: 1 }]);
    expect(metaOf('ForecastRecorded').outlet).toBe('o-1');
    expect(metaOf('ApprovalGranted').actor).toEqual({ id: 'e-2', role: 'executive' });
  });
});
