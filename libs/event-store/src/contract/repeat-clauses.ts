import { expect, it } from '@jest/globals';
import type { NewEvent } from '#kernel';
import { EventRefused } from '../errors.ts';
import type { Bench } from './contract.ts';
import { anEvent, appended, clockShowing, collect, metaOf, opportunity, someEvents } from './sample-events.ts';

export function repeatClauses({ open, capabilities }: Bench): void {
  const stream = opportunity('o-1');

  it.each([
    ['noStream', 0],
    ['any', 0],
    ['any', 3],
    ['exists', 3],
    [2, 3],
  ] as const)('gives the first result again under %s on a stream of %s events', async (expected, standing) => {
    const store = await open(clockShowing(0, 1, 2, 3, 4));
    if (standing > 0) await store.append(stream, someEvents(stream, 'before', standing), 'noStream');
    const events = someEvents(stream, 'c-1', 2);
    const first = appended(await store.append(stream, events, expected));
    await store.append(stream, [anEvent(stream, 'after')], 'exists');
    const head = await store.head();

    expect(first.repeated).toBe(false);
    expect(await store.append(stream, events, expected)).toEqual({ ...first, repeated: true });
    expect(await store.head()).toEqual(head);
  });

  it('takes an event with other ciphertext for the same', async () => {
    const store = await open();
    const event = anEvent(stream, 'c-1');
    const first = appended(await store.append(stream, [event], 'noStream'));
    const again = { ...event, data: { note: 'sealed anew' } };
    expect(await store.append(stream, [again], 'noStream')).toEqual({ ...first, repeated: true });
  });

  it('stores an append once when it is sent several times at once', async () => {
    const store = await open();
    const results = await Promise.all(
      Array.from({ length: 5 }, () => store.append(stream, someEvents(stream, 'c-1', 3), 'noStream')),
    );
    expect(results.filter((result) => !appended(result).repeated)).toHaveLength(1);
    expect(new Set(results.map((result) => appended(result).position)).size).toBe(1);
    expect(await collect(store.readAll())).toHaveLength(3);
  });

  it.each<[string, (event: NewEvent) => NewEvent]>([
    ['type', (event) => ({ ...event, type: 'Qualified' })],
    ['schema version', (event) => ({ ...event, schemaVersion: 2 })],
    ['command hash', (event) => ({ ...event, meta: metaOf('c-1', 'other content') })],
  ])('refuses an id that stands with another %s', async (_what, change) => {
    const store = await open();
    await store.append(stream, [anEvent(stream, 'c-1')], 'noStream');
    const reused = store.append(stream, [change(anEvent(stream, 'c-1'))], 'noStream');
    await expect(reused).rejects.toMatchObject({ code: 'event-refused', pointer: '/0/id' });
    expect(await collect(store.readAll())).toHaveLength(1);
  });

  it('refuses an id that stands in another stream', async () => {
    const store = await open();
    await store.append(stream, [anEvent(stream, 'c-1')], 'noStream');
    const other = opportunity('o-2');
    const attempt = store.append(other, [anEvent(stream, 'c-1')], 'any');
    if (capabilities.idsUniqueInLog) await expect(attempt).rejects.toThrow(EventRefused);
    else expect(await attempt).toMatchObject({ outcome: 'appended', revision: 0, repeated: false });
    expect(await collect(store.readStream(stream))).toHaveLength(1);
  });

  it('refuses an id that stands twice in one append', async () => {
    const store = await open();
    const twice = [anEvent(stream, 'c-1'), anEvent(stream, 'c-1')];
    await expect(store.append(stream, twice, 'noStream')).rejects.toMatchObject({ pointer: '/1/id' });
    expect(await collect(store.readAll())).toEqual([]);
  });

  it('never writes events again that stand from another expectation', async () => {
    const store = await open();
    await store.append(stream, [anEvent(stream, 'c-1')], 'noStream');
    await expect(store.append(stream, [anEvent(stream, 'c-1')], 0)).rejects.toThrow(EventRefused);
    expect(await store.append(stream, [anEvent(stream, 'c-1')], 7)).toMatchObject({ outcome: 'conflict', actual: 0 });
    expect(await collect(store.readAll())).toHaveLength(1);
  });
}
