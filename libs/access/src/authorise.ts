import { maySeePersonalData, type Role } from '#edge';
import type { Actor, Refusal } from '#kernel';
import type { Acting, Authorise, Grant, Identity, Scope } from './access.ts';
import { type Operation, operations } from './operations.ts';
import { notAnother, rightMissing, roleNotHeld, unnamedScope } from './refusals.ts';
import { rights, type Within } from './rights.ts';
import { scopeOf } from './scope.ts';

/** By this name a service is granted to read personal fields. */
export const PERSONAL_DATA = 'personal-data';
/** Grants a service everything. */
export const EVERYTHING = '*';

const OPERATIONS: ReadonlySet<string> = new Set(operations);
const BOUNDS: readonly Within[] = ['tenant', 'outlets', 'own', 'partner'];

/**
 * Whether an identity may do something, and on which rows: of its roles the first that may, or the one it asks to act in.
 * An operation that nobody lists is refused like one that the role does not list.
 */
export const authorise: Authorise = (identity, operation, acting = {}) => {
  const { roles, development } = identity;
  if (acting.role !== undefined && !roles.includes(acting.role)) return roleNotHeld();
  if (acting.id !== undefined && acting.id !== identity.id && !development) return notAnother();
  const id = acting.id ?? identity.id;
  // Where anybody may be anybody, a partner is named by its own id.
  const acts = { ...identity, id, ...(development && { partner: id }) };
  const tried = acting.role === undefined ? roles : [acting.role];
  if (acting.onBehalfOf !== undefined && !tried.includes('service')) return notAnother();
  for (const role of acting.onBehalfOf === undefined ? tried : (['service'] as const)) {
    const granted = OPERATIONS.has(operation) && grantOf(acts, role, operation as Operation, acting);
    if (granted) return granted;
  }
  return rightMissing(operation);
};

function grantOf(identity: Identity, role: Role, operation: Operation, acting: Acting): Grant | Refusal | undefined {
  const scope = role === 'service' ? serviceScope(identity, operation) : roleScope(identity, role, operation);
  if (!scope || 'refused' in scope) return scope;
  const { onBehalfOf } = acting;
  const actor: Actor = { id: identity.id, role, ...(onBehalfOf !== undefined && { onBehalfOf }) };
  const { outlets } = identity;
  return { operation, actor, scope, outlets, seesPersonalData: seesPersonalData(identity, role) };
}

function roleScope(identity: Identity, role: Role, operation: Operation): Scope | Refusal | undefined {
  const within = BOUNDS.find((bound) => rights[role][bound]?.includes(operation));
  if (!within) return undefined;
  return scopeOf(identity, within) ?? unnamedScope({ zh: '渠道商', en: 'partner' });
}

function serviceScope(identity: Identity, operation: Operation): Scope | undefined {
  return isGranted(identity, operation) ? scopeOf(identity, 'tenant') : undefined;
}

function seesPersonalData(identity: Identity, role: Role): boolean {
  return maySeePersonalData(role) && (role !== 'service' || isGranted(identity, PERSONAL_DATA));
}

function isGranted({ grants = [] }: Identity, name: string): boolean {
  return grants.includes(name) || grants.includes(EVERYTHING);
}
