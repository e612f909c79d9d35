import type { Envelope, EventRegistry, Fact, Json, JsonObject, StreamName } from '#kernel';
import { type Declaration, declarationOf } from './declaration.ts';
import { sealEnvelope } from './envelope.ts';
import { SEALED } from './envelopes.ts';
import { SubjectErased } from './errors.ts';
import type { Keyring, KeyStore } from './key-store.ts';
import { plaintextOf } from './plaintext.ts';
import { type PersonalValue, type Split, split } from './split.ts';
import { type AtOnceOrLater, withKeys } from './with-keys.ts';

/** Where facts will stand, and whom their free text concerns: the customer, else the acting person. */
export interface SealingPlace {
  readonly stream: StreamName;
  readonly customer?: string | undefined;
  readonly actorId: string;
}

/** A fact in stored form. */
export interface SealedFact {
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: JsonObject;
}

export interface Sealing {
  readonly registry: EventRegistry;
  readonly declarations: ReadonlyMap<string, Declaration>;
  readonly keys: KeyStore;
  readonly tenant: string;
  readonly nextIv: () => Uint8Array;
}

/**
 * What sealing needs of a registry.
 * @throws DeclarationRefused, UndeclaredField: a type that leaves a field of its examples undeclared does not start
 */
export function declarationsOf(registry: EventRegistry): ReadonlyMap<string, Declaration> {
  const declarations = new Map<string, Declaration>();
  for (const type of registry.types.values()) {
    const declaration = declarationOf(type);
    for (const example of type.examples) split(declaration, example, '');
    declarations.set(type.type, declaration);
  }
  return declarations;
}

/**
 * Facts in stored form, one envelope per (event, subject), at once where all keys are in memory.
 * @param ids ids of the events that the facts become, in their order
 * @throws UndeclaredField, UnsealableValue, SubjectErased, KeyStoreUnavailable; RangeError for an unregistered type
 */
export function seal(
  sealing: Sealing,
  facts: readonly Fact[],
  place: SealingPlace,
  ids: readonly string[],
): AtOnceOrLater<readonly SealedFact[]> {
  const { registry, declarations, tenant, nextIv } = sealing;
  const fallback = place.customer ?? place.actorId;
  const parts = facts.map(({ type, data }) => {
    const { schemaVersion } = registry.typeOf(type);
    const { clear, personal } = split(declarations.get(type) as Declaration, data, fallback);
    return { type, schemaVersion, clear, personal };
  });

  const stored = (part: Split & { type: string; schemaVersion: number }, at: number, ring: Keyring): SealedFact => {
    const { type, schemaVersion, clear: data, personal } = part;
    if (personal.length > 0) {
      const where = { tenant, stream: place.stream, eventId: ids[at] as string };
      data[SEALED] = bySubject(personal).map(
        ([subject, values]) =>
          sealEnvelope(sealingKey(ring, subject), nextIv(), where, subject, plaintextOf(type, values)) as Envelope &
            Json,
      );
    }
    return { type, schemaVersion, data };
  };

  return withKeys(sealing, 'obtain', subjectsOf(parts), (ring) => parts.map((part, at) => stored(part, at, ring)));
}

function subjectsOf(parts: readonly Split[]): ReadonlySet<string> {
  if (parts.every(({ personal }) => personal.length === 0)) return NOBODY;
  return new Set(parts.flatMap(({ personal }) => personal.map(({ subject }) => subject)));
}

const NOBODY: ReadonlySet<string> = new Set();

function bySubject(personal: readonly PersonalValue[]): [string, readonly PersonalValue[]][] {
  return [...Map.groupBy(personal, ({ subject }) => subject)].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The latest key of a subject. @throws SubjectErased */
export function sealingKey(ring: Keyring, subject: string): { version: number; secret: Uint8Array } {
  const latest = ring.get(subject)?.at(-1);
  if (!latest?.secret) throw new SubjectErased(subject);
  return { version: latest.version, secret: latest.secret };
}
