import { describe, expect, it } from '@jest/globals';
import { openMemoryEventStore } from '#event-store/memory';
import { eventId, type Instant, type NewEvent, streamName } from '#kernel';
import { customerDirectory } from './customer-directory.ts';

const header = {
  formatVersion: 1,
  logId: '0f3c9a54-6d29-4a7c-9d0e-2f6a3b1c5d70',
  tenant: 'group-1',
  zone: 'Asia/Shanghai',
  currency: 'CNY',
  simulated: true,
  readOnly: false,
};
const NOON = '2026-11-24T04:00:00.000Z' as Instant;

const created = (id: string, customerId: string): NewEvent => ({
  id: eventId(`opportunity-${id}`, 'c-1', 0),
  type: 'Created',
  schemaVersion: 1,
  occurredAt: NOON,
  data: { customerId },
  meta: {
    actor: { id: 's-1', role: 'sales_consultant' },
    commandHash: `sha256:${'0'.repeat(64)}`,
    commandId: 'c-1',
    correlationId: 'c-1',
    tenant: 'group-1',
  },
});

describe('the customers of a log being filled', () => {
  it('have the opportunities that were created, each once, and none that met a conflict', async () => {
    const { store, opportunitiesOf } = customerDirectory(openMemoryEventStore({ clock: () => NOON, header }));
    const create = (id: string, customer: string) =>
      store.append(streamName('opportunity', id), [created(id, customer)], 'noStream');
    await create('o-2', 'p-1');
    await create('o-1', 'p-1');
    await create('o-1', 'p-1');
    await create('o-3', 'p-2');
    const other = { ...created('o-3', 'p-1'), id: eventId('opportunity-o-3', 'c-2', 0) };
    expect(await store.append(streamName('opportunity', 'o-3'), [other], 'noStream')).toMatchObject({
      outcome: 'conflict',
    });
    expect(await opportunitiesOf('p-1')).toEqual(['o-1', 'o-2']);
    expect(await opportunitiesOf('p-2')).toEqual(['o-3']);
    expect(await opportunitiesOf('p-3')).toEqual([]);
  });
});
