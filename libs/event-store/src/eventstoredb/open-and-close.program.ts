/** Uses a log, closes it, and must then end by itself: for the test of clean exit. */
import type { Instant, StreamName } from '#kernel';
import { openEventStoreDb } from './eventstoredb-event-store.ts';

const [url = '', create = '', streamPrefix = ''] = process.argv.slice(2);
const store = await openEventStoreDb({ url, create: JSON.parse(create), streamPrefix });
const stream = 'opportunity-o-1' as StreamName;
const event = {
  id: '6f2f0f9e-52f4-4f83-9f58-3a4a1f3d8e01',
  type: 'Created',
  schemaVersion: 1,
  occurredAt: '2026-03-01T12:00:00.000Z' as Instant,
  data: {},
  meta: {
    actor: { id: 'staff-7', role: 'sales_consultant' },
    commandHash: 'sha256:00',
    commandId: 'c-1',
    correlationId: 'c-1',
    tenant: 'huadong',
  },
};
await store.append(stream, [event], 'noStream');
let events = 0;
await new Promise<void>((resolve) => {
  store.subscribe().subscribe((delivery) => {
    if (delivery.kind === 'events') events += delivery.events.length;
    if (events === 1) resolve();
  });
});
await store.close();
console.log(`closed after ${events} event`);
