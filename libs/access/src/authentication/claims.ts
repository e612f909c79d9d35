import { isRole, type Role } from '#edge';
import { isAggregateId } from '#kernel';
import type { Identity } from '../access.ts';

/** What a token or a stored key says about its holder. */
export interface Claims {
  readonly id: unknown;
  readonly roles: unknown;
  readonly outlets: unknown;
  readonly partner: unknown;
  readonly grants: unknown;
}

const ALL = '*';

/** The identity that claims amount to; a text says which claim is amiss. Unknown roles and malformed ids are no claims. */
export function identityOf({ id, roles, outlets, partner, grants }: Claims): Identity | string {
  if (!isAggregateId(id)) return 'the subject is no id: 1 to 128 of A–Z a–z 0–9 . _ ~ -';
  const held = listOf(roles);
  if (!held || held.length === 0 || !held.every(isRole)) return 'the roles are not a list of roles';
  const own = outlets === ALL ? 'all' : outlets === undefined ? [] : listOf(outlets);
  if (own === undefined || (own !== 'all' && !own.every(isAggregateId))) return 'the outlets are neither ids nor "*"';
  if (partner !== undefined && !isAggregateId(partner)) return 'the partner is no id';
  const granted = grants === undefined ? [] : listOf(grants);
  if (!granted) return 'the grants are not a list of names';
  return {
    id,
    roles: held as readonly Role[],
    outlets: own,
    ...(partner !== undefined && { partner }),
    ...(granted.length > 0 && { grants: granted }),
  };
}

function listOf(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined;
}
