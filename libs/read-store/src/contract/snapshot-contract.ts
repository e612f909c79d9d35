import { expect, it } from '@jest/globals';
import { type ContractContext, checkpointAt, deals } from './contract-context.ts';

export function describeSnapshots(context: () => ContractContext): void {
  it('a query of several steps sees one state, whatever is committed meanwhile', async () => {
    const { store, other } = context();
    const { lease } = await store.acquire('a', 1_000);
    const [view, seen] = [await store.open(deals), await other.open(deals)];
    await view.commit({ deals: new Map([['a', { value: 1 }]]) }, checkpointAt(0), lease);
    const answer = await seen.read(async (reader) => {
      const before = await reader.checkpoint();
      await view.commit(
        {
          deals: new Map([
            ['a', { value: 2 }],
            ['b', {}],
          ]),
        },
        checkpointAt(1),
        lease,
      );
      return {
        before,
        after: await reader.checkpoint(),
        found: await reader.find('deals'),
        count: await reader.count('deals'),
      };
    });
    expect(answer.before).toEqual(checkpointAt(0));
    expect(answer.after).toEqual(checkpointAt(0));
    expect(answer.found).toEqual([{ key: 'a', document: { value: 1 } }]);
    expect(answer.count).toBe(1);
    expect(await seen.read((reader) => reader.checkpoint())).toEqual(checkpointAt(1));
  });
}
