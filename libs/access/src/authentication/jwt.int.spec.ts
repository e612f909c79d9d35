import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { base64url, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import type { Clock, Instant } from '#kernel';
import type { Authenticator } from './authenticator.ts';
import { openAuthenticator } from './open-authenticator.ts';
import { accessSettings } from './settings.ts';

const NOW = '2026-11-24T08:00:00.000Z' as Instant;
const SECRET = 'a secret of the tests, longer than thirty-two bytes';
const NOBODY = '/nowhere/keys.json';
const clock: Clock = () => NOW;
const claims: JWTPayload = { roles: ['sales_manager'], outlets: ['o-1'] };

function at(offsetSec: number): number {
  return Date.parse(NOW) / 1000 + offsetSec;
}

function authenticator(env: Record<string, string>): Authenticator {
  const settings = accessSettings(
    {
      DEALTRAIL_API_KEYS: NOBODY,
      DEALTRAIL_JWT_ISSUER: 'https://issuer.example',
      DEALTRAIL_JWT_AUDIENCE: 'dealtrail',
      ...env,
    },
    '/nowhere',
  );
  return openAuthenticator(settings, { host: '0.0.0.0', tenant: 'acme', clock });
}

function token(payload: JWTPayload, exp: number | null = at(60)) {
  const signing = new SignJWT(payload).setIssuer('https://issuer.example').setAudience('dealtrail').setSubject('m-1');
  return exp === null ? signing : signing.setExpirationTime(exp);
}

function bySecret(payload: JWTPayload = claims, exp = at(60), alg = 'HS256'): Promise<string> {
  return token(payload, exp).setProtectedHeader({ alg }).sign(new TextEncoder().encode(SECRET));
}

async function identityBy(credential: string, env: Record<string, string> = { DEALTRAIL_JWT_SECRET: SECRET }) {
  return authenticator(env).authenticate({ authorization: `Bearer ${credential}` });
}

describe('a token signed with the shared secret', () => {
  it('says who somebody is', async () => {
    expect(
      await identityBy(await bySecret({ ...claims, partner: 'p-1', grants: ['PlaceOrder'], tenant: 'acme' })),
    ).toEqual({
      id: 'm-1',
      roles: ['sales_manager'],
      outlets: ['o-1'],
      partner: 'p-1',
      grants: ['PlaceOrder'],
    });
  });

  it('reaches all outlets by "*", and none where it names none', async () => {
    expect((await identityBy(await bySecret({ roles: ['planner'], outlets: '*' }))).outlets).toBe('all');
    expect((await identityBy(await bySecret({ roles: ['planner'] }))).outlets).toEqual([]);
  });

  it('may be read under other names of claims', async () => {
    const env = { DEALTRAIL_JWT_SECRET: SECRET, DEALTRAIL_JWT_CLAIM_ROLES: 'https://claims.example/roles' };
    const named = await bySecret({ 'https://claims.example/roles': ['auditor'] });
    expect((await identityBy(named, env)).roles).toEqual(['auditor']);
  });

  it('is taken up to 5 seconds after its end, for clocks that differ, and no longer', async () => {
    await expect(identityBy(await bySecret(claims, at(-4)))).resolves.toMatchObject({ id: 'm-1' });
    await expect(identityBy(await bySecret(claims, at(-5)))).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it.each<[string, () => Promise<string>]>([
    ['is no token', async () => 'not-a-token'],
    ['is of algorithm none', async () => unsigned({ alg: 'none' })],
    ['is of algorithm None', async () => unsigned({ alg: 'None' })],
    ['is signed by an algorithm not allowed', () => bySecret(claims, at(60), 'HS512')],
    ['was altered', async () => altered(await bySecret())],
    ['has lost its signature', async () => (await bySecret()).replace(/[^.]+$/, '')],
    ['never expires', () => token(claims, null).setProtectedHeader({ alg: 'HS256' }).sign(key())],
    [
      'is of another issuer',
      () => token(claims).setIssuer('https://other.example').setProtectedHeader({ alg: 'HS256' }).sign(key()),
    ],
    [
      'is for another service',
      () => token(claims).setAudience('other').setProtectedHeader({ alg: 'HS256' }).sign(key()),
    ],
    ['is not valid yet', () => token(claims).setNotBefore(at(60)).setProtectedHeader({ alg: 'HS256' }).sign(key())],
    [
      'is signed with another secret',
      () =>
        token(claims)
          .setProtectedHeader({ alg: 'HS256' })
          .sign(key('another'.repeat(8))),
    ],
    [
      'has a critical header nobody knows',
      () =>
        token(claims)
          .setProtectedHeader({ alg: 'HS256', crit: ['x'], x: 1 })
          .sign(key(), { crit: { x: true } }),
    ],
    ['names no role', () => bySecret({ outlets: '*' })],
    ['names a role that does not exist', () => bySecret({ roles: ['sales_manager', 'root'] })],
    ['names roles as one text', () => bySecret({ roles: 'sales_manager' })],
    ['names outlets that are no ids', () => bySecret({ roles: ['planner'], outlets: ['../o-1'] })],
    ['is of another tenant', () => bySecret({ ...claims, tenant: 'other' })],
    [
      'has a subject that is no id',
      () => token(claims).setSubject('王 小明').setProtectedHeader({ alg: 'HS256' }).sign(key()),
    ],
    ['is longer than 8,192 characters', () => bySecret({ ...claims, grants: ['x'.repeat(8192)] })],
  ])('is refused where it %s', async (_why, make) => {
    await expect(identityBy(await make())).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('is refused without a word of what it holds', async () => {
    const said = await identityBy(await bySecret({ ...claims, tenant: 'secret-tenant' })).catch((error) =>
      String(error),
    );
    expect(said).not.toContain('secret-tenant');
  });

  it.each([
    [{}],
    [{ authorization: 'Basic dTpw' }],
    [{ authorization: 'Bearer' }],
    [{ authorization: ['Bearer a', 'Bearer b'] }],
    [{ authorization: 'Bearer a', 'x-api-key': 'dtk_1' }],
  ])('or none, or two: %j is refused', async (headers) => {
    const refused = authenticator({ DEALTRAIL_JWT_SECRET: SECRET }).authenticate(headers);
    await expect(refused).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});

describe('a token signed with a key of the issuer', () => {
  const server = keyServer();
  let pair: Awaited<ReturnType<typeof generateKeyPair>>;
  let other: typeof pair;

  beforeAll(async () => {
    [pair, other] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  });
  afterEach(() => server.close());

  const byKey = ({ privateKey }: typeof pair, kid = 'k-1') =>
    token(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey);

  async function published(keys = [{ pair, kid: 'k-1' }]): Promise<object> {
    return {
      keys: await Promise.all(
        keys.map(async ({ pair: { publicKey }, kid }) => ({ ...(await exportJWK(publicKey)), kid, alg: 'RS256' })),
      ),
    };
  }

  it('is taken, and the keys are fetched once for many', async () => {
    const DEALTRAIL_JWT_JWKS_URL = await server.answering(200, await published());
    const { authenticate } = authenticator({ DEALTRAIL_JWT_JWKS_URL });
    const authorization = `Bearer ${await byKey(pair)}`;
    await Promise.all(Array.from({ length: 20 }, () => authenticate({ authorization })));
    expect(server.asked()).toBe(1);
  });

  it('is refused where the issuer has no such key, or another made it', async () => {
    const DEALTRAIL_JWT_JWKS_URL = await server.answering(200, await published());
    await expect(identityBy(await byKey(pair, 'k-9'), { DEALTRAIL_JWT_JWKS_URL })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    await expect(identityBy(await byKey(other), { DEALTRAIL_JWT_JWKS_URL })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });

  it('is refused, and no key is fetched, where the public key was used as a secret', async () => {
    const jwks = await published();
    const DEALTRAIL_JWT_JWKS_URL = await server.answering(200, jwks);
    const forged = await token(claims)
      .setProtectedHeader({ alg: 'HS256', kid: 'k-1' })
      .sign(key(JSON.stringify(jwks)));
    await expect(identityBy(forged, { DEALTRAIL_JWT_JWKS_URL })).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(server.asked()).toBe(0);
  });

  it.each([
    ['answers with an error', 500, {}],
    ['answers with no keys', 200, { nothing: true }],
    ['sends elsewhere', 302, {}],
  ])('cannot be told to be good while the issuer %s', async (_why, status, body) => {
    const DEALTRAIL_JWT_JWKS_URL = await server.answering(status, body);
    await expect(identityBy(await byKey(pair), { DEALTRAIL_JWT_JWKS_URL })).rejects.toMatchObject({
      code: 'authentication-unavailable',
    });
  });

  it('cannot be told to be good while nobody answers, and is taken once somebody does', async () => {
    const DEALTRAIL_JWT_JWKS_URL = await server.answering(200, await published());
    const { authenticate } = authenticator({ DEALTRAIL_JWT_JWKS_URL });
    const authorization = `Bearer ${await byKey(pair)}`;
    await server.close();
    await expect(authenticate({ authorization })).rejects.toMatchObject({ code: 'authentication-unavailable' });
    await server.answering(200, await published(), Number(new URL(DEALTRAIL_JWT_JWKS_URL).port));
    await expect(authenticate({ authorization })).resolves.toMatchObject({ id: 'm-1' });
  });
});

function key(secret = SECRET): Uint8Array {
  return new TextEncoder().encode(secret);
}

function unsigned(header: object, more: JWTPayload = claims): string {
  const payload = { ...more, iss: 'https://issuer.example', aud: 'dealtrail', sub: 'm-1', exp: at(60) };
  return `${base64url.encode(JSON.stringify(header))}.${base64url.encode(JSON.stringify(payload))}.`;
}

/** The same signature over other claims. */
function altered(signed: string): string {
  const [header, , signature] = signed.split('.');
  const [, payload] = unsigned({}, { ...claims, roles: ['executive'] }).split('.');
  return `${header}.${payload}.${signature}`;
}

/** Answers on the loopback address as an issuer of tokens does. */
function keyServer() {
  let running: Server | undefined;
  let asked = 0;
  return {
    asked: () => asked,
    async answering(status: number, body: object, port = 0): Promise<string> {
      asked = 0;
      const server = createServer((_request, response) => {
        asked += 1;
        response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end(JSON.stringify(body));
      });
      running = server;
      await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`;
    },
    async close(): Promise<void> {
      const server = running;
      running = undefined;
      if (!server) return;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
