import type { FastifyRequest } from 'fastify';
import { AccessRefused, actingOf, authorise, type Grant, type Identity } from '#access';
import { isRefusal } from '#kernel';
import { Problem } from '../problem/problem.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks: known before any handler runs, save at addresses that are open to everybody. */
    identity: Identity | null;
  }
}

/** Whether the asker may do this; whoever has not said who they are may not. @throws ActorRefused */
export function mayAsk({ identity, headers }: FastifyRequest, operation: string): boolean {
  return identity !== null && !isRefusal(authorise(identity, operation, actingOf(headers)));
}

/** What the asker may do under this operation. @throws AccessRefused, ActorRefused; Problem where nobody knows who asks */
export function grantOf({ identity, headers }: FastifyRequest, operation: string): Grant {
  if (!identity) throw new Problem('unauthenticated');
  const answer = authorise(identity, operation, actingOf(headers));
  if (isRefusal(answer)) throw new AccessRefused(answer);
  return answer;
}
