import { expect, it } from '@jest/globals';
import { type ContractContext, checkpointAt, deals } from './contract-context.ts';

export function describeParts(context: () => ContractContext): void {
  const beginning = { holder: 'builder', total: 10, ttlMs: 1_000 };
  const documents = (value: number) => ({ deals: new Map([['a', { owner: 'x', value }]]) });
  const states = async () => (await context().other.builds()).map(({ build, state }) => [build, state]);

  it('what parts hold becomes the build’s once they are handed over, texts behind those set aside before', async () => {
    const { store, other } = context();
    const writer = await store.begin(deals, beginning);
    const parts = [
      await other.beginPart(deals, writer.build, 1),
      await other.beginPart(deals, writer.build, 2),
    ] as const;
    await writer.add(documents(1));
    await writer.setAside('totals', [
      ['t', 'first'],
      ['u', 'first'],
    ]);
    await parts[0].add({ deals: new Map([['b', { owner: 'x', value: 2 }]]) });
    await parts[0].setAside('totals', [['t', 'second']]);
    await parts[1].write({ deals: new Map([['c', { owner: 'x', value: 0 }]]) });
    await parts[1].setAside('totals', [['t', 'third']]);
    await parts[1].setAside('totals', [['a', 'only']]);
    expect(await parts[1].load('deals', ['a', 'b', 'c'])).toEqual(new Map([['c', { owner: 'x', value: 0 }]]));
    for (const part of parts) await part.handOver();
    await writer.takeOver(1);
    await writer.takeOver(2);
    expect([...writer.aside('totals')]).toEqual([
      ['a', 'only'],
      ['t', 'first'],
      ['t', 'second'],
      ['t', 'third'],
      ['u', 'first'],
    ]);
    await writer.setAside('totals', [['t', 'fourth']]);
    expect([...writer.aside('totals')].slice(3, 5)).toEqual([
      ['t', 'third'],
      ['t', 'fourth'],
    ]);
    await writer.write({ deals: new Map([['d', { owner: 'x', value: 9 }]]) });
    await writer.complete(checkpointAt(3));
    const built = await other.openBuild(deals, writer.build);
    expect((await built.find('deals', { index: ['owner', 'value'] })).map(({ key }) => key)).toEqual([
      'c',
      'a',
      'b',
      'd',
    ]);
  });

  it('a document of a part that the build holds already is refused', async () => {
    const { store } = context();
    const writer = await store.begin(deals, beginning);
    const part = await store.beginPart(deals, writer.build, 1);
    await writer.add(documents(1));
    await part.add(documents(2));
    await part.handOver();
    const takeOver = async () => {
      await writer.takeOver(1);
      await writer.complete(checkpointAt(0));
    };
    await expect(takeOver()).rejects.toMatchObject({ code: 'document-taken' });
    await writer.abandon({ state: 'failed' });
  });

  it('no part is begun of a build that nobody makes, and one that was given up takes its parts along', async () => {
    const { store, other } = context();
    const writer = await store.begin(deals, beginning);
    const [left, handed] = [
      await other.beginPart(deals, writer.build, 1),
      await other.beginPart(deals, writer.build, 2),
    ];
    await left.add(documents(1));
    await left.abandon();
    await handed.add(documents(1));
    await handed.handOver();
    await writer.abandon({ state: 'cancelled' });
    await expect(other.beginPart(deals, writer.build, 3)).rejects.toMatchObject({ code: 'build-gone' });
    await expect(other.beginPart(deals, 99, 1)).rejects.toMatchObject({ code: 'build-gone' });
    const next = await store.begin(deals, beginning);
    await expect(next.takeOver(2)).rejects.toMatchObject({ code: 'build-gone' });
    await next.complete(checkpointAt(0));
    expect(await states()).toEqual([[next.build, 'ready']]);
  });
}
