import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { instantOf } from '#kernel';
import { openSqliteReadStore } from '#read-store/sqlite';
import { CLI, dealtrail, type Running, type Service, serve, start } from '../support/dealtrail.ts';
import { type ProtocolServer, startProtocolServer } from '../support/eventstoredb/start-protocol-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// Processes of their own, which share two cores with other tests.
jest.setTimeout(120_000);

const folder = temporaryFolder();

function project(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Running {
  return start([CLI, 'project', '--port', '0', ...args], { environment });
}

async function healthOf(projector: Running): Promise<{ readonly status: number; readonly body: unknown }> {
  const [, url = ''] = await projector.line(/"url":"([^"]+)"/);
  const response = await fetch(url);
  return { status: response.status, body: await response.json() };
}

function stop(projector: Running): Promise<unknown> {
  projector.child.kill('SIGTERM');
  return projector.ended;
}

describe('a service that leaves its views to projectors', () => {
  const data = join(folder, 'service');
  let server: ProtocolServer;
  let environment: Readonly<Record<string, string>>;
  let service: Service;

  beforeAll(async () => {
    server = await startProtocolServer();
    environment = { DEALTRAIL_EVENT_STORE: server.url, DEALTRAIL_STREAM_PREFIX: 'two-' };
    service = await serve(['--data', data], { ...environment, DEALTRAIL_PROJECTOR: 'off' });
  });
  afterAll(async () => {
    await service.stop();
    await server.stop();
  });

  async function create(): Promise<void> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
    const answer = await fetch(`${service.url}/v1/opportunities`, { method: 'POST', headers, body: '{"data":{}}' });
    expect(answer.status).toBe(201);
  }
  const entered = async () => ((await service.get('/v1/funnel/snapshot')).body as { readonly entered: number }).entered;
  async function holder(): Promise<number | undefined> {
    const views = openSqliteReadStore({ folder: join(data, 'views'), clock: () => instantOf(Date.now()) });
    const lease = await views.lease();
    await views.close();
    return lease && Number.parseInt(lease.holder, 10);
  }

  it('answers from the views of the one that projects; another stands by, and takes over when it is stopped', async () => {
    await create();
    const first = project(['--data', data], environment);
    await first.line(/"msg":"projecting"/);
    const second = project(['--data', data], environment);
    await second.line(/"code":"projector-busy"/);
    await create();
    expect(await entered()).toBe(2);
    expect(await holder()).toBe(first.child.pid);
    expect(await healthOf(first)).toMatchObject({ status: 200, body: { status: 'ok', reasons: [] } });
    expect(await healthOf(second)).toMatchObject({ status: 200, body: { status: 'ok' } });

    expect(await stop(first)).toMatchObject({ exitCode: 0, stdout: '', stderr: expect.stringContaining('"ended"') });
    await second.line(/"msg":"projecting"/);
    await create();
    expect(await entered()).toBe(3);
    expect(await holder()).toBe(second.child.pid);
    expect(await stop(second)).toMatchObject({ exitCode: 0 });
    expect(await holder()).toBeUndefined();
  });

  it('takes the views along for a question where no projector runs', async () => {
    await create();
    expect(await entered()).toBe(4);
    expect(await holder()).toBeUndefined();
  });

  it('says that the log is away, and projects once it is back', async () => {
    const projector = project(['--data', data], environment);
    await projector.line(/"msg":"projecting"/);
    const { log, port } = server;
    await server.stop();
    expect(await healthOf(projector)).toMatchObject({ status: 503, body: { reasons: ['store-unavailable'] } });
    server = await startProtocolServer({ log, port });
    await create();
    expect(await entered()).toBe(5);
    expect(await healthOf(projector)).toMatchObject({ status: 200 });
    expect(await stop(projector)).toMatchObject({ exitCode: 0 });
  });
});

describe('settings that cannot be', () => {
  const data = join(folder, 'settings');

  it.each([
    ['no log', ['project', '--data', join(folder, 'none')], {}, 2, /no log at .*start the service there/],
    [
      'a level that there is not',
      ['project', '--data', data],
      { DEALTRAIL_LOG: 'loud' },
      2,
      /DEALTRAIL_LOG is none of/,
    ],
    ['another event store', ['project', '--event-store', 'redis://here'], {}, 2, /sqlite:<path> or esdb:/],
    ['no port', ['project', '--data', data], { PORT: 'many' }, 2, /PORT.*0–65535/],
    ['a setting between on and off', ['serve', '--data', data], { DEALTRAIL_PROJECTOR: 'no' }, 2, /neither on nor off/],
    [
      'a server that is not there',
      ['project', '--data', data],
      { DEALTRAIL_EVENT_STORE: 'esdb://127.0.0.1:1?tls=false&maxDiscoverAttempts=1' },
      6,
      /127\.0\.0\.1:1/,
    ],
  ])('%s', async (_, args, environment, exitCode, message) => {
    const ended = await dealtrail(args, { environment });
    expect({ ...ended, stderr: ended.stderr.split('\n') }).toMatchObject({
      exitCode,
      stdout: '',
      stderr: [expect.stringMatching(message), ...ended.stderr.split('\n').slice(1)],
    });
    expect(ended.stderr).not.toMatch(/\n\s+at /);
  });
});
