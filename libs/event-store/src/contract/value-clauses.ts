import { expect, it } from '@jest/globals';
import type { JsonObject, RecordedEvent } from '#kernel';
import type { Bench } from './contract.ts';
import { anEvent, collect, eventOfBytes, metaOf, opportunity } from './sample-events.ts';

const KIB = 1024;

export function valueClauses({ open }: Bench): void {
  const stream = opportunity('o-1');

  it.each<[string, string]>([
    ['keys named __proto__ and constructor', '{"__proto__":{"polluted":true},"constructor":{"prototype":1}}'],
    ['NUL and other control characters', '{"text":"a\\u0000b\\u0001\\u001f\\u007f","k\\u0000":1}'],
    ['text of every plane', '{"text":"客流 é 🚗 \\u2028\\u2029","客":"留档"}'],
    ['quotes, backslashes and apostrophes', '{"a\\"b":"\\\\ \' \\" /"}'],
    ['numbers at the edge', '{"n":[9007199254740991,-9007199254740991,0.1,1e-300,5e-324]}'],
    ['empty things', '{"":"","o":{},"a":[],"n":null}'],
    ['nesting 400 deep', `{"deep":${'['.repeat(398)}1${']'.repeat(398)}}`],
  ])('keeps %s as they are', async (_what, json) => {
    const store = await open();
    const data: JsonObject = JSON.parse(json);
    await store.append(stream, [anEvent(stream, 'c-1', 0, data)], 'noStream');
    const [fromStream] = await collect(store.readStream(stream));
    const [fromLog] = await collect(store.readAll());
    expect(JSON.stringify(fromStream?.data)).toBe(JSON.stringify(data));
    expect(JSON.stringify(fromLog?.data)).toBe(JSON.stringify(data));
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it.each<[string, unknown, string]>([
    ['a lone surrogate', { a: ['ok', 'half \ud83d'] }, '/0/data/a/1'],
    ['a lone surrogate in a key', { a: { '\udc00': 1 } }, '/0/data/a/\ufffd'],
    ['NaN', { a: Number.NaN }, '/0/data/a'],
    ['an infinity', { 'a/b~c': Number.NEGATIVE_INFINITY }, '/0/data/a~1b~0c'],
    ['an integer beyond 2^53', { a: { b: 9007199254740994 } }, '/0/data/a/b'],
    ['undefined', { a: undefined }, '/0/data/a'],
    ['undefined in an array', { a: [1, undefined] }, '/0/data/a/1'],
    ['a bigint', { a: 1n }, '/0/data/a'],
    ['a function', { a: () => 1 }, '/0/data/a'],
    ['a date', { a: new Date(0) }, '/0/data/a'],
    ['a map', { a: new Map() }, '/0/data/a'],
    ['nothing', undefined, '/0/data'],
    ['null', null, '/0/data'],
    ['an array', [], '/0/data'],
  ])('refuses %s, says where, and stores nothing', async (_what, data, pointer) => {
    const store = await open();
    const event = { ...anEvent(stream, 'c-1'), data: data as JsonObject };
    await expect(store.append(stream, [event], 'noStream')).rejects.toMatchObject({ code: 'event-refused', pointer });
    expect(await collect(store.readAll())).toEqual([]);
  });

  it('refuses nesting without end and stays alive', async () => {
    const store = await open();
    const data: JsonObject = JSON.parse(`{"deep":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
    const event = { ...anEvent(stream, 'c-1'), data };
    await expect(store.append(stream, [event], 'noStream')).rejects.toMatchObject({ code: 'event-refused' });
    expect(await store.append(stream, [anEvent(stream, 'c-2')], 'noStream')).toMatchObject({ outcome: 'appended' });
  });

  it.each<[string, object, string]>([
    ['an empty type', { type: '' }, '/0/type'],
    ['a type of a system', { type: '$metadata' }, '/0/type'],
    ['an id that is no UUID', { id: 'first' }, '/0/id'],
    ['schema version 0', { schemaVersion: 0 }, '/0/schemaVersion'],
    ['an instant without milliseconds', { occurredAt: '2026-03-01T12:00:00Z' }, '/0/occurredAt'],
    ['a day that does not exist', { occurredAt: '2026-02-30T12:00:00.000Z' }, '/0/occurredAt'],
    ['null in meta', { meta: { ...metaOf('c-1'), outlet: null } }, '/0/meta/outlet'],
    ['no command hash', { meta: { tenant: 'huadong' } }, '/0/meta/commandHash'],
  ])('refuses %s', async (_what, change, pointer) => {
    const store = await open();
    const event = { ...anEvent(stream, 'c-1'), ...change };
    await expect(store.append(stream, [event], 'noStream')).rejects.toMatchObject({ code: 'event-refused', pointer });
  });

  it.each(['', '$all', 'opportunity', 'opportunity-', 'opportunity-a b', `opportunity-${'x'.repeat(129)}`])(
    'refuses the stream name %j',
    async (name) => {
      const store = await open();
      const attempt = store.append(name as typeof stream, [anEvent(stream, 'c-1')], 'any');
      await expect(attempt).rejects.toMatchObject({ code: 'event-refused' });
    },
  );

  it('takes an event of 512 KiB, and refuses one byte more', async () => {
    const store = await open();
    const largest = eventOfBytes(stream, 'c-1', 0, 512 * KIB);
    await store.append(stream, [largest], 'noStream');
    expect((await collect(store.readStream(stream)))[0]?.data).toEqual(largest.data);

    const larger = eventOfBytes(stream, 'c-2', 0, 512 * KIB + 1);
    await expect(store.append(stream, [larger], 0)).rejects.toMatchObject({ code: 'event-refused', pointer: '/0' });
  });

  it('reads back a log of the largest events, whichever way', async () => {
    const store = await open();
    for (let n = 0; n < 20; n++) {
      await store.append(stream, [eventOfBytes(stream, `c-${n}`, 0, 512 * KIB)], 'any');
    }
    const inOrder = Array.from({ length: 20 }, (_, n) => n);
    const upTo = await store.head();
    const revisions = (events: readonly RecordedEvent[]) => events.map(({ revision }) => revision);
    expect(revisions(await collect(store.readAll()))).toEqual(inOrder);
    expect(revisions(await collect(store.readStream(stream)))).toEqual(inOrder);
    const found: RecordedEvent[] = [];
    for await (const { events } of store.readStreams({ upTo })) found.push(...events);
    expect(revisions(found)).toEqual(inOrder);
  });

  it('takes an append of 768 KiB, and refuses one byte more', async () => {
    const store = await open();
    const three = (command: string, more: number) =>
      [256 * KIB, 256 * KIB, 256 * KIB + more].map((bytes, n) => eventOfBytes(stream, command, n, bytes));
    await store.append(stream, three('c-1', 0), 'noStream');
    await expect(store.append(stream, three('c-2', 1), 2)).rejects.toMatchObject({
      code: 'event-refused',
      pointer: '',
    });
    expect(await collect(store.readStream(stream))).toHaveLength(3);
  });

  it('counts bytes, not characters', async () => {
    const store = await open();
    const text = '客'.repeat(175_000);
    const attempt = store.append(stream, [anEvent(stream, 'c-1', 0, { text })], 'noStream');
    await expect(attempt).rejects.toMatchObject({ code: 'event-refused', pointer: '/0' });
  });
}
