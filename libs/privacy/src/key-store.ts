/** One version of a subject's key: 256 random bits, or nothing once it was destroyed. */
export interface SubjectKey {
  readonly version: number;
  readonly secret: Uint8Array | undefined;
}

/** The keys of some subjects, each in order of version: the last one seals. */
export type Keyring = ReadonlyMap<string, readonly SubjectKey[]>;

/** The keys of persons. Random, never derived; a key is durable before anything can be sealed with it. */
export interface KeyStore {
  /** The subject's keys from memory; undefined where they must be asked for. */
  known(tenant: string, subject: string): readonly SubjectKey[] | undefined;
  /** The keys of all these subjects, made where there are none. What is asked in one turn is made in one transaction. */
  obtain(tenant: string, subjects: Iterable<string>): Promise<Keyring>;
  /** The keys that exist of these subjects; none is made. */
  find(tenant: string, subjects: Iterable<string>): Promise<Keyring>;
  /** For good, and again where it was done before: other processes notice within a second. */
  destroy(tenant: string, subjects: readonly string[]): Promise<void>;
  readonly index: BlindIndex;
  close(): Promise<void>;
}

/** Something a person can be looked up by. A name counts within its source only. */
export type Term =
  | { readonly kind: 'phone' | 'idNumber'; readonly value: string }
  | { readonly kind: 'name'; readonly source: string; readonly value: string };

/** Which subjects have a phone, an identity number or a name, without holding any of these. */
export interface BlindIndex {
  /** What is put in one turn is written in one transaction. */
  put(tenant: string, entries: readonly { readonly term: Term; readonly subject: string }[]): Promise<void>;
  /** Ids of the subjects that the term was put for, in order. */
  find(tenant: string, term: Term): Promise<readonly string[]>;
  removeFor(tenant: string, subjects: readonly string[]): Promise<void>;
}
