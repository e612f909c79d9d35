/** An event as a client proposes it: bytes, whatever they mean. */
export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** An event as the server keeps it. */
export interface RawEvent extends ProposedEvent {
  readonly stream: string;
  readonly revision: number;
  /** Offset in the log, as a real server's: it ascends and does not count. */
  readonly position: number;
  /** 100-ns ticks since 1970. */
  readonly created: bigint;
}

/** Events written together, in one transaction. */
export interface RawCommit {
  readonly stream: string;
  readonly revision: number;
  readonly created: bigint;
  readonly events: readonly ProposedEvent[];
}

/** What a writer expects of a stream. A number is the revision of its last event. */
export type RawExpectation = 'any' | 'noStream' | 'exists' | number;

export const NO_STREAM = -1;
