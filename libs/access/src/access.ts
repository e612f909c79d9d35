import type { Role } from '#edge';
import type { Actor, Refusal } from '#kernel';
import type { Operation } from './operations.ts';

/** Who asks, as authentication found out. Ids and roles only. */
export interface Identity {
  readonly id: string;
  /** At least one; where several allow an operation, the first of them acts. */
  readonly roles: readonly Role[];
  /** The outlets it acts for; `all`: every one of the tenant. */
  readonly outlets: readonly string[] | 'all';
  /** Whose rows a channel partner sees. */
  readonly partner?: string;
  /** What a service may do, by name; `*` is everything. */
  readonly grants?: readonly string[];
  /** Nobody was asked who they are: the service is for this machine only. */
  readonly development?: true;
}

/** In which of its roles an identity asks, and for whom; nothing given: the first role that may. */
export interface Acting {
  readonly role?: Role;
  /** Another id: in development only. */
  readonly id?: string;
  /** The person whom a service acts for. */
  readonly onBehalfOf?: string;
}

/** Whose a row is. What is absent belongs to nobody. */
export interface Target {
  readonly outlet?: string | undefined;
  readonly consultant?: string | undefined;
  readonly partner?: string | undefined;
}

/** The rows an identity may touch or see: those for which all that is given holds. Nothing given: every row. */
export interface Scope {
  readonly outlets?: readonly string[];
  readonly consultant?: string;
  readonly partner?: string;
}

/** An operation that may go on, within its scope. */
export interface Grant {
  readonly operation: Operation;
  readonly actor: Actor;
  readonly scope: Scope;
  /** Those that a command may name. */
  readonly outlets: Identity['outlets'];
  /** Whether personal fields are shown. If not: masked, and nothing may be counted, searched or grouped by them. */
  readonly seesPersonalData: boolean;
}

/** The one answer of the one place: a grant, or a refusal that names what is missing. */
export type Authorise = (identity: Identity, operation: string, acting?: Acting) => Grant | Refusal;
