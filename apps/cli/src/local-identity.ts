import { EVERYTHING, type Identity } from '#access';
import type { Role } from '#edge';
import type { Actor } from '#kernel';

/**
 * Whoever acts on the command line: who may open the data folder is taken at their word, and held to the role they name, in
 * every outlet. A service is granted everything; a channel partner is named by its own id.
 */
export function localIdentity({ id, role }: Actor): Identity {
  return { id, roles: [role as Role], outlets: 'all', partner: id, grants: [EVERYTHING] };
}
