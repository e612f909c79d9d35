import type { Instant } from '#kernel';

/** A key as it is kept: wrapped by the master key, gone once it is destroyed. */
export interface KeyRow {
  readonly subject: string;
  /** From 1; a subject's latest version seals. */
  readonly version: number;
  /** Undefined: destroyed. The row stays, so that a destroyed key is never taken for a missing one. */
  readonly wrapped: Uint8Array | undefined;
}

/** A blind index entry: what is looked for, only as a keyed hash. */
export interface BlindEntry {
  readonly hash: Uint8Array;
  readonly subject: string;
}

/** What a database must do for a key store: port of the adapters. Every write is durable before it returns. */
export interface KeyTable {
  /** Every version of the keys of these subjects, in order of version; nothing for subjects without a row. */
  rowsOf(tenant: string, subjects: readonly string[]): Promise<readonly KeyRow[]>;
  /** Inserts those whose (subject, version) has no row yet, all in one transaction, and gives them all as they now stand. */
  insertAbsent(tenant: string, rows: readonly KeyRow[], createdAt: Instant): Promise<readonly KeyRow[]>;
  /** Leaves no wrapped bytes of any version in the file; a subject without a key gets a destroyed one. */
  destroy(tenant: string, subjects: readonly string[], destroyedAt: Instant): Promise<void>;
  /** How many keys were destroyed, by any process: another number means that what is remembered is out of date. */
  destructions(): Promise<number>;
  /** Any wrapped key, to try the master key on. */
  anyWrapped(): Promise<Uint8Array | undefined>;
  putEntries(tenant: string, entries: readonly BlindEntry[]): Promise<void>;
  /** Subjects with this hash, in order of their ids. */
  findEntries(tenant: string, hash: Uint8Array): Promise<readonly string[]>;
  /** Leaves no entry of the subjects in the file. */
  removeEntries(tenant: string, subjects: readonly string[]): Promise<void>;
  close(): Promise<void>;
}
