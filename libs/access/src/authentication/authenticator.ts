import type { Identity } from '../access.ts';

/** Headers as Node gives them: names in lower case. */
export type RequestHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Finds out who sent a request. */
export interface Authenticator {
  /** Whether anybody was configured; `development`: whoever reaches this machine is everybody. */
  readonly kind: 'configured' | 'development';
  /**
   * By `Authorization: Bearer <token or key>`, or `X-API-Key: <key>`.
   * @throws Unauthenticated (401), AuthenticationUnavailable (503)
   */
  authenticate(headers: RequestHeaders): Promise<Identity>;
}
