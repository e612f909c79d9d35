import { randomUUID } from 'node:crypto';
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

  /** Commands by the dozen on both services, until the work is done. */
  async function underLoad(work: () => Promise<void>): Promise<void> {
    let loading = true;
    const name = `load-${randomUUID()}`;
    const load = Array.from({ length: 8 }, async (_, lane) => {
      const id = `${name}-${lane}`;
      await ask(`${services[0]!.url}/v1/opportunities`, { body: { id, data: {} } });
      for (let n = 1; loading; n++) expect((await amend(services[lane % 2]!, id, n)).status).toBe(200);
    });
    await work().finally(() => {
      loading = false;
    });
    await Promise.all(load);
  }

  /** Who writes and who is asked in the nth round: the same service and the other one, by turns. */
  const pair = (n: number) => [services[n % 2]!, services[(n + (n % 3)) % 2]!] as const;
  const tokenOf = ({ headers }: Answered) => ({
    'dealtrail-consistency': headers.get('dealtrail-position') as string,
  });

  it('a question with the token of a command sees it, whichever service is asked, under load', () =>
    underLoad(async () => {
      const created = await ask(`${services[0]!.url}/v1/opportunities`, {
        body: { id: 'seen', data: { dimensions: { team: 'seen' } } },
      });
      expect(created.status).toBe(201);
      for (let n = 1; n <= 30; n++) {
        const [writer, reader] = pair(n);
        const headers = tokenOf(await amend(writer, 'seen', n));
        const open = { count: 1, value: { amount: `${n}.00`, currency: 'CNY' } };
        const snapshot = await ask(`${reader.url}/v1/funnel/snapshot?where=team=seen`, { headers });
        expect(snapshot).toMatchObject({ status: 200, body: { open } });
        const one = await ask(`${reader.url}/v1/opportunities/seen`, { headers });
        expect(one).toMatchObject({ status: 200, body: { value: open.value } });
      }
    }));

  it('so does every other question that a view answers', () =>
    underLoad(async () => {
      const [due = '', day = ''] = [24, 48].map((hours) => new Date(Date.now() + hours * 3_600_000).toISOString());
      for (let n = 1; n <= 10; n++) {
        const [writer, reader] = pair(n);
        const post = async (path: string, body: object) => {
          const answer = await ask(`${writer.url}/v1/${path}`, { body });
          expect(answer).toMatchObject({ body: { events: expect.any(Array) } });
          return answer;
        };
        const data = { customerId: 'c-known', consultant: 's-known', outlet: 'known', dimensions: { team: 'known' } };
        await post('visits', { data: { channel: 'walk_in', outlet: 'known', partySize: 2 } });
        await post('opportunities', { id: `known-${n}`, data });
        const last = await post(`opportunities/known-${n}/schedule-follow-up`, { data: { type: 'call', dueAt: due } });

        const headers = tokenOf(last);
        const seen = async <Answer>(path: string) => {
          const { status, body } = await ask(`${reader.url}/v1/${path}`, { headers });
          expect([path, status]).toEqual([path, 200]);
          return body as Answer;
        };
        const counts = {
          bridge: (await seen<Bridge>('funnel/bridge?from=2026-01-01&where=team=known')).count.openEnd,
          conversion: (await seen<Stages>('funnel/conversion?where=team=known')).stages[0]?.entered,
          time: (await seen<Stages>('funnel/time?where=team=known')).stages[0]?.entered,
          list: (await seen<Opportunities>('opportunities?consultant=s-known')).opportunities.length,
          customer: (await seen<Opportunities>('customers/c-known')).opportunities.length,
          worklist: (await seen<Worklist>(`compliance/worklist?consultant=s-known&day=${day.slice(0, 10)}`)).items
            .length,
          visits: (await seen<Visits>('funnel/visits?where=outlet=known')).traffic,
        };
        expect(counts).toEqual({ bridge: n, conversion: n, time: n, list: n, customer: n, worklist: n, visits: n });
      }
    }));
});

type Bridge = { readonly count: { readonly openEnd: number } };
type Stages = { readonly stages: readonly { readonly entered: number }[] };
type Opportunities = { readonly opportunities: readonly unknown[] };
type Worklist = { readonly items: readonly unknown[] };
type Visits = { readonly traffic: number };
