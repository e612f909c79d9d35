import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Instant } from '#kernel';
import { openAuthenticator } from '../authentication/open-authenticator.ts';
import { newApiKey, type StoredKey } from './api-key.ts';
import { readKeys, writeKeys } from './keys-file.ts';

const NOW = '2026-11-24T08:00:00.000Z' as Instant;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'access-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = () => join(folder, 'access', 'keys.json');

function stored({ id, sha256 }: Pick<StoredKey, 'id' | 'sha256'>, more: Partial<StoredKey> = {}): StoredKey {
  return {
    id,
    sha256,
    tenant: 'acme',
    actor: 'svc-1',
    roles: ['service'],
    outlets: '*',
    grants: ['PlaceOrder'],
    createdAt: NOW,
    ...more,
  };
}

function identityBy(key: string) {
  const { authenticate } = openAuthenticator(
    { keysFile: file() },
    { host: '0.0.0.0', tenant: 'acme', clock: () => NOW },
  );
  return authenticate({ 'x-api-key': key });
}

describe('an API key', () => {
  it('says who its holder is, in either header', async () => {
    const made = newApiKey();
    writeKeys(file(), [stored(made)]);
    const identity = { id: 'svc-1', roles: ['service'], outlets: 'all', grants: ['PlaceOrder'] };
    expect(await identityBy(made.key)).toEqual(identity);
    const { authenticate } = openAuthenticator({ keysFile: file() }, { host: '::', tenant: 'acme', clock: () => NOW });
    expect(await authenticate({ authorization: `Bearer ${made.key}` })).toEqual(identity);
  });

  it('is 256 random bits, and is kept as a hash in a file that only its owner reads', () => {
    const made = newApiKey();
    const secret = made.key.split('_').slice(2).join('_');
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    writeKeys(file(), [stored(made)]);
    expect(JSON.stringify(readKeys(file()))).not.toContain(secret);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(newApiKey().key).not.toBe(made.key);
  });

  it.each<[string, Partial<StoredKey>]>([
    ['is of another tenant', { tenant: 'other' }],
    ['was revoked', { revokedAt: NOW }],
    ['has expired', { expiresAt: NOW }],
  ])('is refused where it %s', async (_why, more) => {
    const made = newApiKey();
    writeKeys(file(), [stored(made, more)]);
    await expect(identityBy(made.key)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('is taken to the last millisecond before it expires', async () => {
    const made = newApiKey();
    writeKeys(file(), [stored(made, { expiresAt: '2026-11-24T08:00:00.001Z' as Instant })]);
    await expect(identityBy(made.key)).resolves.toMatchObject({ id: 'svc-1' });
  });

  it('with one wrong character, or of nobody, is refused in the same words', async () => {
    const made = newApiKey();
    writeKeys(file(), [stored(made)]);
    const wrong = made.key.replace(/.$/, (last) => (last === 'A' ? 'E' : 'A'));
    const said = await Promise.all(
      [wrong, newApiKey().key, 'dtk_', `dtk_${'x'.repeat(20_000)}`].map((key) =>
        identityBy(key).catch((error: Error) => error.message),
      ),
    );
    expect(new Set(said)).toEqual(
      new Set(['the API key is not valid here: it is unknown, revoked, expired or of another tenant']),
    );
  });

  it('is not asked for in vain: a token is refused where only keys are taken', async () => {
    writeKeys(file(), [stored(newApiKey())]);
    await expect(identityBy('eyJ.a.b')).rejects.toThrow('only API keys');
  });
});

describe('a file of keys', () => {
  it.each(['', '{}', '{"version":2,"keys":[]}', '{"version":1,"keys":[{"id":"k"}]}'])(
    'that holds %j is refused: nobody is let in by it',
    (text) => {
      writeKeys(file(), []);
      writeFileSync(file(), text);
      expect(() => readKeys(file())).toThrow(expect.objectContaining({ code: 'access-configuration-refused' }));
    },
  );
});
