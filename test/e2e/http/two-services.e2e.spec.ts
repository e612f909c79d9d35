import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Service, serve } from '../../support/dealtrail.ts';
import { type Answered, ask } from '../../support/http.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

jest.setTimeout(60_000);

describe('two services over one log', () => {
  const data = join(temporaryFolder(), 'data');
  let services: readonly Service[] = [];
  const amend = (service: Service, id: string, amount: number, headers: Readonly<Record<string, string>> = {}) =>
    ask(`${service.url}/v1/opportunities/${id}/amend-value`, {
      body: { data: { new: { amount: `${amount}.00`, currency: 'CNY' } } },
      headers,
    });

  beforeAll(async () => {
    const first = await serve(['--data', data], { DEALTRAIL_RATE: '100000' });
    services = [first, await serve(['--data', data], { DEALTRAIL_RATE: '100000' })];
  });
  afterAll(async () => {
    for (const service of services) expect(await service.stop()).toMatchObject({ exitCode: 0 });
  });

  it('with If-Match on one opportunity: one 200, one 412, whoever asks whom', async () => {
    for (let n = 0; n < 10; n++) {
      const id = `race-${n}`;
      const created = await ask(`${services[n % 2]!.url}/v1/opportunities`, { body: { id, data: {} } });
      const headers = { 'if-match': created.headers.get('etag') as string };
      const answers = await Promise.all(services.map((service, at) => amend(service, id, at + 1, headers)));
      const [won, lost] = answers.toSorted((a, b) => a.status - b.status) as [Answered, Answered];
      expect([won.status, lost.status]).toEqual([200, 412]);
      expect(lost).toMatchObject({ body: { code: 'revision-not-met', actual: 1 } });
      expect(lost.headers.get('etag')).toBe(won.headers.get('etag'));
    }
  });

  it('a question with the token of a command sees it, whichever service is asked, under load', async () => {
    let loading = true;
    const load = Array.from({ length: 8 }, async (_, lane) => {
      await ask(`${services[0]!.url}/v1/opportunities`, { body: { id: `load-${lane}`, data: {} } });
      for (let n = 1; loading; n++) expect((await amend(services[lane % 2]!, `load-${lane}`, n)).status).toBe(200);
    });
    const created = await ask(`${services[0]!.url}/v1/opportunities`, {
      body: { id: 'seen', data: { dimensions: { team: 'seen' } } },
    });
    expect(created.status).toBe(201);
    for (let n = 1; n <= 30; n++) {
      const [writer, reader] = [services[n % 2]!, services[(n + (n % 3)) % 2]!];
      const { headers } = await amend(writer, 'seen', n);
      const token = { 'dealtrail-consistency': headers.get('dealtrail-position') as string };
      const open = { count: 1, value: { amount: `${n}.00`, currency: 'CNY' } };
      const snapshot = await ask(`${reader.url}/v1/funnel/snapshot?where=team=seen`, { headers: token });
      expect(snapshot).toMatchObject({ status: 200, body: { open } });
      const one = await ask(`${reader.url}/v1/opportunities/seen`, { headers: token });
      expect(one).toMatchObject({ status: 200, body: { value: open.value } });
    }
    loading = false;
    await Promise.all(load);
  });
});
