import type { Fault } from '#kernel';
import { type Actor, isAggregateId } from '#kernel';
import { role } from './decorators/role.ts';
import { isRole } from './roles.ts';

/**
 * Reads the actor of a command line, `ID:ROLE`. An id has no colon.
 * @returns the actor, or what is wrong with it
 */
export function parseActor(text: string): { readonly actor: Actor } | { readonly errors: readonly Fault[] } {
  const colon = text.indexOf(':');
  const [id, named] = [text.slice(0, Math.max(colon, 0)), text.slice(colon + 1)];
  if (!isAggregateId(id)) return { errors: [noActor] };
  if (!isRole(named)) return { errors: [{ pointer: '', code: role.code, message: role.message }] };
  return { actor: { id, role: named } };
}

const noActor: Fault = {
  pointer: '',
  code: 'actor',
  message: {
    zh: '执行人须写作 编号:角色，如 staff-1:sales_consultant',
    en: 'Write the actor as ID:ROLE, such as staff-1:sales_consultant',
  },
};
