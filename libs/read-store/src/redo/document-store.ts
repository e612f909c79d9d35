import type { JsonObject } from '#kernel';
import type { CollectionSpec, Document, Find, Found } from '../read-store.ts';

/** A document as it is kept: which commit wrote it, so that an earlier one that comes late changes nothing. */
export interface Kept {
  readonly stamp: number;
  /** null: that commit removed it. */
  readonly document: Document | null;
}

/** A record that is only ever exchanged as a whole, against the revision that it was read at. */
export interface Revised extends JsonObject {
  readonly revision: number;
}

/**
 * What a store gives that has no transactions: each call changes one document or none, and nothing holds two together. Any
 * call may be the last one that a process makes.
 */
export interface DocumentStore {
  /** The documents there are among `keys`, removed ones included. */
  read(collection: string, keys: readonly string[]): Promise<ReadonlyMap<string, Kept>>;
  /** As `ViewReader.find`; removed ones are not found. */
  find(collection: string, spec: CollectionSpec, find: Find): Promise<readonly Found[]>;
  keys(collection: string): Promise<readonly string[]>;
  /** Writes where nothing stands, or what stands has a lower stamp. */
  writeNewer(collection: string, key: string, kept: Kept): Promise<void>;
  record(key: string): Promise<Revised | undefined>;
  /** Keys of the records that begin so. */
  recordKeys(prefix: string): Promise<readonly string[]>;
  /** Writes where the record stands at the revision `from`; where none stands, for undefined. @returns whether it did */
  exchange(key: string, from: number | undefined, to: Revised): Promise<boolean>;
  /** A note is written whole and found by its key. */
  writeNote(key: string, note: JsonObject): Promise<void>;
  note(key: string): Promise<JsonObject | undefined>;
  /** Keys of the notes that begin so. */
  noteKeys(prefix: string): Promise<readonly string[]>;
  removeNote(key: string): Promise<void>;
}
