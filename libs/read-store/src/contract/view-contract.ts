import { createHash } from 'node:crypto';
import { expect, it } from '@jest/globals';
import type { Lease } from '../read-store.ts';
import { type ContractContext, checkpointAt, deals } from './contract-context.ts';

export function describeViews(context: () => ContractContext): void {
  const projecting = async () => {
    const { store, other } = context();
    const { lease } = await store.acquire('a', 1_000);
    return { view: await store.open(deals), seen: await other.open(deals), lease: lease as Lease };
  };

  it('a new view is empty and has no checkpoint', async () => {
    const { view } = await projecting();
    expect(await view.checkpoint()).toBeUndefined();
    expect(await view.count('deals')).toBe(0);
    expect(await view.load('deals', ['a'])).toEqual(new Map());
  });

  it('changes and checkpoint are there together, for every handle; null removes', async () => {
    const { view, seen, lease } = await projecting();
    const document = { owner: '李', value: 2.5, nested: { list: [1, null, true] }, sealed: [{ v: 1, iv: 'x' }] };
    const changed = { a: document, b: { owner: null } };
    await view.commit({ deals: new Map(Object.entries(changed)) }, checkpointAt(4), lease);
    expect(await seen.load('deals', ['a', 'b', 'c'])).toEqual(new Map(Object.entries(changed)));
    expect(await seen.checkpoint()).toEqual(checkpointAt(4));
    await view.commit({ deals: new Map([['a', null]]) }, checkpointAt(5), lease);
    expect(await seen.load('deals', ['a'])).toEqual(new Map());
    expect(await seen.count('deals')).toBe(1);
    expect(await seen.checkpoint()).toEqual(checkpointAt(5));
  });

  it('a commit that fails changes nothing at all', async () => {
    const { view, seen, lease } = await projecting();
    await view.commit({ deals: new Map([['a', { owner: 'x' }]]) }, checkpointAt(0), lease);
    const bad = new Map([
      ['a', { owner: 'y' }],
      ['b', { owner: ['no', 'index', 'value'] }],
    ]);
    await expect(view.commit({ deals: bad }, checkpointAt(1), lease)).rejects.toThrow(RangeError);
    await expect(view.commit({ others: new Map() }, checkpointAt(1), lease)).rejects.toThrow(RangeError);
    expect(await seen.load('deals', ['a', 'b'])).toEqual(new Map([['a', { owner: 'x' }]]));
    expect(await seen.checkpoint()).toEqual(checkpointAt(0));
  });

  it('a stored document does not change with the object it came from, nor with one that was loaded', async () => {
    const { view, lease } = await projecting();
    const document = { owner: 'x', list: [1] };
    await view.commit({ deals: new Map([['a', document]]) }, checkpointAt(0), lease);
    document.list.push(2);
    const loaded = (await view.load('deals', ['a'])).get('a') as { list: number[] };
    loaded.list.push(3);
    expect((await view.load('deals', ['a'])).get('a')).toEqual({ owner: 'x', list: [1] });
  });

  it('what is borrowed is what is stored, whoever wrote it last', async () => {
    const { store, other } = context();
    const { view, seen, lease } = await projecting();
    await view.commit({ deals: new Map([['a', { value: 1 }]]), totals: new Map() }, checkpointAt(0), lease);
    expect(await view.borrow('deals', ['a', 'b'])).toEqual(new Map([['a', { value: 1 }]]));
    await store.release(lease);
    const { lease: next } = await other.acquire('b', 1_000);
    await seen.commit({ deals: new Map([['a', { value: 2 }]]) }, checkpointAt(1), next);
    expect(await view.borrow('deals', ['a'])).toEqual(new Map([['a', { value: 2 }]]));
    expect(await seen.borrow('deals', ['a'])).toEqual(new Map([['a', { value: 2 }]]));
    await seen.clear(next);
    expect(await view.borrow('deals', ['a'])).toEqual(new Map());
  });

  it('clear removes documents and checkpoint', async () => {
    const { view, seen, lease } = await projecting();
    const sum = new Map([['t', { count: 1 }]]);
    await view.commit({ deals: new Map([['a', {}]]), totals: sum }, checkpointAt(0), lease);
    await view.clear(lease);
    expect([await seen.count('deals'), await seen.count('totals')]).toEqual([0, 0]);
    expect(await seen.checkpoint()).toBeUndefined();
  });

  it('the digest is SHA-256 over [key, document] lines in RFC 8785 form, by the bytes of the key', async () => {
    const { view, seen, lease } = await projecting();
    const changed = new Map([
      ['\u{1F600}', { value: 1 }],
      ['\uFF5E', { value: 1.5, owner: 'b' }],
      ['a', {}],
    ]);
    await view.commit({ deals: changed }, checkpointAt(0), lease);
    const lines = '["a",{}]\n["\uFF5E",{"owner":"b","value":1.5}]\n["\u{1F600}",{"value":1}]\n';
    expect(await seen.digest('deals')).toBe(createHash('sha256').update(lines).digest('hex'));
    expect(await seen.digest('totals')).toBe(createHash('sha256').digest('hex'));
  });

  it('versions stand beside each other; the first goes live; a dropped one is gone', async () => {
    const { store, other } = context();
    const { lease } = await store.acquire('a', 1_000);
    const first = await store.open(deals);
    const second = await store.open({ ...deals, version: 2 });
    await first.commit({ deals: new Map([['a', {}]]) }, checkpointAt(0), lease);
    expect(await second.count('deals')).toBe(0);
    expect(await other.builds()).toMatchObject([
      { name: 'deals', version: 1, build: first.build, state: 'live' },
      { name: 'deals', version: 2, build: second.build, state: 'ready' },
    ]);
    expect(await other.live({ ...deals, version: 2 })).toBeUndefined();
    await store.drop(first.build);
    expect(await store.builds()).toMatchObject([{ version: 2, state: 'ready' }]);
    expect(await (await store.open(deals)).count('deals')).toBe(0);
  });

  it('a view takes room', async () => {
    const { view, lease } = await projecting();
    await view.commit({ deals: new Map([['a', { text: 'x'.repeat(10_000) }]]) }, checkpointAt(0), lease);
    expect(await view.size()).toBeGreaterThan(10_000);
  });

  it('other collections under the same version are refused', async () => {
    const { store } = context();
    await store.open(deals);
    const changed = { ...deals, collections: { deals: { kind: 'document' as const, indexes: [] } } };
    await expect(context().store.open(changed)).rejects.toMatchObject({ code: 'view-damaged' });
  });

  it.each(['../deals', '', 'Deals', 'deals.v1'])('no view is named %j', async (name) => {
    await expect(context().store.open({ ...deals, name })).rejects.toThrow(RangeError);
  });
}
