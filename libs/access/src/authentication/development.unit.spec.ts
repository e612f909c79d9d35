import { describe, expect, it } from '@jest/globals';
import { roleNames } from '#edge';
import { type Instant, isRefusal } from '#kernel';
import { authorise } from '../authorise.ts';
import { operations } from '../operations.ts';
import { developer } from './development.ts';
import { isLoopback } from './loopback.ts';
import { openAuthenticator } from './open-authenticator.ts';
import { accessSettings } from './settings.ts';

const unconfigured = accessSettings({ DEALTRAIL_API_KEYS: '/nowhere/keys.json' }, '/nowhere');
const at = (host: string) => ({ host, tenant: 'acme', clock: () => '2026-11-24T08:00:00.000Z' as Instant });

describe('without any authentication', () => {
  it.each(['127.0.0.1', '127.8.9.1', '::1', '[::1]', 'localhost'])(
    '%s is served, as one who may everything',
    async (host) => {
      const { kind, authenticate } = openAuthenticator(unconfigured, at(host));
      expect(kind).toBe('development');
      expect(await authenticate({ host: 'localhost:3000' })).toBe(developer);
    },
  );

  it.each(['0.0.0.0', '::', '192.168.1.4', 'dealtrail.example', '127.0.0.1.example'])(
    'nobody is served on %s: it says what to set',
    (host) => {
      expect(isLoopback(host)).toBe(false);
      expect(() => openAuthenticator(unconfigured, at(host))).toThrow(
        expect.objectContaining({
          code: 'authentication-required',
          message: expect.stringMatching(/dealtrail access key create.*DEALTRAIL_JWT_JWKS_URL.*127\.0\.0\.1/s),
        }),
      );
    },
  );

  it.each([
    ['a page of another site', { host: 'localhost:3000', origin: 'https://evil.example' }],
    ['a sandboxed page', { host: 'localhost:3000', origin: 'null' }],
    ['a name that was bound to this machine', { host: 'evil.example:3000' }],
    ['nowhere', {}],
  ])('a request from %s is refused', async (_where, headers) => {
    const { authenticate } = openAuthenticator(unconfigured, at('127.0.0.1'));
    await expect(authenticate(headers)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('a page of this machine is served', async () => {
    const { authenticate } = openAuthenticator(unconfigured, at('127.0.0.1'));
    expect(await authenticate({ host: '127.0.0.1:3000', origin: 'http://localhost:5173' })).toBe(developer);
  });
});

describe('the developer', () => {
  it('may everything there is, on every row', () => {
    for (const operation of operations) {
      expect(authorise(developer, operation)).toMatchObject({ scope: {}, seesPersonalData: true });
    }
  });

  it.each(roleNames)('may act as a %s', (role) => {
    const answer = authorise(developer, 'PlaceOrder', { role });
    expect(isRefusal(answer) ? answer.rule : 'granted').not.toBe('role-held');
  });

  it('is a partner under the id of the partner', () => {
    const acting = { role: 'channel_partner', id: 'p-1' } as const;
    expect(authorise(developer, 'funnel', acting)).toMatchObject({ scope: { partner: 'p-1' } });
  });
});
