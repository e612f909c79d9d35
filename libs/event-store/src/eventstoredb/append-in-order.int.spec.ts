import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#kernel';
import { anEvent, collect, opportunity } from '../contract/index.ts';
import { aServer, aStore, SOON_MS } from './protocol-server.fixture.ts';

const STREAMS = 40;
const EVENTS = 200;

/** Of many streams in turn, so that each is an append of its own, in pages as a log gives them. */
async function records(): Promise<readonly RecordedEvent[]> {
  const source = await aStore(await aServer());
  for (let n = 0; n < EVENTS; n++) {
    const stream = opportunity(n % STREAMS);
    await source.append(stream, [anEvent(stream, `c-${n}`)], n < STREAMS ? 'noStream' : Math.floor(n / STREAMS) - 1);
  }
  return collect(source.readAll());
}

async function* pagesOf(all: readonly RecordedEvent[], size = 100) {
  for (let n = 0; n < all.length; n += size) yield all.slice(n, n + size);
}

const told = (events: readonly RecordedEvent[]) =>
  events.map(({ id, stream, revision, recordedAt }) => [id, stream, revision, recordedAt]);

describe('a copy to EventStoreDB', () => {
  it.each(['breakBatch', 'halfCloseBatch', 'silent'] as const)(
    'has many appends on their way, and keeps their order where %s strikes among them',
    async (fault) => {
      const all = await records();
      const server = await aServer();
      const target = await aStore(server, { answerMs: 2 * SOON_MS });
      // The first page is through; the second one meets the fault, until something of it is written.
      const through = server.log.events.length + 100;
      const pages = async function* () {
        for await (const page of pagesOf(all)) {
          server.faults[fault] = page[0] !== all[0];
          yield page;
        }
      };
      const before = server.witness.appends.length;
      const stop = server.log.onGrowth(() => {
        if (server.log.events.length > through) server.faults[fault] = false;
      });
      await target.copy(pages());
      stop();
      expect(server.witness.appends.length).toBeGreaterThan(before + EVENTS);
      expect(told(await collect(target.readAll()))).toEqual(told(all));
    },
  );

  it('waits for no answer before it sends what comes next', async () => {
    const all = await records();
    const server = await aServer();
    const target = await aStore(server, { answerMs: SOON_MS });
    const before = server.witness.appends.length;
    server.faults.deaf = true;
    const copying = target.copy(pagesOf(all));
    while (server.witness.appends.length < before + 100) await new Promise((resolve) => setTimeout(resolve, 5));
    server.faults.deaf = false;
    await copying;
    expect(told(await collect(target.readAll()))).toEqual(told(all));
  });
});
