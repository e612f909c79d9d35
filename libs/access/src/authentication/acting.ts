import { isRole } from '#edge';
import { isAggregateId } from '#kernel';
import type { Acting } from '../access.ts';
import { ActorRefused } from '../errors.ts';
import type { RequestHeaders } from './authenticator.ts';
import { headerOf } from './header.ts';

/**
 * As whom a request asks to act: `Dealtrail-Actor: ROLE` or `ID:ROLE`, and `Dealtrail-On-Behalf-Of: ID` of a service.
 * Whether it may is for `authorise` to say.
 * @throws ActorRefused
 */
export function actingOf(headers: RequestHeaders): Acting {
  const actor = headerOf(headers, 'dealtrail-actor');
  const onBehalfOf = headerOf(headers, 'dealtrail-on-behalf-of');
  if (onBehalfOf !== undefined && !isAggregateId(onBehalfOf)) {
    throw new ActorRefused('Dealtrail-On-Behalf-Of names no person: write the id of one, such as staff-1');
  }
  return { ...(actor !== undefined && named(actor)), ...(onBehalfOf !== undefined && { onBehalfOf }) };
}

function named(actor: string): Acting {
  const colon = actor.indexOf(':');
  const role = actor.slice(colon + 1);
  const id = colon < 0 ? undefined : actor.slice(0, colon);
  if (!isRole(role) || (id !== undefined && !isAggregateId(id))) {
    throw new ActorRefused('Dealtrail-Actor names no role: write ROLE or ID:ROLE, such as staff-1:sales_consultant');
  }
  return id === undefined ? { role } : { role, id };
}
