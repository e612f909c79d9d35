import { expect, it } from '@jest/globals';
import { type NewEvent, type RecordedEvent, streamName } from '#kernel';
import { anEvent, appended, clockShowing, collect, someEvents } from '../contract/index.ts';
import type { EventStore } from '../event-store.ts';
import { LONGEST_TAIL } from './index-turns.ts';
import { lookupKey } from './lookup-key.ts';
import { openSqliteEventStore } from './sqlite-event-store.ts';
import { HUADONG, temporaryFile } from './temporary-log.fixture.ts';

// Found by search: the names, and the ids, are looked up under the same numbers.
const one = streamName('visit', '61w7o');
const other = streamName('visit', 'd6rg9');
const idOne = '00000000-0000-4000-8000-0000011aa375';
const idOther = '00000000-0000-4000-8000-000003521b97';

async function keepsThemApart(store: EventStore): Promise<void> {
  const idsOf = async (stream: typeof one) => (await collect(store.readStream(stream))).map(({ id }) => id);
  expect((await idsOf(one))[0]).toBe(idOne);
  expect((await idsOf(other))[0]).toBe(idOther);
  const found: RecordedEvent[] = [];
  for await (const { events } of store.readStreams({ upTo: await store.head() })) found.push(...events);
  const theirs = found.filter(({ stream }) => stream === one || stream === other);
  const runs = theirs.filter(({ stream }, n) => theirs[n - 1]?.stream !== stream);
  expect(runs).toHaveLength(2);
  for (const { stream } of runs) {
    const revisions = theirs.filter((event) => event.stream === stream).map(({ revision }) => revision);
    expect(revisions).toEqual(revisions.map((_, n) => n));
  }
}

it('keeps streams and ids apart that are looked up under one number, recent or long ago', async () => {
  expect(lookupKey(one)).toBe(lookupKey(other));
  expect(lookupKey(idOne)).toBe(lookupKey(idOther));
  const store = await openSqliteEventStore({ file: temporaryFile(), clock: clockShowing(0), create: HUADONG });
  const first = (stream: typeof one, id: string): NewEvent => ({ ...anEvent(stream, 'first'), id });
  await store.append(one, [first(one, idOne)], 'noStream');
  await store.append(other, [first(other, idOther)], 'noStream');
  for (let n = 0; n < 3; n++) {
    appended(await store.append(one, [anEvent(one, `c-${n}`)], n));
    appended(await store.append(other, [anEvent(other, `c-${n}`)], n));
  }
  await keepsThemApart(store);
  expect(appended(await store.append(other, [first(other, idOther)], 'noStream')).repeated).toBe(true);

  const filler = streamName('visit', 'filler');
  for (let n = 0; n < LONGEST_TAIL; n += 1_000) await store.append(filler, someEvents(filler, `f-${n}`, 1_000), 'any');
  await keepsThemApart(store);
  expect(appended(await store.append(other, [first(other, idOther)], 'noStream')).repeated).toBe(true);
  appended(await store.append(one, [anEvent(one, 'last')], 3));
  await store.close();
}, 30_000);
