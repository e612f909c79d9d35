import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { projectionsIn } from '#engine';
import { DEFAULT_ZONE } from '#kernel';
import { answer, dealtrail, type Ended, type Service, serve } from '../support/dealtrail.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

jest.setTimeout(60_000);

const projections = projectionsIn(DEFAULT_ZONE);

describe('the service over an empty data folder', () => {
  const data = join(temporaryFolder(), 'data');
  let service: Service;
  let ended: Ended | undefined;

  beforeAll(async () => {
    service = await serve(['--data', data]);
  });
  afterAll(async () => {
    if (!ended) await service.stop();
  });

  it('answers from the moment on at which it says its address', async () => {
    expect(await service.get('/health')).toMatchObject({
      status: 200,
      body: {
        status: 'ok',
        node: process.versions.node,
        events: 0,
        projections: projections.map(() => ({ lagEvents: 0 })),
      },
    });
    expect(await service.get('/health/live')).toMatchObject({ status: 200 });
    expect(await service.get('/')).toMatchObject({ body: { next: { en: expect.stringContaining('npm run demo') } } });
  });

  it('answers what the command line, which writes beside it, has done', async () => {
    const command = [
      'command',
      'CreateOpportunity',
      '--id',
      'deal-1',
      '--input',
      '{"value":{"amount":"7.00","currency":"CNY"}}',
    ];
    expect(await dealtrail([...command, '--data', data])).toMatchObject({ exitCode: 0, stderr: '' });
    const { status, body } = await service.get('/v1/funnel/snapshot');
    expect({ status, body }).toMatchObject({ status: 200, body: { entered: 1, open: { value: { amount: '7.00' } } } });
    const asOf = (body as { readonly asOf: string }).asOf;
    const same = answer<object>(await dealtrail(['funnel', 'snapshot', '--as-of', asOf, '--data', data, '--json']));
    expect((await service.get(`/v1/funnel/snapshot?asOf=${asOf}`)).body).toEqual(same);
  });

  it.each([
    ['by=mood', 'question-refused', /"mood"; there are outlet/],
    ['asOf=2099-01-01', 'question-refused', /lies in the future/],
    ['effectiveAt=2017-02-30', 'question-refused', /effectiveAt is not a time that exists: write/],
    ['asOf=', 'question-refused', /asOf is not a time/],
    ['stageModel=none@1', 'question-refused', /there are dealer@1/],
    ['effective=2017-02-28', 'question-refused', /no parameter "effective"; there are asOf, effectiveAt/],
    ['asOf=2026-01-01&asOf=2026-01-02', 'question-refused', /asOf is given more than once/],
    ['__proto__=x', 'question-refused', /./],
  ])('refuses %s with a problem that says how to mend it', async (query, code, detail) => {
    const { status, type, body } = await service.get(`/v1/funnel/snapshot?${query}`);
    expect({ status, type }).toEqual({ status: 400, type: expect.stringContaining('application/problem+json') });
    expect(body).toMatchObject({ status: 400, code, detail: expect.stringMatching(detail) });
  });

  it('knows no other address', async () => {
    expect(await service.get('/v1/nothing')).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('leaves its port to nobody else', async () => {
    const port = new URL(service.url).port;
    const second = await dealtrail(['serve', '--port', port, '--data', data, '--lang', 'zh']);
    expect(second).toMatchObject({ exitCode: 2, stdout: '' });
    expect(second.stderr).toBe(
      `dealtrail: 端口不可用：请停止占用它的程序，或用 --port 另选一个。\n  port ${port} cannot be used (EADDRINUSE): stop what serves there, or choose another one with --port\n`,
    );
  });

  it('ends with 0 when it is asked to, and has told nobody of a fault', async () => {
    ended = await service.stop();
    expect(ended).toMatchObject({ exitCode: 0, signal: null, stdout: '' });
    expect(ended.stderr).toContain('this machine only');
    expect(ended.stderr).not.toMatch(/error|ExceptionHandler|\n\s+at /i);
  });
});

describe('the service over a damaged view', () => {
  const data = join(temporaryFolder(), 'data');
  let service: Service;

  beforeAll(async () => {
    await dealtrail(['command', 'CreateOpportunity', '--input', '{}', '--data', data]);
    await damageView(data, 'opportunity');
    service = await serve(['--data', data]);
  });
  afterAll(async () => {
    await service.stop();
  });

  it('lives, is not ready, and names the view that does not go on', async () => {
    expect(await service.get('/health/live')).toMatchObject({ status: 200 });
    expect(await service.get('/health')).toMatchObject({
      status: 503,
      type: expect.stringContaining('application/problem+json'),
      body: { status: 503, code: 'not-ready', detail: expect.stringMatching(/^opportunity: .*damaged/) },
    });
  });

  it('answers from the other views', async () => {
    expect(await service.get('/v1/funnel/snapshot')).toMatchObject({ status: 200, body: { entered: 1 } });
  });
});

describe('the service over a funnel that is damaged', () => {
  const data = join(temporaryFolder(), 'data');

  it('says that it cannot answer now, and why', async () => {
    await dealtrail(['command', 'CreateOpportunity', '--input', '{}', '--data', data]);
    await damageView(data, 'funnel-snapshot');
    const service = await serve(['--data', data]);
    expect(await service.get('/v1/funnel/snapshot')).toMatchObject({ status: 503, body: { code: 'view-damaged' } });
    await service.stop();
  });
});

/** Overwrites the live build of a view. */
async function damageView(data: string, name: string): Promise<void> {
  await dealtrail(['projections', 'digest', '--data', data]);
  const files = readdirSync(join(data, 'views')).filter((file) => file.startsWith(`${name}.`) && file.endsWith('.db'));
  expect(files).toHaveLength(1);
  writeFileSync(join(data, 'views', files[0] as string), 'x'.repeat(8_192));
}
