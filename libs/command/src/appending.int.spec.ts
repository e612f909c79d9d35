import { expect, it } from '@jest/globals';
import type { Appended } from '#event-store';
import { opportunity, someEvents } from '#event-store/contract';
import { asRecorded } from './appending.ts';
import { logInMemory } from './testing/engine.fixture.ts';

it('gives folds what the stream holds after an append, and no place in the log, which only the log knows', async () => {
  const { store } = await logInMemory();
  const stream = opportunity('o-1');
  await store.append(stream, someEvents(stream, 'c-1', 2), 'noStream');
  const events = someEvents(stream, 'c-2', 3);
  const appended = (await store.append(stream, events, 1)) as Appended;
  const held: object[] = [];
  for await (const page of store.readStream(stream, { from: 2 })) {
    held.push(...page.map(({ position: _position, index: _index, ...event }) => event));
  }
  expect(asRecorded(stream, events, appended)).toEqual(held);
});
