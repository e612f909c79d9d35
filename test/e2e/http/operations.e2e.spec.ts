import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { projectionsIn } from '#engine';
import { DEFAULT_ZONE } from '#kernel';
import { type Ended, type Service, serve } from '../../support/dealtrail.ts';
import { ask } from '../../support/http.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

jest.setTimeout(60_000);

const PHONE = '13812345678';
const SURNAME = '欧阳';
const ID = 'deal-of-ouyang';

describe('what the service tells its operator', () => {
  const data = join(temporaryFolder(), 'data');
  let service: Service;
  let ended: Ended | undefined;
  let made: string | null;

  beforeAll(async () => {
    service = await serve(['--data', data], { DEALTRAIL_LOG: 'info' });
    const body = { id: ID, data: { customer: { surname: SURNAME, phone: PHONE } } };
    const headers = { 'x-correlation-id': 'case-1', 'idempotency-key': 'key-1', authorization: '' };
    await ask(`${service.url}/v1/opportunities`, { body, headers });
    await ask(`${service.url}/v1/opportunities/${ID}?asOf=2099-01-01`, { headers: { 'x-correlation-id': 'case-2' } });
    await ask(`${service.url}/v1/opportunities/${ID}/reopen-opportunity`, {
      body: { data: { reason: PHONE } },
      headers: { 'x-correlation-id': 'case-3' },
    });
    await ask(`${service.url}/v1/nothing/${PHONE}`, { headers: { 'x-correlation-id': 'case-4' } });
    made = (await ask(`${service.url}/v1/opportunities`)).headers.get('x-correlation-id');
  });
  afterAll(async () => {
    if (!ended) await service.stop();
  });

  it('answers under the correlation of the request, and makes one where there is none', async () => {
    const named = await ask(`${service.url}/v1/events`, { headers: { 'x-correlation-id': 'case-5' } });
    expect(named.headers.get('x-correlation-id')).toBe('case-5');
    const refused = await ask(`${service.url}/v1/events?limit=0`, { headers: { 'x-correlation-id': 'case-6' } });
    expect([refused.status, refused.headers.get('x-correlation-id')]).toEqual([400, 'case-6']);
    expect(made).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
    const wrong = await ask(`${service.url}/v1/events`, { headers: { 'x-correlation-id': 'two words' } });
    expect(wrong).toMatchObject({ status: 400, body: { code: 'invalid' } });
  });

  it('counts commands by their outcome, requests by route, open streams, and how far views are behind', async () => {
    const follow = new AbortController();
    expect((await fetch(`${service.url}/v1/events/stream`, { signal: follow.signal })).status).toBe(200);
    const answer = await fetch(`${service.url}/metrics`);
    follow.abort();
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const text = await answer.text();
    const samples = new Map(
      text
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#'))
        .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))] as const),
    );
    expect(Object.fromEntries(samples)).toMatchObject({
      'dealtrail_commands_total{command="CreateOpportunity",outcome="accepted"}': 1,
      'dealtrail_commands_total{command="ReopenOpportunity",outcome="refused"}': 1,
      'dealtrail_command_seconds_count{outcome="accepted"}': 1,
      'dealtrail_command_seconds_count{outcome="problem"}': 1,
      'dealtrail_http_requests_total{method="POST",route="/v1/opportunities",status="201"}': 1,
      'dealtrail_http_requests_total{method="GET",route="/v1/opportunities/:id",status="400"}': 1,
      dealtrail_streams_open: 1,
      ...Object.fromEntries(
        projectionsIn(DEFAULT_ZONE).flatMap(({ name }) => [
          [`dealtrail_projection_lag_events{projection="${name}"}`, 0],
          [`dealtrail_projection_lag_seconds{projection="${name}"}`, 0],
          [`dealtrail_projection_parked_streams{projection="${name}"}`, 0],
        ]),
      ),
    });
    expect(samples.get('dealtrail_process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
    expect(text).not.toMatch(new RegExp(`${ID}|${PHONE}|${SURNAME}`));
  });

  it('writes a line of JSON a request: correlation, route and status, and nothing of the address or the body', async () => {
    ended = await service.stop();
    const lines = ended.stderr.split('\n').filter((line) => line.startsWith('{'));
    const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const of = (correlation: string | null) => told.filter((line) => line['correlation'] === correlation);
    const answered = { level: 'info', msg: 'answered', ms: expect.any(Number), time: expect.stringMatching(/Z$/) };
    expect(of('case-1')).toEqual([
      { ...answered, correlation: 'case-1', method: 'POST', route: '/v1/opportunities', status: 201 },
    ]);
    expect(of('case-2')).toMatchObject([{ method: 'GET', route: '/v1/opportunities/:id', status: 400 }]);
    expect(of('case-3')).toMatchObject([{ route: '/v1/opportunities/:id/reopen-opportunity', status: 422 }]);
    expect(of('case-4')).toMatchObject([{ method: 'GET', status: 404 }]);
    expect(of(made)).toHaveLength(1);
    expect(ended.stdout + ended.stderr).not.toMatch(new RegExp(`${ID}|${PHONE}|${SURNAME}|key-1|127\\.0\\.0\\.1|::1`));
  });
});
