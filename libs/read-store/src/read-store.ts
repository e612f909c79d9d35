import type { Instant, Json, JsonObject } from '#kernel';

/**
 * A collection of documents that a projection keeps.
 * - `document`: a document belongs to one stream; last write wins
 * - `sum`: a document of whole numbers (as JSON numbers, or as decimal strings beyond 2^53) that only ever has deltas
 *   added to it; a document whose every number is 0 is as good as absent
 */
export interface CollectionSpec {
  readonly kind: 'document' | 'sum';
  /** Each index: top-level fields, in order, whose values are strings, numbers or null. The key is appended as last. */
  readonly indexes: readonly (readonly string[])[];
}

/** A projection version as the store sees it. */
export interface ViewSpec {
  readonly name: string;
  readonly version: number;
  readonly collections: Readonly<Record<string, CollectionSpec>>;
}

/** The event up to which a view holds everything. If the log has another event there, the view is not of this log. */
export interface Checkpoint {
  readonly logId: string;
  readonly index: number;
  readonly position: number;
  readonly recordedAt: Instant;
  readonly eventId: string;
}

export type Document = JsonObject;

/** What a batch changes: per collection, key → whole document, or null to remove it. */
export type Changes = Readonly<Record<string, ReadonlyMap<string, Document | null>>>;

/** A range of an index, in index order (strings by UTF-8 bytes, numbers by value, null first). */
export interface Find {
  /** Fields of a declared index, or `['key']` (the default) for key order. */
  readonly index?: readonly string[];
  /** Values of the leading fields that must be equal. */
  readonly equals?: readonly (string | number | null)[];
  /** Bounds of the field after those. */
  readonly from?: string | number;
  readonly fromExclusive?: boolean;
  readonly to?: string | number;
  readonly direction?: 'forwards' | 'backwards';
  readonly limit?: number;
}

export interface Found {
  readonly key: string;
  readonly document: Document;
}

/** One version of one projection's documents. */
export interface View {
  readonly spec: ViewSpec;
  /** undefined: nothing was projected yet. */
  checkpoint(): Promise<Checkpoint | undefined>;
  load(collection: string, keys: readonly string[]): Promise<ReadonlyMap<string, Document>>;
  find(collection: string, find?: Find): Promise<readonly Found[]>;
  count(collection: string): Promise<number>;
  /**
   * Changes and checkpoint together or not at all, and only while `lease` is the one in force.
   * @throws LeaseLost where another process has taken over; nothing is written
   */
  commit(changes: Changes, checkpoint: Checkpoint, lease: Lease): Promise<void>;
  /** Removes every document and the checkpoint, under the same condition. */
  clear(lease: Lease): Promise<void>;
  /** SHA-256 (hex) over [key, document] in key order, in RFC 8785 form: equal content, equal digest, in every store. */
  digest(collection: string): Promise<string>;
  /** Bytes that the view takes, documents and indexes. */
  size(): Promise<number>;
}

/** The right to project. Each taking raises the epoch, so that a holder who was thought dead cannot write any more. */
export interface Lease {
  readonly holder: string;
  readonly epoch: number;
}

export interface LeaseState extends Lease {
  readonly expiresAt: Instant;
}

export interface ReadStore {
  /** Opens or creates the documents of a projection version. @throws ViewDamaged where its file cannot be read */
  open(spec: ViewSpec): Promise<View>;
  /** Projection versions held. */
  list(): Promise<readonly { readonly name: string; readonly version: number; readonly live: boolean }[]>;
  drop(name: string, version: number): Promise<void>;
  /** Takes the lease for `ttlMs`, if it is free, expired or already the holder's; the state in force otherwise. */
  acquire(holder: string, ttlMs: number): Promise<{ readonly acquired: boolean; readonly lease: LeaseState }>;
  /** Heartbeat. @throws LeaseLost */
  renew(lease: Lease, ttlMs: number): Promise<LeaseState>;
  release(lease: Lease): Promise<void>;
  lease(): Promise<LeaseState | undefined>;
  close(): Promise<void>;
}

/** Values that a document field may be indexed by. */
export type Indexed = Extract<Json, string | number | null>;
