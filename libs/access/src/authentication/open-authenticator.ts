import type { Clock } from '#kernel';
import { AuthenticationRequired, Unauthenticated } from '../errors.ts';
import { looksLikeApiKey } from '../keys/api-key.ts';
import { keyReader } from '../keys/key-reader.ts';
import { watchedKeys } from '../keys/keys-file.ts';
import type { Authenticator, RequestHeaders } from './authenticator.ts';
import { developmentAuthenticator } from './development.ts';
import { headerOf } from './header.ts';
import { tokenReader } from './jwt.ts';
import { isLoopback } from './loopback.ts';
import type { AccessSettings } from './settings.ts';

/**
 * Who finds out who asks: by tokens and keys where any are configured; else, on this machine alone, nobody.
 * @param host the address that the service will listen on
 * @param tenant of the log
 * @throws AuthenticationRequired for an address that others reach, with nothing configured; AccessConfigurationRefused
 */
export function openAuthenticator(
  settings: AccessSettings,
  { host, tenant, clock }: { readonly host: string; readonly tenant: string; readonly clock: Clock },
): Authenticator {
  const keys = watchedKeys(settings.keysFile);
  if (!settings.jwt && keys().size === 0) {
    if (isLoopback(host)) return developmentAuthenticator;
    throw new AuthenticationRequired(
      `${host} can be reached from other machines, and nobody would be asked who they are: make a key with ` +
        'dealtrail access key create, or set DEALTRAIL_JWT_JWKS_URL (or DEALTRAIL_JWT_SECRET), DEALTRAIL_JWT_ISSUER and ' +
        'DEALTRAIL_JWT_AUDIENCE; or listen on 127.0.0.1',
    );
  }
  const byToken = settings.jwt && tokenReader(settings.jwt, tenant, clock);
  const byKey = keyReader(keys, tenant, clock);
  return {
    kind: 'configured',
    async authenticate(headers) {
      const credential = credentialOf(headers);
      if (looksLikeApiKey(credential)) return byKey(credential);
      if (byToken) return byToken(credential);
      throw new Unauthenticated('only API keys are taken here: send one as Authorization: Bearer dtk_…');
    },
  };
}

function credentialOf(headers: RequestHeaders): string {
  const key = headerOf(headers, 'x-api-key');
  const [, bearer] = /^Bearer +(\S+)$/i.exec(headerOf(headers, 'authorization') ?? '') ?? [];
  const credential = key ?? bearer;
  if (credential !== undefined && (key === undefined || bearer === undefined)) return credential;
  throw new Unauthenticated('send one credential: Authorization: Bearer <token or key>, or X-API-Key: <key>');
}
