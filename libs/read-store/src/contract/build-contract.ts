import { expect, it } from '@jest/globals';
import { later } from '#kernel';
import { DocumentText } from '../read-store.ts';
import { type ContractContext, checkpointAt, deals } from './contract-context.ts';

export function describeBuilds(context: () => ContractContext): void {
  const beginning = { holder: 'builder', total: 10, ttlMs: 1_000 };
  const progress = { done: 4, total: 10, workedMs: 20, state: 'building' } as const;
  const documents = (value: number) => ({ deals: new Map([['a', { owner: 'x', value }]]) });
  const live = async () => {
    const { store } = context();
    const { lease } = await store.acquire('a', 1_000);
    const view = await store.open(deals);
    await view.commit(documents(1), checkpointAt(0), lease);
    return { view, lease };
  };
  const ready = async () => {
    const { store } = context();
    const writer = await store.begin(deals, beginning);
    await writer.add(documents(2));
    await writer.complete(checkpointAt(0));
    return writer.build;
  };
  const states = async () => (await context().other.builds()).map(({ build, state }) => [build, state]);

  it('documents of a build may be given as their text', async () => {
    const { store, other } = context();
    const writer = await store.begin(deals, beginning);
    await writer.add({
      deals: new Map([['a', new DocumentText('{"owner":"x","value":2}')]]),
      totals: new Map([['t', new DocumentText('{"count":3}')]]),
    });
    await writer.complete(checkpointAt(4));
    const built = await other.openBuild(deals, writer.build);
    expect(await built.find('deals', { index: ['owner', 'value'] })).toEqual([
      { key: 'a', document: { owner: 'x', value: 2 } },
    ]);
    expect(await built.load('totals', ['t'])).toEqual(new Map([['t', { count: 3 }]]));
  });

  it('a build is read by nobody until it is whole, then it is a view like any other', async () => {
    const { store, other, now } = context();
    const { view, lease } = await live();
    const writer = await store.begin(deals, beginning);
    expect(await other.builds()).toMatchObject([
      { name: 'deals', version: 1, build: view.build, state: 'live' },
      {
        ...{ name: 'deals', version: 1, build: writer.build, state: 'building', request: null, holder: 'builder' },
        ...{ done: 0, total: 10, startedAt: now(), expiresAt: later(now(), 1_000), error: null, report: null },
      },
    ]);
    await expect(other.openBuild(deals, writer.build)).rejects.toMatchObject({ code: 'build-gone' });
    expect((await other.open(deals)).build).toBe(view.build);
    await writer.add({ ...documents(2), totals: new Map([['t', { count: 3 }]]) });
    await writer.write({ deals: new Map([['b', { owner: null }]]) });
    await writer.write({ deals: new Map([['b', { owner: 'y' }]]) });
    await writer.add({ deals: new Map([['c', {}]]) });
    await writer.write({ deals: new Map([['c', null]]) });
    expect(await writer.load('deals', ['b', 'c'])).toEqual(new Map([['b', { owner: 'y' }]]));
    await writer.complete(checkpointAt(4));

    const built = await other.openBuild(deals, writer.build);
    expect(await built.checkpoint()).toEqual(checkpointAt(4));
    expect(await built.find('deals', { index: ['owner', 'value'] })).toEqual([
      { key: 'a', document: { owner: 'x', value: 2 } },
      { key: 'b', document: { owner: 'y' } },
    ]);
    expect(await built.load('totals', ['t'])).toEqual(new Map([['t', { count: 3 }]]));
    expect(await view.load('deals', ['a', 'b'])).toEqual(documents(1).deals);
    await built.commit({ deals: new Map([['a', null]]) }, checkpointAt(5), lease);
    expect(await built.count('deals')).toBe(1);
    expect(await states()).toEqual([
      [view.build, 'live'],
      [writer.build, 'ready'],
    ]);
  });

  it('a build of an empty log has no checkpoint', async () => {
    const { store, other } = context();
    const writer = await store.begin(deals, beginning);
    await writer.complete(undefined);
    expect(await (await other.openBuild(deals, writer.build)).checkpoint()).toBeUndefined();
  });

  it('a document that comes a second time is refused', async () => {
    const writer = await context().store.begin(deals, beginning);
    await writer.add(documents(1));
    const again = async () => {
      await writer.add(documents(2));
      await writer.complete(checkpointAt(0));
    };
    await expect(again()).rejects.toMatchObject({ code: 'document-taken' });
    await writer.abandon({ state: 'failed' });
    expect(await states()).toEqual([[writer.build, 'failed']]);
  });

  it('what is set aside comes back by the bytes of its keys, a collection at a time', async () => {
    const writer = await context().store.begin(deals, beginning);
    const rows = (...keys: string[]) => keys.map((key) => [key, `${key}!`] as const);
    await writer.setAside('totals', rows('\u{1F600}', '\uFF5E', 'b'));
    await writer.setAside('deals', rows('z'));
    await writer.setAside('totals', [['b', 'again'], ...rows('a')]);
    expect([...writer.aside('totals')]).toEqual([
      ...[...rows('a', 'b'), ['b', 'again']],
      ...rows('\uFF5E', '\u{1F600}'),
    ]);
    expect([...writer.aside('deals')]).toEqual(rows('z'));
    await writer.complete(checkpointAt(0));
  });

  it('one builder a name; whoever asks learns how far it is, and another name is free', async () => {
    const { store, other } = context();
    const writer = await store.begin(deals, beginning);
    await writer.beat(progress);
    await expect(other.begin(deals, beginning)).rejects.toMatchObject({
      code: 'rebuild-under-way',
      details: { name: 'deals', build: writer.build, done: 4, total: 10 },
    });
    await expect(other.begin({ ...deals, version: 2 }, beginning)).rejects.toMatchObject({ code: 'rebuild-under-way' });
    await (await other.begin({ ...deals, name: 'others' }, beginning)).abandon({ state: 'cancelled' });
    await writer.abandon({ state: 'cancelled' });
    expect(await states()).toEqual([
      [writer.build, 'cancelled'],
      [writer.build + 1, 'cancelled'],
    ]);
  });

  it('a builder that says nothing for long is given up, and learns it when it goes on', async () => {
    const { store, other, pass } = context();
    const dead = await store.begin(deals, beginning);
    await dead.add(documents(1));
    pass(900);
    expect(await dead.beat(progress)).toBeNull();
    pass(900);
    await expect(other.begin(deals, beginning)).rejects.toMatchObject({ code: 'rebuild-under-way' });
    pass(100);
    const writer = await other.begin(deals, beginning);
    expect(writer.build).toBeGreaterThan(dead.build);
    await expect(dead.beat(progress)).rejects.toMatchObject({ code: 'build-gone' });
    await expect(dead.complete(checkpointAt(0))).rejects.toMatchObject({ code: 'build-gone' });
    await writer.complete(checkpointAt(0));
    expect(await states()).toEqual([[writer.build, 'ready']]);
  });

  it('a request is taken once by whoever builds; progress and state are there for every handle', async () => {
    const { store, other, pass, now } = context();
    const writer = await store.begin(deals, beginning);
    await other.ask(writer.build, 'pause');
    expect(await store.builds()).toMatchObject([{ request: 'pause' }]);
    pass(10);
    expect(await writer.beat(progress)).toBe('pause');
    expect(await writer.beat({ ...progress, state: 'paused' })).toBeNull();
    expect(await other.builds()).toMatchObject([
      { state: 'paused', request: null, done: 4, total: 10, workedMs: 20, updatedAt: now() },
    ]);
    await writer.abandon({ state: 'failed', error: { code: 'no-room', message: 'm' } });
    expect(await other.builds()).toMatchObject([{ state: 'failed', error: { code: 'no-room', message: 'm' } }]);
    await expect(other.ask(99, 'pause')).rejects.toMatchObject({ code: 'build-gone' });
  });

  it('the pointer moves from the build that was named, or not at all', async () => {
    const { store, other } = context();
    const { view, lease } = await live();
    const build = await ready();
    expect(await store.switchTo(build, undefined, lease)).toBe(false);
    expect(await store.switchTo(build, build, lease)).toBe(false);
    expect(await store.switchTo(99, view.build, lease)).toBe(false);
    await store.note(build, { report: { equal: true } });
    expect(await store.switchTo(build, view.build, lease)).toBe(true);
    expect(await store.switchTo(build, view.build, lease)).toBe(false);
    expect((await other.live(deals))?.build).toBe(build);
    expect((await other.open(deals)).build).toBe(build);
    expect(await other.builds()).toMatchObject([{ state: 'retired' }, { state: 'live', report: { equal: true } }]);

    expect(await store.switchTo(view.build, build, lease)).toBe(true);
    expect((await other.live(deals))?.build).toBe(view.build);
    expect(await states()).toEqual([
      [view.build, 'live'],
      [build, 'retired'],
    ]);
  });

  it('only the holder of the lease moves it', async () => {
    const { store, other, pass } = context();
    const { view, lease } = await live();
    const build = await ready();
    pass(1_000);
    await other.acquire('b', 1_000);
    await expect(store.switchTo(build, view.build, lease)).rejects.toMatchObject({ code: 'lease-lost' });
    expect((await other.live(deals))?.build).toBe(view.build);
  });

  it('a build that is not whole never goes live', async () => {
    const { store } = context();
    const { view, lease } = await live();
    const writer = await store.begin(deals, beginning);
    expect(await store.switchTo(writer.build, view.build, lease)).toBe(false);
    await writer.abandon({ state: 'cancelled' });
    expect(await store.switchTo(writer.build, view.build, lease)).toBe(false);
  });

  it('one retired build is kept, and a view that somebody holds is read on', async () => {
    const { store, other } = context();
    const { view, lease } = await live();
    const held = (await other.live(deals)) as typeof view;
    const second = await ready();
    await store.switchTo(second, view.build, lease);
    expect(await held.load('deals', ['a'])).toEqual(documents(1).deals);
    const third = await ready();
    await store.switchTo(third, second, lease);
    expect(await states()).toEqual([
      [second, 'retired'],
      [third, 'live'],
    ]);
    expect(await held.read((reader) => reader.load('deals', ['a']))).toEqual(documents(1).deals);
    await expect(other.openBuild(deals, view.build)).rejects.toMatchObject({ code: 'build-gone' });
  });

  it('a query goes on over a build that is dropped meanwhile', async () => {
    const { store } = context();
    const { view, lease } = await live();
    const build = await ready();
    await store.switchTo(build, view.build, lease);
    const found = await view.read(async (reader) => {
      await store.drop(view.build);
      return reader.load('deals', ['a']);
    });
    expect(found).toEqual(documents(1).deals);
    expect(await states()).toEqual([[build, 'live']]);
  });

  it('a new build takes the place of one that was never switched to', async () => {
    const { store } = context();
    const { view } = await live();
    const never = await ready();
    const writer = await store.begin(deals, beginning);
    expect(await states()).toEqual([
      [view.build, 'live'],
      [writer.build, 'building'],
    ]);
    expect(writer.build).toBeGreaterThan(never);
    await writer.abandon({ state: 'cancelled' });
  });

  it('no number comes twice', async () => {
    const { store } = context();
    const first = await store.open(deals);
    await store.drop(first.build);
    expect(await store.live(deals)).toBeUndefined();
    expect((await store.open(deals)).build).toBeGreaterThan(first.build);
  });
}
