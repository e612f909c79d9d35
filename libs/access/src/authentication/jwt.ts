import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { type Clock, epochMs } from '#kernel';
import type { Identity } from '../access.ts';
import { AuthenticationUnavailable, Unauthenticated } from '../errors.ts';
import { identityOf } from './claims.ts';
import type { JwtSettings } from './settings.ts';

/** Reads who somebody is from a signed token. @throws Unauthenticated, AuthenticationUnavailable */
export type TokenReader = (token: string) => Promise<Identity>;

/** Longer ones are not looked at: nobody's claims need more. */
const MAX_TOKEN = 8192;
/** How long a request waits for the issuer's keys, in ms. */
const KEYS_TIMEOUT_MS = 3000;

/** What is wrong with a token, by jose's word for it. Nothing of the token is repeated. */
const FAULTS: Readonly<Record<string, string>> = {
  ERR_JWT_EXPIRED: 'the token has expired: ask its issuer for another one',
  ERR_JWT_CLAIM_VALIDATION_FAILED: 'the token is not for this service: issuer, audience, exp and nbf must fit',
  ERR_JOSE_ALG_NOT_ALLOWED: 'the token is signed by an algorithm that is not taken here',
  ERR_JOSE_NOT_SUPPORTED: 'the token is signed by an algorithm that is not taken here',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'the signature of the token is wrong',
  ERR_JWS_INVALID: 'this is no signed token',
  ERR_JWT_INVALID: 'this is no signed token',
  ERR_JWKS_NO_MATCHING_KEY: 'the issuer has no key for this token',
  ERR_JWKS_MULTIPLE_MATCHING_KEYS: 'the token does not say by which of the issuer’s keys it is signed: it needs a kid',
};

/**
 * A reader of tokens under these settings. Keys of a JWKS are fetched when first needed, and again when a token names one
 * that is not among them.
 * @param tenant of the log; a token of another one is refused
 */
export function tokenReader(settings: JwtSettings, tenant: string, clock: Clock): TokenReader {
  const key = keyOf(settings);
  return async (token) => {
    if (token.length > MAX_TOKEN) throw new Unauthenticated(`the token is longer than ${MAX_TOKEN} characters`);
    const payload = await verified(token, key, settings, clock);
    const { roles, outlets, partner, grants } = settings.claims;
    if (payload.tenant !== undefined && payload.tenant !== tenant) {
      throw new Unauthenticated('the token is of another tenant');
    }
    const identity = identityOf({
      id: payload.sub,
      roles: payload[roles],
      outlets: payload[outlets],
      partner: payload[partner],
      grants: payload[grants],
    });
    if (typeof identity === 'string') throw new Unauthenticated(`the token cannot be used: ${identity}`);
    return identity;
  };
}

function keyOf({ key }: JwtSettings): Uint8Array | JWTVerifyGetKey {
  if (key instanceof Uint8Array) return key;
  return createRemoteJWKSet(key, { timeoutDuration: KEYS_TIMEOUT_MS });
}

async function verified(
  token: string,
  key: Uint8Array | JWTVerifyGetKey,
  { issuer, audience, algorithms, clockToleranceSec: clockTolerance }: JwtSettings,
  clock: Clock,
) {
  const options = {
    issuer,
    audience,
    algorithms: [...algorithms],
    clockTolerance,
    requiredClaims: ['exp', 'sub'],
    currentDate: new Date(epochMs(clock())),
  };
  try {
    const { payload } =
      key instanceof Uint8Array ? await jwtVerify(token, key, options) : await jwtVerify(token, key, options);
    return payload;
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    const fault = error instanceof errors.JOSEError && typeof code === 'string' ? FAULTS[code] : undefined;
    if (fault !== undefined) throw new Unauthenticated(fault);
    // Whatever else goes wrong went wrong with the keys: the token may be good.
    throw new AuthenticationUnavailable('the keys of the issuer of tokens cannot be had now: try again later');
  }
}
