import { expect, it } from '@jest/globals';
import { openMemoryEventStore } from '#event-store/memory';
import { eventId, instantOf, type NewEvent, streamName } from '#kernel';
import { openMemoryReadStore } from '#read-store/memory';
import { counting } from './counting.fixture.ts';
import { createProjector } from './create-projector.ts';

const clock = () => instantOf(Date.UTC(2024, 0, 1));
const stream = streamName('thing', '1');

function added(n: number): NewEvent {
  const commandId = `command-${n}`;
  return {
    id: eventId(stream, commandId, 0),
    type: 'Added',
    schemaVersion: 1,
    occurredAt: clock(),
    data: { amount: n },
    meta: { actor: { id: 'a', role: 'service' }, commandHash: 'h', commandId, correlationId: commandId, tenant: 't' },
  };
}

it('projects the embedded log: catches up, finds its place again, follows what is appended', async () => {
  const header = { formatVersion: 1, logId: 'l', tenant: 't', zone: 'UTC', currency: 'EUR', simulated: false };
  const eventStore = openMemoryEventStore({ clock, header: { ...header, readOnly: false } });
  const readStore = openMemoryReadStore({ clock });
  const projector = (holder: string) =>
    createProjector({
      eventStore,
      registry: { upcast: (event) => event },
      readStore,
      projections: [counting],
      holder,
      clock,
    });
  await eventStore.append(stream, [added(1), added(2)], 'noStream');
  await projector('a').catchUp();
  const before = await (await readStore.open(counting)).checkpoint();
  expect(before).toMatchObject({ logId: 'l', index: 1, eventId: eventId(stream, 'command-2', 0) });

  const live = projector('b');
  const stop = new AbortController();
  const done = new Promise<void>((resolve) => live.run(stop.signal).subscribe({ complete: resolve }));
  await eventStore.append(stream, [added(4)], 1);
  await live.waitFor(2);
  expect(await (await readStore.open(counting)).load('amounts', ['Added'])).toEqual(
    new Map([['Added', { type: 'Added', count: 3, amount: 7 }]]),
  );
  stop.abort();
  await done;
  await eventStore.close();
});
