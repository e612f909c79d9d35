import type { Instant, Json, JsonObject } from '#kernel';
import type { Build, BuildBeginning, BuildError, BuildProgress, BuildRequest } from './build.ts';

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

/** A document as its JSON text, of whoever can write that in less time than it takes to make the document. */
export class DocumentText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What a build is given, likewise. */
export type NewDocuments = Readonly<Record<string, ReadonlyMap<string, Document | DocumentText | null>>>;

/**
 * A range of an index, in index order (null first, then numbers by value, then strings by UTF-8 bytes). A field that the
 * document lacks counts as null.
 */
export interface Find {
  /** Fields of a declared index, or `['key']` (the default) for key order. */
  readonly index?: readonly string[];
  /** Values of the leading fields that must be equal. */
  readonly equals?: readonly Indexed[];
  /** Bounds of the field after those (of the key after the last); null lies within no bounds. */
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

/** What can be asked of a view. Each call sees one state of it. @throws ViewDamaged where its bytes cannot be read */
export interface ViewReader {
  readonly spec: ViewSpec;
  /** undefined: nothing was projected yet. */
  checkpoint(): Promise<Checkpoint | undefined>;
  /** The documents there are among `keys`. */
  load(collection: string, keys: readonly string[]): Promise<ReadonlyMap<string, Document>>;
  /** @throws RangeError for an index that the collection does not declare */
  find(collection: string, find?: Find): Promise<readonly Found[]>;
  count(collection: string): Promise<number>;
  /** At most `limit` documents after a key, by the bytes of the keys, each as the JSON text that is stored. */
  texts(
    collection: string,
    after: string | undefined,
    limit: number,
  ): Promise<readonly (readonly [key: string, text: string])[]>;
  /**
   * SHA-256 (hex) over every [key, document] in key order, each in RFC 8785 form and ended by a line feed: equal content,
   * equal digest, in every store.
   */
  digest(collection: string): Promise<string>;
}

/** One build of one projection's documents. */
export interface View extends ViewReader {
  readonly build: number;
  /** A query of several steps over one state of the view: what is committed meanwhile is not in it. */
  read<Answer>(query: (reader: ViewReader) => Promise<Answer>): Promise<Answer>;
  /**
   * As `load`, for whoever projects and changes no document in place: what was borrowed or committed here before may come
   * again as the same object, where the view still holds it.
   */
  borrow(collection: string, keys: readonly string[]): Promise<ReadonlyMap<string, Document>>;
  /**
   * Changes and checkpoint together or not at all, and only while no other lease was taken since `lease`.
   * @throws LeaseLost where another process has taken over; nothing is written
   * @throws ViewUnavailable where nothing was written for want of room or of the file
   */
  commit(changes: Changes, checkpoint: Checkpoint, lease: Lease): Promise<void>;
  /** Removes every document and the checkpoint, under the same condition. */
  clear(lease: Lease): Promise<void>;
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
  /**
   * Opens a build of a projection version: the live one, else the last one that is whole, else a new and empty one, which
   * goes live where no build of the name is.
   * @throws ViewDamaged where it cannot be read, or holds other collections than `spec` says
   */
  open(spec: ViewSpec): Promise<View>;
  /** The live build, where it is of that version. @throws as `open` */
  live(spec: ViewSpec): Promise<View | undefined>;
  /** A build that is whole. Whoever holds it may read on after it was dropped. @throws as `open`; BuildGone */
  openBuild(spec: ViewSpec, build: number): Promise<View>;
  /** By name and number. */
  builds(): Promise<readonly Build[]>;
  /**
   * Begins a build beside what there is. Of the name, builds that are dead, failed, cancelled, or ready but not switched to
   * go.
   * @throws BuildUnderWay where one of the name is made by a builder that lives
   */
  begin(spec: ViewSpec, beginning: BuildBeginning): Promise<BuildWriter>;
  /**
   * Begins a part of a build that is being made, for whoever folds beside its builder in another thread or process.
   * @param part its number, one that the build has no other part of @throws BuildGone
   */
  beginPart(spec: ViewSpec, build: number, part: number): Promise<PartWriter>;
  /** Leaves a request for whoever builds or projects; null takes it back. @throws BuildGone */
  ask(build: number, request: BuildRequest | null): Promise<void>;
  /** What was found out about a build. @throws BuildGone */
  note(build: number, found: { readonly error?: BuildError | null; readonly report?: JsonObject }): Promise<void>;
  /**
   * Makes a whole build live in place of `from` (undefined: of none), which is retired; one that was retired before goes.
   * @returns false where `from` is not live any more, or the build is not whole: nothing has changed
   * @throws LeaseLost
   */
  switchTo(build: number, from: number | undefined, lease: Lease): Promise<boolean>;
  /** Removes a build with all it holds, damaged or not, whatever its state. */
  drop(build: number): Promise<void>;
  /**
   * Takes the lease for `ttlMs`, if it is free, expired or already the holder's; the state in force otherwise. From then
   * on no view of the store takes a commit under an earlier lease, and all that was committed under one can be read.
   */
  acquire(holder: string, ttlMs: number): Promise<{ readonly acquired: boolean; readonly lease: LeaseState }>;
  /** Heartbeat; an expired lease that nobody took goes on. @throws LeaseLost */
  renew(lease: Lease, ttlMs: number): Promise<LeaseState>;
  /** Frees the lease; nothing happens where it was lost. */
  release(lease: Lease): Promise<void>;
  /** undefined: nobody took it, or it was released. */
  lease(): Promise<LeaseState | undefined>;
  close(): Promise<void>;
}

/** Values that a document field may be indexed by. */
export type Indexed = Extract<Json, string | number | null>;

/** A build that nobody reads yet, written by one process. What it holds is gone if that process dies. */
export interface BuildWriter {
  readonly spec: ViewSpec;
  readonly build: number;
  /** The documents there are among `keys`. As seldom as `write`. */
  load(collection: string, keys: readonly string[]): Promise<ReadonlyMap<string, Document>>;
  /** Documents that the build does not hold yet. @throws DocumentTaken where it does, now or later, `complete` at the last */
  add(documents: NewDocuments): Promise<void>;
  /** As `View.commit`, without its guarantees. Seldom, before the last `add`: from the first on, adding takes longer. */
  write(changes: Changes): Promise<void>;
  /** Keeps texts out of memory until `aside` is asked for them. */
  setAside(collection: string, rows: Iterable<readonly [key: string, text: string]>): Promise<void>;
  /**
   * All that a part holds that was handed over, its documents and what it set aside, becomes the build's.
   * @throws DocumentTaken as `add`; BuildGone where there is no such part
   */
  takeOver(part: number): Promise<void>;
  /** All that was set aside, in the order of the bytes of the keys; texts of one key in the order they came. */
  aside(collection: string): Iterable<readonly [key: string, text: string]>;
  /**
   * Says that the builder lives and how far it is, and takes what is asked of it.
   * @throws BuildGone where the build was dropped, or given up as dead
   */
  beat(progress: BuildProgress & { readonly state: 'building' | 'paused' }): Promise<BuildRequest | null>;
  /** Everything is on the disk, as of a checkpoint, and can be opened as a view; `undefined` for an empty log. @throws BuildGone */
  complete(checkpoint: Checkpoint | undefined): Promise<void>;
  /** Throws away what it holds. */
  abandon(how: { readonly state: 'failed' | 'cancelled'; readonly error?: BuildError }): Promise<void>;
}

/** What a build and a part of one are written by. */
export type DocumentsWriter = Pick<BuildWriter, 'load' | 'add' | 'write' | 'setAside' | 'aside'>;

/** A part of a build, written by one process. What it holds is gone if that process dies, or if the build is given up. */
export interface PartWriter extends DocumentsWriter {
  /** Nothing more is written: its build may take it over. */
  handOver(): Promise<void>;
  /** Throws away what it holds. */
  abandon(): Promise<void>;
}
