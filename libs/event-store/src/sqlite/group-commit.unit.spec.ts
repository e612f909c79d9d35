import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { StreamName } from '#kernel';
import { groupCommit } from './group-commit.ts';

const GROUP_MS = 4;

/** Groups that take so long each, by a clock that only they and the test move. */
function commits() {
  const groups: string[][] = [];
  let time = 0;
  const { append } = groupCommit(
    'events.db',
    (batches) => {
      time += GROUP_MS;
      groups.push(batches.map(({ stream }) => stream));
      const value = { outcome: 'appended', revision: 0, position: 0, recordedAt: '', repeated: false } as never;
      return batches.map(() => ({ status: 'fulfilled', value }));
    },
    () => {},
    () => time,
  );
  return {
    groups,
    pass(ms: number) {
      time += ms;
    },
    append: (stream: string) => append(() => ({ stream: stream as StreamName, events: [], expected: 'any' })),
  };
}

describe('appends to a log in a file', () => {
  it('share a group with those of the next turns, as long as each turn brings more', async () => {
    const { groups, append } = commits();
    await Promise.all(['a', 'b'].map(append));
    const appends = [append('c')];
    for (const stream of ['d', 'e']) {
      await nextTurn();
      appends.push(append(stream));
    }
    await Promise.all(appends);
    expect(groups).toEqual([
      ['a', 'b'],
      ['c', 'd', 'e'],
    ]);
  });

  it('wait no longer for others than the last group took', async () => {
    const { groups, pass, append } = commits();
    await Promise.all(['a', 'b'].map(append));
    const appends: Promise<unknown>[] = [];
    for (const stream of ['c', 'd', 'e', 'f']) {
      appends.push(append(stream));
      await nextTurn();
      pass(GROUP_MS / 2);
    }
    await Promise.all(appends);
    expect(groups).toEqual([['a', 'b'], ['c', 'd', 'e'], ['f']]);
  });

  it('wait for nobody where one follows the other', async () => {
    const { groups, append } = commits();
    await append('a');
    const second = append('b');
    await nextTurn();
    expect(groups).toEqual([['a'], ['b']]);
    await second;
  });
});
