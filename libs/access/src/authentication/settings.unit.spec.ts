import { describe, expect, it } from '@jest/globals';
import { accessSettings } from './settings.ts';

const named = { DEALTRAIL_JWT_ISSUER: 'https://issuer.example', DEALTRAIL_JWT_AUDIENCE: 'dealtrail' };
const SECRET = 's'.repeat(32);

describe('settings of access', () => {
  it('are the keys file of the data folder alone where nothing is set', () => {
    expect(accessSettings({}, '/data')).toEqual({ keysFile: '/data/access/keys.json' });
  });

  it('take one algorithm where none is named, by the kind of key', () => {
    const byUrl = accessSettings({ ...named, DEALTRAIL_JWT_JWKS_URL: 'https://issuer.example/keys' }, '/data');
    expect(byUrl.jwt).toMatchObject({ algorithms: ['RS256'], clockToleranceSec: 5 });
    expect(accessSettings({ ...named, DEALTRAIL_JWT_SECRET: SECRET }, '/data').jwt?.algorithms).toEqual(['HS256']);
  });

  it.each([
    ['a secret of 31 bytes', { ...named, DEALTRAIL_JWT_SECRET: 's'.repeat(31) }, 'DEALTRAIL_JWT_SECRET'],
    ['keys fetched in clear', { ...named, DEALTRAIL_JWT_JWKS_URL: 'http://issuer.example/keys' }, 'https://'],
    ['what is no URL', { ...named, DEALTRAIL_JWT_JWKS_URL: 'keys' }, 'https://'],
    ['both kinds of key', { ...named, DEALTRAIL_JWT_JWKS_URL: 'https://i/', DEALTRAIL_JWT_SECRET: SECRET }, 'both'],
    ['no key', named, 'neither'],
    ['no issuer', { DEALTRAIL_JWT_AUDIENCE: 'a', DEALTRAIL_JWT_SECRET: SECRET }, 'DEALTRAIL_JWT_ISSUER'],
    ['no audience', { DEALTRAIL_JWT_ISSUER: 'i', DEALTRAIL_JWT_SECRET: SECRET }, 'DEALTRAIL_JWT_AUDIENCE'],
    ['algorithm none', { ...named, DEALTRAIL_JWT_SECRET: SECRET, DEALTRAIL_JWT_ALGORITHMS: 'none' }, 'HS256'],
    [
      'an algorithm of the other kind of key',
      { ...named, DEALTRAIL_JWT_JWKS_URL: 'https://i/', DEALTRAIL_JWT_ALGORITHMS: 'RS256,HS256' },
      'RS256',
    ],
    [
      'a tolerance of minutes',
      { ...named, DEALTRAIL_JWT_SECRET: SECRET, DEALTRAIL_JWT_CLOCK_TOLERANCE: '301' },
      'DEALTRAIL_JWT_CLOCK_TOLERANCE',
    ],
  ])('with %s are refused, and say what to write', (_what, env, says) => {
    expect(() => accessSettings(env, '/data')).toThrow(
      expect.objectContaining({ code: 'access-configuration-refused', message: expect.stringContaining(says) }),
    );
  });
});
