import { expect, it } from '@jest/globals';
import type { Document, Find, Lease, View } from '../read-store.ts';
import { type ContractContext, checkpointAt, deals } from './contract-context.ts';

const held: Readonly<Record<string, Document>> = {
  a: { owner: 'x', value: 10 },
  b: { owner: 'x', value: 9 },
  c: { owner: 'x', value: 'ten' },
  d: { owner: 'x', value: null },
  e: { owner: 'x' },
  f: { owner: 'y', value: -1.5 },
  g: { owner: null, value: 9 },
  h: { owner: 7, value: 9 },
  'I\uFF5E': { owner: '\uFF5E', value: 9 },
  'I\u{1F600}': { owner: '\u{1F600}', value: 9 },
};

export function describeRanges(context: () => ContractContext): void {
  const keysOf = async (view: View, find?: Find) => (await view.find('deals', find)).map(({ key }) => key);
  const filled = async () => {
    const { store, other } = context();
    const { lease } = await store.acquire('a', 1_000);
    await (await store.open(deals)).commit({ deals: new Map(Object.entries(held)) }, checkpointAt(0), lease as Lease);
    return other.open(deals);
  };

  it('the key order is that of UTF-8 bytes, both ways', async () => {
    const view = await filled();
    const keys = ['I\uFF5E', 'I\u{1F600}', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    expect(await keysOf(view)).toEqual(keys);
    expect(await keysOf(view, { direction: 'backwards' })).toEqual(keys.toReversed());
  });

  it('an index orders null before numbers before strings, and equal values by key', async () => {
    const view = await filled();
    const index = ['owner', 'value'];
    const expected = ['g', 'h', 'd', 'e', 'b', 'a', 'c', 'f', 'I\uFF5E', 'I\u{1F600}'];
    expect(await keysOf(view, { index })).toEqual(expected);
    expect(await keysOf(view, { index, direction: 'backwards' })).toEqual(expected.toReversed());
  });

  it.each<[string, Find, string[]]>([
    ['equals', { index: ['owner', 'value'], equals: ['x'] }, ['d', 'e', 'b', 'a', 'c']],
    ['equals null', { index: ['owner', 'value'], equals: [null] }, ['g']],
    ['equals null at the end', { index: ['owner', 'value'], equals: ['x', null] }, ['d', 'e']],
    ['from, without nulls', { index: ['owner', 'value'], equals: ['x'], from: 9 }, ['b', 'a', 'c']],
    ['from, exclusive', { index: ['owner', 'value'], equals: ['x'], from: 9, fromExclusive: true }, ['a', 'c']],
    ['to, inclusive, without nulls', { index: ['owner', 'value'], equals: ['x'], to: 9 }, ['b']],
    ['to a string', { index: ['owner', 'value'], equals: ['x'], to: 'ten' }, ['b', 'a', 'c']],
    ['from and to', { index: ['value'], from: -2, to: 9 }, ['f', 'I\uFF5E', 'I\u{1F600}', 'b', 'g', 'h']],
    ['a limit', { index: ['value'], from: 9, limit: 3 }, ['I\uFF5E', 'I\u{1F600}', 'b']],
    ['a limit backwards', { index: ['value'], to: 9, direction: 'backwards', limit: 2 }, ['h', 'g']],
    ['keys after the last field', { index: ['value'], equals: [9], from: 'a', fromExclusive: true }, ['b', 'g', 'h']],
    ['keys', { from: 'c', to: 'e' }, ['c', 'd', 'e']],
    ['one key', { equals: ['c'] }, ['c']],
  ])('a range: %s', async (_, find, expected) => {
    expect(await keysOf(await filled(), find)).toEqual(expected);
  });

  it('a changed document moves in its indexes', async () => {
    const view = await filled();
    const { lease } = await context().store.acquire('a', 1_000);
    const own = await context().store.open(deals);
    await own.commit({ deals: new Map([['a', { owner: 'y', value: 10 }]]) }, checkpointAt(1), lease);
    expect(await keysOf(view, { index: ['owner', 'value'], equals: ['y'] })).toEqual(['f', 'a']);
  });

  it('stored texts come by the bytes of their keys, a page after a key', async () => {
    const view = await filled();
    const keys = async (after: string | undefined, limit: number) =>
      (await view.texts('deals', after, limit)).map(([key]) => key);
    expect(await keys(undefined, 3)).toEqual(['I\uFF5E', 'I\u{1F600}', 'a']);
    expect(await keys('a', 100)).toEqual(['b', 'c', 'd', 'e', 'f', 'g', 'h']);
    expect(await view.texts('deals', 'aa', 1)).toEqual([['b', JSON.stringify(held.b)]]);
    expect(await keys('h', 1)).toEqual([]);
  });

  it('an index that was not declared is refused', async () => {
    const view = await filled();
    await expect(view.find('deals', { index: ['owner'] })).rejects.toThrow(RangeError);
    await expect(view.find('others')).rejects.toThrow(RangeError);
  });
}
