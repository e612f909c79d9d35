import { describe, expect, it } from '@jest/globals';
import { anEvent, opportunity } from '../contract/index.ts';
import { setEventStoreDbReadOnly } from './eventstoredb-event-store.ts';
import { aServer, aStore, typesIn } from './protocol-server.fixture.ts';

describe('a log that is open while it is made the source of a migration', () => {
  it('acknowledges nothing that stands behind the mark, whatever is under way', async () => {
    const server = await aServer();
    const store = await aStore(server);
    const append = (n: number) => store.append(opportunity(n), [anEvent(opportunity(n), `c-${n}`)], 'noStream');
    await append(0);
    const under = Array.from({ length: 300 }, (_, n) => append(n + 1));
    const marking = setEventStoreDbReadOnly({ url: server.url });
    const after = marking.then(() => Promise.allSettled(Array.from({ length: 20 }, (_, n) => append(n + 301))));
    const outcomes = [...(await Promise.allSettled(under)), ...(await after)];
    const mark = server.log.stream('dealtrail.log')?.events[1]?.position ?? 0;
    const acknowledged = outcomes.flatMap((outcome) =>
      outcome.status === 'fulfilled' && outcome.value.outcome === 'appended' ? [outcome.value.position] : [],
    );
    expect(acknowledged.filter((position) => position > mark)).toEqual([]);
    const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
    expect(acknowledged.length + reasons.length).toBe(320);
    expect(reasons.filter((code) => code !== 'store-read-only' && code !== 'outcome-unknown')).toEqual([]);
    expect(reasons.length).toBeGreaterThanOrEqual(20);
  });

  it('is told of it by the tail, and sends nothing any more', async () => {
    const server = await aServer();
    const store = await aStore(server);
    const append = (n: number) => store.append(opportunity(n), [anEvent(opportunity(n), `c-${n}`)], 'noStream');
    await append(1);
    await setEventStoreDbReadOnly({ url: server.url });
    // At the latest the answer to the next one tells of it.
    await expect(append(2)).rejects.toMatchObject({
      code: expect.stringMatching(/^(store-read-only|outcome-unknown)$/),
    });
    await expect(append(3)).rejects.toMatchObject({ code: 'store-read-only' });
    expect(typesIn(server, opportunity(3))).toEqual([]);
  });

  it('is asked for it where no tail tells, and does not take what stands for acknowledged when it comes again', async () => {
    const server = await aServer();
    const [first, second] = [await aStore(server), await aStore(server)];
    const append = (store: typeof first) => store.append(opportunity(1), [anEvent(opportunity(1), 'c-1')], 'noStream');
    await setEventStoreDbReadOnly({ url: server.url });
    await expect(append(first)).rejects.toMatchObject({
      code: 'outcome-unknown',
      message: expect.stringContaining('moved to'),
    });
    await expect(append(first)).rejects.toMatchObject({ code: 'store-read-only' });
    expect(typesIn(server, opportunity(1))).toHaveLength(1);
    await expect(append(second)).rejects.toMatchObject({ code: 'outcome-unknown' });
  });
});
