import { expect, it } from '@jest/globals';
import { later } from '#kernel';
import type { Bench } from './contract.ts';
import { anEvent, appended, clockShowing, collect, NOON, opportunity, someEvents } from './sample-events.ts';

export function timeClauses({ open, capabilities }: Bench): void {
  const stream = opportunity('o-1');

  it('never lets recordedAt decrease where the clock goes back', async () => {
    const store = await open(clockShowing(5000, 1000, 3000, 9000));
    const given: string[] = [];
    for (const command of ['c-1', 'c-2', 'c-3', 'c-4']) {
      given.push(appended(await store.append(stream, [anEvent(stream, command)], 'any')).recordedAt);
    }
    const stored = (await collect(store.readAll())).map(({ recordedAt }) => recordedAt);
    expect(stored).toEqual(given);
    expect(stored).toEqual(stored.toSorted());
    if (capabilities.clockInjected) {
      expect(stored).toEqual([5000, 5000, 5000, 9000].map((ms) => later(NOON, ms)));
    }
    expect((await store.head()).recordedAt).toBe(stored.at(-1));
  });

  it('records all of an append at one instant', async () => {
    const store = await open(clockShowing(0, 1, 2, 3));
    await store.append(stream, someEvents(stream, 'c-1', 3), 'noStream');
    const instants = (await collect(store.readStream(stream))).map(({ recordedAt }) => recordedAt);
    expect(new Set(instants).size).toBe(1);
  });
}
