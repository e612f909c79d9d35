/** An entry is the n-th, from 0, that one lane writes; lanes write side by side, each its next after the last was taken. */
export interface Entry {
  readonly lane: number;
  readonly n: number;
}

export interface StoredEntry extends Entry {
  readonly position: number;
}

/** A log that faults are tried on. */
export interface FaultLog {
  /** Resolves when the entry stands durably; the same entry may be written again after any failure. */
  write(entry: Entry): Promise<void>;
  /** All that is in the log, in its order. */
  contents(): Promise<readonly StoredEntry[]>;
  /** Begins what goes on beside the writing, until the log is closed. */
  workBeside?(): void;
  /** What of the views built on the log is not as it must be. */
  viewFaults?(): Promise<readonly string[]>;
  close(): Promise<void>;
}
