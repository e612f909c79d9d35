import { expect, it } from '@jest/globals';
import { EventRefused, StoreUnavailable } from '../errors.ts';
import type { Bench } from './contract.ts';
import { anEvent, appended, collect, opportunity, someEvents } from './sample-events.ts';

export function appendClauses({ open, capabilities }: Bench): void {
  const stream = opportunity('o-1');

  it('begins streams at revision 0 and gives what it appended', async () => {
    const store = await open();
    const first = appended(await store.append(stream, someEvents(stream, 'c-1', 2), 'noStream'));
    const second = appended(await store.append(stream, [anEvent(stream, 'c-2')], 1));

    expect([first.revision, second.revision]).toEqual([1, 2]);
    expect(second.position).toBeGreaterThan(first.position);
    if (capabilities.gaplessPositions) expect([first.position, second.position]).toEqual([2, 3]);
    expect(await collect(store.readStream(stream))).toMatchObject([
      { ...anEvent(stream, 'c-1', 0), stream, revision: 0, recordedAt: first.recordedAt },
      { ...anEvent(stream, 'c-1', 1), stream, revision: 1, recordedAt: first.recordedAt },
      { ...anEvent(stream, 'c-2'), stream, revision: 2, position: second.position, recordedAt: second.recordedAt },
    ]);
  });

  it.each([
    ['noStream', 'a stream that exists', 2, 'noStream'],
    ['exists', 'no stream', 0, 'exists'],
    ['a revision', 'no stream', 0, 0],
    ['a revision', 'an earlier revision', 1, 1],
    ['a revision', 'a later revision', 3, 1],
  ] as const)('reports the actual revision where %s meets %s', async (_word, _found, standing, expected) => {
    const store = await open();
    if (standing > 0) await store.append(stream, someEvents(stream, 'c-1', standing), 'noStream');
    const head = await store.head();

    expect(await store.append(stream, [anEvent(stream, 'c-2')], expected)).toEqual({
      outcome: 'conflict',
      stream,
      expected,
      actual: standing - 1,
    });
    expect(await store.head()).toEqual(head);
  });

  it.each([
    ['any', 0],
    ['any', 2],
    ['noStream', 0],
    ['exists', 2],
    [1, 2],
  ] as const)('appends under %s to a stream of %s events', async (expected, standing) => {
    const store = await open();
    if (standing > 0) await store.append(stream, someEvents(stream, 'c-1', standing), 'noStream');
    expect(await store.append(stream, [anEvent(stream, 'c-2')], expected)).toMatchObject({
      outcome: 'appended',
      revision: standing,
      repeated: false,
    });
  });

  it('writes nothing for no events, and tells the revision or the conflict', async () => {
    const store = await open();
    expect(await store.append(stream, [], 'any')).toMatchObject({ outcome: 'appended', revision: -1 });
    await store.append(stream, someEvents(stream, 'c-1', 2), 'noStream');
    const head = await store.head();

    expect(await store.append(stream, [], 1)).toMatchObject({
      outcome: 'appended',
      revision: 1,
      position: head.position,
      repeated: false,
    });
    expect(await store.append(stream, [], 5)).toEqual({ outcome: 'conflict', stream, expected: 5, actual: 1 });
    expect(await store.head()).toEqual(head);
  });

  it('gives each of many batches its own result, and a refused one rejects alone', async () => {
    const store = await open();
    const [a, b, c] = [opportunity('a'), opportunity('b'), opportunity('c')];
    const results = await store.appendMany([
      { stream: a, events: [anEvent(a, 'c-1')], expected: 'noStream' },
      { stream: b, events: [{ ...anEvent(b, 'c-1'), type: '' }], expected: 'noStream' },
      { stream: c, events: [anEvent(c, 'c-1')], expected: 4 },
      { stream: a, events: [anEvent(a, 'c-2')], expected: 0 },
    ]);

    expect(results).toMatchObject([
      { status: 'fulfilled', value: { outcome: 'appended', revision: 0 } },
      { status: 'rejected', reason: { code: 'event-refused', pointer: '/0/type' } },
      { status: 'fulfilled', value: { outcome: 'conflict', actual: -1 } },
      { status: 'fulfilled', value: { outcome: 'appended', revision: 1 } },
    ]);
    expect(await collect(store.readAll())).toHaveLength(2);
  });

  it('writes all of an append or nothing', async () => {
    const store = await open();
    await store.append(stream, [anEvent(stream, 'c-1')], 'noStream');
    const taken = { ...anEvent(stream, 'c-1'), type: 'Qualified' };
    const attempt = store.append(stream, [anEvent(stream, 'c-2'), taken], 0);

    await expect(attempt).rejects.toThrow(EventRefused);
    expect(await collect(store.readAll())).toHaveLength(1);
    expect(await store.append(stream, [anEvent(stream, 'c-2')], 0)).toMatchObject({ revision: 1, repeated: false });
  });

  it('finishes the appends under way when it is closed, and takes no more', async () => {
    const store = await open();
    const underWay = Array.from({ length: 20 }, (_, n) =>
      store.append(opportunity(n), [anEvent(opportunity(n), 'c-1')], 'noStream'),
    );
    await Promise.all([store.close(), store.close()]);

    expect(await Promise.all(underWay)).toHaveLength(20);
    await expect(store.append(stream, [anEvent(stream, 'c-2')], 'any')).rejects.toThrow(StoreUnavailable);
  });
}
