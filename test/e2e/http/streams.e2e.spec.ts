import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Service, serve } from '../../support/dealtrail.ts';
import { ask } from '../../support/http.ts';
import { openStream } from '../../support/sse.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

jest.setTimeout(60_000);

const OPPORTUNITIES = 20;
const EVENTS = 400;

describe('a stream', () => {
  const data = join(temporaryFolder(), 'data');
  let service: Service;
  const stream = (query: string) => `${service.url}/v1/events/stream?${query}`;
  const write = async (n: number) => {
    const id = `o-${n % OPPORTUNITIES}`;
    const [path, body] =
      n < OPPORTUNITIES
        ? ['opportunities', { id, data: {} }]
        : [`opportunities/${id}/amend-value`, { data: { new: { amount: `${n}.00`, currency: 'CNY' } } }];
    expect((await ask(`${service.url}/v1/${path}`, { body })).status).toBeLessThan(300);
  };

  beforeAll(async () => {
    service = await serve(['--data', data], { DEALTRAIL_RATE: '100000' });
  });
  afterAll(async () => {
    await service.stop();
  });

  it('whose client is cut off 100 times gives it every event once, in order', async () => {
    const writing = (async () => {
      for (let n = 0; n < EVENTS; n++) await write(n);
    })();
    const received: number[] = [];
    let last: string | undefined;
    let cuts = 0;
    while (received.length < EVENTS) {
      // A few events, then the line goes dead; the last hundredth client stays.
      const most = cuts < 100 ? 1 + (cuts % 4) : EVENTS;
      const line = await openStream(stream('from=beginning'), last);
      const taken = await line.take(most, EVENTS - received.length);
      received.push(...taken.map(({ data }) => (JSON.parse(data) as { readonly index: number }).index));
      last = taken.at(-1)?.id ?? last;
      cuts += 1;
    }
    await writing;
    expect(cuts).toBeGreaterThan(100);
    expect(received).toEqual(Array.from({ length: EVENTS }, (_, n) => n));
  });

  it('gives what was asked for, as it is recorded, personal fields sealed', async () => {
    const line = await openStream(stream('type=Created&category=opportunity'));
    await ask(`${service.url}/v1/opportunities`, {
      body: { id: 'late', data: { customer: { phone: '13812345678' } } },
    });
    const [event] = await line.take(1, 1);
    expect(event).toMatchObject({ event: 'Created' });
    expect(event?.data).toContain('"stream":"opportunity-late"');
    expect(event?.data).toContain('"sealed":');
    expect(event?.data).not.toContain('13812345678');
  });

  it('of a view tells when it has caught up, and a question then sees the event', async () => {
    const line = await openStream(`${service.url}/v1/views/funnel-snapshot/stream`);
    const { body } = await ask(`${service.url}/v1/opportunities`, { body: { id: 'seen', data: {} } });
    const [news] = await line.take(1, 1);
    expect(news).toMatchObject({ event: 'projected', id: body.position });
    expect(JSON.parse(news?.data ?? '')).toEqual({
      view: 'funnel-snapshot',
      version: expect.any(Number),
      position: body.position,
    });
  });
});
