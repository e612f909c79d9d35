import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { SignJWT } from 'jose';
import { accessSettings, type Identity, issueKey, revokeKey, streams } from '#access';
import { type DealtrailClient, type DealtrailProblem, dealtrailClient } from '#client';
import { projectionsIn } from '#engine';
import { DEFAULT_ZONE, instantOf } from '#kernel';
import { commandOperations } from '../../apps/server/src/commands/command-operations.ts';
import { queryOperations } from '../../apps/server/src/queries/query-operations.ts';
import { type RunningServer, startServer } from '../../apps/server/src/start-server.ts';
import { eventStreamOperation, streamRights } from '../../apps/server/src/streams/stream-operations.ts';
import { CELLS } from '../../libs/access/src/role-table.fixture.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

jest.setTimeout(60_000);

const PHONE = '13812345678';
// The server ends before its folder goes.
afterAll(() => server.close());
const data = join(temporaryFolder(), 'data');
const tokenData = temporaryFolder();
const { keysFile } = accessSettings({}, data);
let server: RunningServer;

beforeAll(async () => {
  keyFor({ id: 'nobody', roles: ['operator'], outlets: 'all' });
  server = await startServer({ data, port: 0, lang: 'en' });
});

function keyFor(identity: Identity, tenant = 'default'): string {
  return issueKey(keysFile, { tenant, identity, createdAt: instantOf(Date.now()) }).key;
}

function clientOf(key: string): DealtrailClient {
  return dealtrailClient({ url: server.url, credential: key });
}

const status = (key: string, method: string, path: string) =>
  fetch(server.url + path, {
    method,
    headers: { 'x-api-key': key, 'content-type': 'application/json' },
    ...(method === 'POST' && { body: '{"data":[]}' }),
  }).then(async (response) => {
    await response.body?.cancel();
    return response.status;
  });

/** Keys are noticed within a second of being made: all are made before the first request. */
const partnerKey = (partner: string) =>
  keyFor({ id: `u-${partner}`, roles: ['channel_partner'], outlets: 'all', partner });

describe('over HTTP', () => {
  const keys = new Map<string, string>();
  const people: Record<string, DealtrailClient> = {};

  beforeAll(async () => {
    for (const { role } of CELLS) {
      if (keys.has(role)) continue;
      keys.set(role, keyFor({ id: `x-${role}`, roles: [role], outlets: ['north'], partner: 'p-9' }));
    }
    const made = {
      one: partnerKey('p-1'),
      two: partnerKey('p-2'),
      anna: keyFor({ id: 's-1', roles: ['sales_consultant'], outlets: ['north'] }),
      manager: keyFor({ id: 'm-1', roles: ['sales_manager'], outlets: ['north'] }),
      analyst: keyFor({ id: 'a-1', roles: ['analyst'], outlets: 'all' }),
      officer: keyFor({ id: 'po-1', roles: ['privacy_officer'], outlets: 'all' }),
      head: keyFor({ id: 'e-1', roles: ['executive'], outlets: 'all' }),
      desk: keyFor({ id: 'd-1', roles: ['front_desk'], outlets: ['north'] }),
    };
    keys.set('foreign', keyFor({ id: 'x', roles: ['executive'], outlets: 'all' }, 'another-tenant'));
    for (const [name, key] of Object.entries({ ...made })) people[name] = clientOf(key);
    await until(() => status(made.desk, 'GET', '/v1/events').then((answer) => answer === 403));
  });

  const { ask, follow, send } = {
    ask: (who: string) => (people[who] as DealtrailClient).ask,
    send: (who: string) => (people[who] as DealtrailClient).send,
    follow: (who: string) => (people[who] as DealtrailClient).follow,
  };

  describe('every role', () => {
    const addresses = new Map<string, readonly (readonly [method: string, path: string])[]>([
      ...commandOperations.map(
        ({ command, path }) => [command, [['POST', path.replace('{id}', 'x-1')]]] as [string, [[string, string]]],
      ),
      ...Map.groupBy(queryOperations, ({ right }) => right)
        .entries()
        .map(([right, asked]) => [right, asked.map(({ path }) => ['GET', filled(path)] as const)] as const),
      ...Map.groupBy(Object.entries(streamRights), ([, right]) => right)
        .entries()
        .map(([right, views]) => [right, views.map(([view]) => ['GET', `/v1/views/${view}/stream`] as const)] as const),
      ['events-stream', [['GET', eventStreamOperation.path]]],
      ['metrics', [['GET', '/metrics']]],
    ]);

    const cells = CELLS.filter(({ operation }) => addresses.has(operation));

    it('is asked for every cell of the table that has an address', () => {
      expect(cells.length).toBeGreaterThan(400);
      const withoutAddress = [...streams, 'metrics', 'projections'].filter((operation) => !addresses.has(operation));
      expect(withoutAddress).toEqual([]);
      const views = [...addresses.values()].flat().filter(([, path]) => path.startsWith('/v1/views/'));
      expect(views).toHaveLength(projectionsIn(DEFAULT_ZONE).length);
    });

    it.each(cells)('$role, $operation over HTTP: $reach', async ({ operation, role, reach }) => {
      for (const [method, path] of addresses.get(operation) ?? []) {
        const answer = await status(keys.get(role) as string, method, path);
        expect({ path, refused: answer === 403, failed: answer >= 500 }).toEqual({
          path,
          refused: reach === '-',
          failed: false,
        });
      }
    });

    it('is nobody any more once its key is revoked', async () => {
      const { key, id } = issueKey(keysFile, {
        tenant: 'default',
        identity: { id: 'leaver', roles: ['analyst'], outlets: 'all' },
        createdAt: instantOf(Date.now()),
      });
      await until(() => status(key, 'GET', '/v1/opportunities').then((answer) => answer === 200));
      revokeKey(keysFile, id, instantOf(Date.now()));
      await until(() => status(key, 'GET', '/v1/opportunities').then((answer) => answer === 401));
    });

    it('is asked who it is, and a key of another tenant is nobody’s', async () => {
      expect(await status('dtk_0', 'GET', '/v1/opportunities')).toBe(401);
      expect(await status(keys.get('foreign') as string, 'GET', '/v1/opportunities')).toBe(401);
      const unasked = await fetch(`${server.url}/v1/opportunities`);
      expect(unasked.status).toBe(401);
      expect(unasked.headers.get('www-authenticate')).toMatch(/^Bearer/);
    });
  });

  describe('a partner', () => {
    beforeAll(async () => {
      for (const [who, partnerId, id] of [
        ['one', 'p-1', 'one-1'],
        ['one', 'p-1', 'one-2'],
        ['two', 'p-2', 'two-1'],
      ] as const) {
        const customer = { surname: '王', phone: PHONE };
        await send(who)('/v1/opportunities', { body: { id, data: { partnerId, customerId: `c-${id}`, customer } } });
      }
    });

    const own = { one: ['one-1', 'one-2'], two: ['two-1'] } as const;

    it.each(['one', 'two'] as const)('%s lists, reads and counts its own, and no other’s', async (who) => {
      const page = await ask(who)('/v1/opportunities');
      expect(page.opportunities.map(({ id }) => id).sort()).toEqual(own[who]);
      const other = who === 'one' ? 'two' : 'one';
      for (const id of own[who]) {
        expect(await ask(who)('/v1/opportunities/{id}', { params: { path: { id } } })).toMatchObject({ id });
      }
      const foreign = ask(who)('/v1/opportunities/{id}', { params: { path: { id: own[other][0] } } });
      const nothing = ask(who)('/v1/opportunities/{id}', { params: { path: { id: 'nothing' } } });
      const [refused, missing] = (await Promise.all(
        [foreign, nothing].map((asked) => asked.catch((error) => error)),
      )) as DealtrailProblem[];
      expect(refused).toMatchObject({ status: 404 });
      expect(refused?.problem).toEqual(missing?.problem);
      expect(await ask(who)('/v1/funnel/snapshot')).toMatchObject({ entered: own[who].length });
    });

    it('finds nothing by asking for the other’s by name', async () => {
      const query = { where: ['partner=p-2'], by: 'partner' };
      expect(await ask('one')('/v1/funnel/snapshot', { params: { query } })).toMatchObject({ entered: 0, groups: [] });
      const { groups } = await ask('one')('/v1/funnel/snapshot', { params: { query: { by: 'partner' } } });
      expect(groups?.map(({ key }) => key)).toEqual(['p-1']);
    });

    it('reads and follows the log of its own opportunities alone', async () => {
      const { events } = await ask('one')('/v1/events');
      expect(new Set(events.map(({ stream }) => stream))).toEqual(new Set(['opportunity-one-1', 'opportunity-one-2']));
      const seen: string[] = [];
      for await (const { data: text } of follow('two')('/v1/events/stream', {
        params: { query: { from: 'beginning' } },
      })) {
        seen.push((JSON.parse(text) as { stream: string }).stream);
        if (seen.length === 1) {
          await send('one')('/v1/opportunities', { body: { id: 'one-3', data: { partnerId: 'p-1' } } });
          await send('two')('/v1/opportunities', { body: { id: 'two-2', data: { partnerId: 'p-2' } } });
        } else break;
      }
      expect(seen).toEqual(['opportunity-two-1', 'opportunity-two-2']);
    });

    it('touches nothing of another, and is not told that a phone is known elsewhere', async () => {
      const taking = send('one')('/v1/opportunities', { body: { id: 'x', data: { partnerId: 'p-2' } } });
      await expect(taking).rejects.toMatchObject({ status: 403, problem: { rule: 'own-rows' } });
      const customer = { phone: PHONE };
      const told = await send('one')('/v1/opportunities', {
        body: { id: 'one-4', data: { partnerId: 'p-1', customer } },
      });
      expect(told.warnings).toEqual([]);
      const consultant = await send('anna')('/v1/opportunities', {
        body: { id: 'anna-1', data: { outlet: 'north', customer } },
      });
      expect(consultant.warnings.map(({ code }) => code)).toEqual(['likely-duplicate']);
    });
  });

  describe('personal data', () => {
    const path = { id: 'anna-2' };
    const accessLog = async () =>
      (await ask('officer')('/v1/subjects/{id}/access-log', { params: { path: { id: 'c-anna' } } })).reads;

    beforeAll(async () => {
      await send('head')('/v1/staff', { body: { id: 's-1', data: { name: '李安娜', role: 'sales_consultant' } } });
      const customer = { surname: '赵', phone: '13900000001' };
      await send('anna')('/v1/opportunities', {
        body: { id: path.id, data: { outlet: 'north', customerId: 'c-anna', customer } },
      });
    });

    it('is masked for a role without the right, which leaves no trace of a read', async () => {
      const { timeline } = await ask('analyst')('/v1/opportunities/{id}', { params: { path } });
      expect(timeline[0]?.data).toMatchObject({ customer: { surname: { masked: true, subject: 'c-anna' } } });
      expect(JSON.stringify(timeline)).not.toContain('13900000001');
      expect(await accessLog()).toEqual([]);
    });

    it('is shown to the owner, and to the manager, and the officer sees to whom, of what and why', async () => {
      await ask('anna')('/v1/opportunities/{id}', { params: { path } });
      const header = { 'Dealtrail-Purpose': 'complaint-17', 'X-Correlation-Id': 'case-1' };
      const { timeline } = await ask('manager')('/v1/opportunities/{id}', { params: { path, header } });
      expect(timeline[0]?.data).toMatchObject({ customer: { surname: '赵', phone: '13900000001' } });
      const fields = ['Created/customer/phone', 'Created/customer/surname'];
      expect(await accessLog()).toMatchObject([
        { actor: { id: 's-1', role: 'sales_consultant' }, fields, why: 'opportunity' },
        { actor: { id: 'm-1', role: 'sales_manager' }, fields, why: 'complaint-17', correlationId: 'case-1' },
      ]);
    });

    it('is not given away by a group’s name: those who may not see it count by ids', async () => {
      const query = { by: 'consultant' };
      const named = await ask('manager')('/v1/funnel/snapshot', { params: { query } });
      expect(named.groups).toContainEqual(expect.objectContaining({ key: 's-1', label: '李安娜' }));
      const masked = await ask('analyst')('/v1/funnel/snapshot', { params: { query } });
      expect(masked.groups).toContainEqual(expect.objectContaining({ key: 's-1' }));
      expect(JSON.stringify(masked)).not.toContain('李');
    });

    it('takes a code for a reason, and no words that could tell of somebody', async () => {
      const headers = { 'dealtrail-purpose': 'Mr Wang complains', 'x-api-key': keys.get('analyst') as string };
      const asked = fetch(`${server.url}/v1/opportunities`, { headers });
      expect((await asked).status).toBe(400);
    });
  });
});

describe('a token over HTTP', () => {
  const SECRET = 'a secret of the tests, longer than thirty-two bytes';
  const named = { DEALTRAIL_JWT_ISSUER: 'https://issuer.example', DEALTRAIL_JWT_AUDIENCE: 'dealtrail' };

  async function withSettings<Result>(settings: Record<string, string>, work: (url: string) => Promise<Result>) {
    const folder = join(tokenData, `${Object.keys(settings)}`.length.toString());
    Object.assign(process.env, named, settings);
    const tokens = await startServer({ data: folder, port: 0, lang: 'en' }).finally(() => {
      for (const name of Object.keys({ ...named, ...settings })) delete process.env[name];
    });
    return work(tokens.url).finally(() => tokens.close());
  }

  const token = (alg: string, expires: string) =>
    new SignJWT({ roles: ['analyst'], outlets: '*' })
      .setProtectedHeader({ alg })
      .setSubject('a-1')
      .setIssuer(named.DEALTRAIL_JWT_ISSUER)
      .setAudience(named.DEALTRAIL_JWT_AUDIENCE)
      .setExpirationTime(expires)
      .sign(new TextEncoder().encode(SECRET));

  const answerTo = async (url: string, authorization: string) => {
    const response = await fetch(`${url}/v1/opportunities`, { headers: { authorization } });
    return { status: response.status, retry: response.headers.get('retry-after'), body: await response.json() };
  };

  it('opens the service while it is good, and is a 401 in both languages when it is not', async () => {
    await withSettings({ DEALTRAIL_JWT_SECRET: SECRET }, async (url) => {
      expect(await answerTo(url, `Bearer ${await token('HS256', '1m')}`)).toMatchObject({ status: 200 });
      for (const wrong of [await token('HS256', '-1m'), await token('HS512', '1m'), 'e30.e30.']) {
        expect(await answerTo(url, `Bearer ${wrong}`)).toMatchObject({
          status: 401,
          body: {
            code: 'unauthenticated',
            titles: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.any(String) },
          },
        });
      }
      const huge = await fetch(`${url}/v1/opportunities`, {
        headers: { authorization: `Bearer ${'x'.repeat(64 * 1024)}` },
      });
      expect(huge.status).toBe(431);
      expect((await answerTo(url, `Bearer ${'x'.repeat(12 * 1024)}`)).status).toBe(401);
    });
  });

  it('is a 503 to be tried again while its issuer does not answer', async () => {
    await withSettings({ DEALTRAIL_JWT_JWKS_URL: 'http://127.0.0.1:9/keys' }, async (url) => {
      const header = Buffer.from('{"alg":"RS256","kid":"k"}').toString('base64url');
      expect(await answerTo(url, `Bearer ${header}.e30.AAAA`)).toMatchObject({
        status: 503,
        retry: expect.stringMatching(/^\d+$/),
        body: { code: 'authentication-unavailable' },
      });
    });
  });
});

function filled(path: string): string {
  return path.replace(/\{(\w+)\}/g, (_whole, name) => (name === 'name' ? 'opportunity' : 'x-1'));
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 10_000;
  while (!(await holds())) if (performance.now() > end) throw new Error('in vain');
}
