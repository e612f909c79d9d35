import { resolve } from 'node:path';
import { AccessConfigurationRefused } from '../errors.ts';
import { isLoopback } from './loopback.ts';

/** How tokens are told to be good, and by which claims they say who somebody is. */
export interface JwtSettings {
  /** The URL of the issuer's keys, or the secret shared with it. */
  readonly key: URL | Uint8Array;
  readonly issuer: string;
  readonly audience: string;
  /** The only ones taken; never `none`. */
  readonly algorithms: readonly string[];
  readonly clockToleranceSec: number;
  /** Names of claims; the id is `sub`, the tenant, where it is given, `tenant`. */
  readonly claims: {
    readonly roles: string;
    readonly outlets: string;
    readonly partner: string;
    readonly grants: string;
  };
}

export interface AccessSettings {
  readonly jwt?: JwtSettings;
  /** File of hashed API keys; it need not exist until the first key is made. */
  readonly keysFile: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const SIGNED_BY_PAIR = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const SIGNED_BY_SECRET = ['HS256', 'HS384', 'HS512'];
/** What HS256 needs at least. */
const SECRET_BYTES = 32;
const MOST_TOLERANCE_SEC = 300;

/**
 * Settings of access by environment: docs/guides/access.md lists them.
 * @param data the data folder, in which the keys file stands unless it is named
 * @throws AccessConfigurationRefused
 */
export function accessSettings(env: Environment, data: string): AccessSettings {
  const keysFile = resolve(env.DEALTRAIL_API_KEYS ?? `${data}/access/keys.json`);
  const jwt = jwtSettings(env);
  return jwt ? { jwt, keysFile } : { keysFile };
}

function jwtSettings(env: Environment): JwtSettings | undefined {
  const { DEALTRAIL_JWT_JWKS_URL: url, DEALTRAIL_JWT_SECRET: secret } = env;
  if (url === undefined && secret === undefined) {
    const stray = Object.keys(env).find((name) => name.startsWith('DEALTRAIL_JWT_'));
    if (stray === undefined) return undefined;
    throw refused(`${stray} is set, but neither DEALTRAIL_JWT_JWKS_URL nor DEALTRAIL_JWT_SECRET: set one of them`);
  }
  if (url !== undefined && secret !== undefined) {
    throw refused('DEALTRAIL_JWT_JWKS_URL and DEALTRAIL_JWT_SECRET are both set: keep one of them');
  }
  return {
    key: url === undefined ? secretKey(secret as string) : keysUrl(url),
    issuer: needed(env, 'DEALTRAIL_JWT_ISSUER'),
    audience: needed(env, 'DEALTRAIL_JWT_AUDIENCE'),
    algorithms: algorithmsOf(env, url === undefined ? SIGNED_BY_SECRET : SIGNED_BY_PAIR),
    clockToleranceSec: toleranceOf(env.DEALTRAIL_JWT_CLOCK_TOLERANCE ?? '5'),
    claims: {
      roles: env.DEALTRAIL_JWT_CLAIM_ROLES ?? 'roles',
      outlets: env.DEALTRAIL_JWT_CLAIM_OUTLETS ?? 'outlets',
      partner: env.DEALTRAIL_JWT_CLAIM_PARTNER ?? 'partner',
      grants: env.DEALTRAIL_JWT_CLAIM_GRANTS ?? 'grants',
    },
  };
}

function needed(env: Environment, name: string): string {
  const value = env[name]?.trim();
  if (value) return value;
  throw refused(`${name} is not set: a token of any issuer, or for any service, would be taken for one of ours`);
}

function secretKey(secret: string): Uint8Array {
  const key = new TextEncoder().encode(secret);
  if (key.length >= SECRET_BYTES) return key;
  throw refused(`DEALTRAIL_JWT_SECRET is shorter than ${SECRET_BYTES} bytes: make one with openssl rand -base64 48`);
}

function keysUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))) return url;
  throw refused('DEALTRAIL_JWT_JWKS_URL is no https:// URL: keys fetched in clear may be anybody’s');
}

/** By default one: RS256 or HS256. An algorithm of the other kind would let a public key pass for a secret. */
function algorithmsOf({ DEALTRAIL_JWT_ALGORITHMS: text }: Environment, known: readonly string[]): readonly string[] {
  if (text === undefined) return known.slice(0, 1);
  const named = text.split(',').map((name) => name.trim());
  if (named.every((name) => known.includes(name))) return named;
  throw refused(`DEALTRAIL_JWT_ALGORITHMS: with this kind of key write some of ${known.join(', ')}`);
}

function toleranceOf(text: string): number {
  const seconds = Number(text);
  if (/^\d+$/.test(text) && seconds <= MOST_TOLERANCE_SEC) return seconds;
  throw refused(`DEALTRAIL_JWT_CLOCK_TOLERANCE: write seconds, 0 to ${MOST_TOLERANCE_SEC}`);
}

function refused(message: string): AccessConfigurationRefused {
  return new AccessConfigurationRefused(message);
}
