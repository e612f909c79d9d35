import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anEvent, clockShowing, collect, opportunity } from '../contract/index.ts';
import type { Batch, EventStore, Expected } from '../event-store.ts';
import { openMemoryEventStore } from '../memory/index.ts';
import { openSqliteEventStore } from './sqlite-event-store.ts';
import { HUADONG, temporaryFile } from './temporary-log.fixture.ts';

const expectation: fc.Arbitrary<Expected> = fc.oneof(
  fc.constantFrom<Expected>('any', 'noStream', 'exists'),
  fc.integer({ min: 0, max: 6 }),
);

/** Few streams, few commands, few places: repeats, conflicts and reused ids are common. */
const batch: fc.Arbitrary<Batch> = fc
  .record({
    stream: fc.integer({ min: 0, max: 2 }).map(opportunity),
    command: fc.integer({ min: 0, max: 5 }).map((n) => `c-${n}`),
    places: fc.uniqueArray(fc.integer({ min: 0, max: 2 }), { maxLength: 3 }),
    elsewhere: fc.boolean(),
    expected: expectation,
  })
  .map(({ stream, command, places, elsewhere, expected }) => ({
    stream,
    expected,
    events: places.map((n) => anEvent(elsewhere ? opportunity(0) : stream, command, n)),
  }));

async function trace(store: EventStore, turns: readonly (readonly Batch[])[]): Promise<unknown> {
  const results: unknown[] = [];
  for (const turn of turns) {
    const settled = await store.appendMany(turn);
    results.push(
      settled.map((result) =>
        result.status === 'fulfilled'
          ? result.value
          : [result.reason.code, result.reason.pointer, result.reason.message],
      ),
    );
  }
  const streams = [0, 1, 2].map((n) =>
    collect(store.readStream(opportunity(n), { direction: 'backwards' })).catch((error) => error.code),
  );
  const log = [collect(store.readAll()), collect(store.readAll({ direction: 'backwards', limit: 5 }))];
  return [results, await store.head(), await Promise.all(streams), await Promise.all(log)];
}

it('answers as the log in memory does, whatever is appended', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(batch, { maxLength: 6 }), { maxLength: 8 }), async (turns) => {
      const clock = () => clockShowing(0)();
      const sqlite = await openSqliteEventStore({ file: temporaryFile(), clock, create: HUADONG });
      const memory = openMemoryEventStore({ clock, header: sqlite.header });
      expect(await trace(sqlite, turns)).toEqual(await trace(memory, turns));
      await Promise.all([sqlite.close(), memory.close()]);
    }),
    { numRuns: 60 },
  );
}, 60_000);
