import type { Reader } from '#engine';
import { isCode } from '#kernel';
import type { Grant } from './access.ts';
import type { RequestHeaders } from './authentication/authenticator.ts';
import { headerOf } from './authentication/header.ts';
import { ActorRefused } from './errors.ts';

/**
 * Who reads under a grant, and why: the code in `Dealtrail-Purpose`, else what is asked. A code, since the reason is kept in
 * clear with every read of personal data.
 * @throws ActorRefused
 */
export function readerOf(
  { actor, operation, seesPersonalData }: Grant,
  headers: RequestHeaders,
  correlationId: string,
): Reader {
  const why = headerOf(headers, 'dealtrail-purpose') ?? operation;
  if (!isCode(why)) {
    throw new ActorRefused(
      'Dealtrail-Purpose is no code: write 1 to 64 letters, digits and . _ : -, such as call-back',
    );
  }
  return { actor, why, correlationId, seesPersonalData };
}
