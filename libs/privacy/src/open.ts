import type { Envelope, Forgotten, Json, JsonObject, Masked, StreamName } from '#kernel';
import type { Declaration } from './declaration.ts';
import { openEnvelope } from './envelope.ts';
import { envelopesOf, SEALED } from './envelopes.ts';
import { EnvelopeDamaged, KeyMissing } from './errors.ts';
import { filling } from './filling.ts';
import { forgottenFields } from './forgotten-fields.ts';
import type { KeyStore, SubjectKey } from './key-store.ts';
import type { AtOnceOrLater } from './with-keys.ts';

/** Whatever keeps an event's data in stored form: an event, a row of a view. */
export interface Openable {
  readonly id: string;
  readonly type: string;
  readonly stream: StreamName;
  readonly data: JsonObject;
}

/** Whether the reader may see a field of a person. */
export type MaySee = (subject: string, pointer: string) => boolean;

export interface Opening {
  readonly declarations: ReadonlyMap<string, Declaration>;
  readonly keys: KeyStore;
  readonly tenant: string;
}

/**
 * The events with their personal fields back in place: the value, `Masked` where the reader may not see it, `Forgotten`
 * where the key was destroyed. Which fields a destroyed envelope held is no longer known: every declared one that it may
 * have held reads as forgotten. At once where all keys are in memory.
 * @throws EnvelopeDamaged, KeyMissing, KeyStoreUnavailable
 */
export function open<Event extends Openable>(
  opening: Opening,
  events: readonly Event[],
  may: MaySee,
): AtOnceOrLater<readonly Event[]> {
  const { keys, tenant } = opening;
  const known = keysInMemory(opening, events);
  if (known) return openAll(opening, events, known, may);
  const subjects = new Set(events.flatMap(({ data }) => envelopesOf(data).map(({ subject }) => subject)));
  return keys.find(tenant, subjects).then((ring) =>
    openAll(
      opening,
      events,
      events.flatMap(({ data }) => envelopesOf(data).map(({ subject }) => ring.get(subject) ?? [])),
      may,
    ),
  );
}

/** The versions of the key of each envelope, in order; undefined where one must be asked for. */
function keysInMemory({ keys, tenant }: Opening, events: readonly Openable[]): readonly Versions[] | undefined {
  const known: Versions[] = [];
  for (const { data } of events) {
    for (const { subject } of envelopesOf(data)) {
      const versions = keys.known(tenant, subject);
      if (!versions) return undefined;
      known.push(versions);
    }
  }
  return known;
}

type Versions = readonly SubjectKey[];

/** @param keys the versions of the key of each envelope, in order */
function openAll<Event extends Openable>(
  opening: Opening,
  events: readonly Event[],
  keys: readonly Versions[],
  may: MaySee,
): readonly Event[] {
  let before = 0;
  return events.map((event) => {
    const envelopes = envelopesOf(event.data);
    if (envelopes.length === 0) return event;
    const from = before;
    before += envelopes.length;
    return openOne(opening, event, envelopes, keys.slice(from, before), may);
  });
}

function openOne<Event extends Openable>(
  opening: Opening,
  event: Event,
  envelopes: readonly Envelope[],
  keys: readonly Versions[],
  may: MaySee,
): Event {
  const { [SEALED]: _sealed, ...clear } = event.data;
  const { data, put } = filling(clear);
  const secrets = envelopes.map((envelope, n) => keyOf(keys[n] as Versions, event, envelope).secret);
  const destroyed = secrets.includes(undefined) ? envelopes.filter((_, n) => !secrets[n]) : [];
  const opened = destroyed.length > 0 ? new Map<string, string>() : undefined;
  for (const [n, envelope] of envelopes.entries()) {
    const { subject } = envelope;
    const secret = secrets[n];
    if (!secret) continue;
    const values = valuesIn(opening.tenant, event, envelope, secret);
    for (const pointer of Object.keys(values)) {
      put(pointer, may(subject, pointer) ? (values[pointer] as Json) : ({ masked: true, subject } satisfies Masked));
      opened?.set(pointer, subject);
    }
  }
  const declaration = opening.declarations.get(event.type);
  if (opened && declaration) {
    const subjects = new Set(destroyed.map(({ subject }) => subject));
    for (const [pointer, subject] of forgottenFields(declaration, {
      data: clear,
      envelopes,
      opened,
      destroyed: subjects,
    })) {
      put(pointer, { forgotten: true, subject } satisfies Forgotten);
    }
  }
  return { ...event, data };
}

function keyOf(versions: Versions, event: Openable, { subject, keyVersion }: Envelope): SubjectKey {
  // Nearly every subject has one version only.
  const [first] = versions;
  const key = first?.version === keyVersion ? first : versions.find((one) => one.version === keyVersion);
  if (!key) throw new KeyMissing(`event ${event.id}`, subject, keyVersion);
  return key;
}

function valuesIn(tenant: string, event: Openable, envelope: Envelope, secret: Uint8Array): JsonObject {
  try {
    return openEnvelope(secret, { tenant, stream: event.stream, eventId: event.id }, envelope);
  } catch {
    throw new EnvelopeDamaged(event.id, envelope.subject);
  }
}
