import { closeSync, openSync, statSync, writeSync } from 'node:fs';

/** Zeros written ahead at a time. */
const ROOM_BYTES = 512 * 1024;
/** A commit that makes the file grow by more has no use for room: it writes and syncs far more than the file's length. */
const SMALL_GROWTH = 64 * 1024;

/**
 * Keeps room at the end of the write-ahead log. A sync of a file that has grown must also write its new length, which
 * takes a disk about as long again; so a run of small commits finds zeros to write over. Zeros are no frames, neither to
 * SQLite nor to the scanner, and never stale ones: what stands behind the last frame was never anything else.
 */
export interface WalRoom {
  /** To be called inside the write lock, before the commit: nobody else then writes or cuts the file. */
  beforeCommit(): void;
  afterCommit(): void;
}

export function walRoom(file: string): WalRoom {
  const wal = `${file}-wal`;
  const size = () => statSync(wal, { throwIfNoEntry: false })?.size ?? 0;
  let before = 0;
  /** Where a small commit of ours ended the file: as long as it ends there, its last bytes are those of a frame. */
  let full: number | undefined;
  return {
    beforeCommit() {
      before = size();
      if (before === full) before += writeZeros(wal, before);
    },
    afterCommit() {
      const after = size();
      const growth = after - before;
      if (growth !== 0) full = growth > 0 && growth <= SMALL_GROWTH ? after : undefined;
    },
  };
}

const zeros = Buffer.alloc(ROOM_BYTES);

/** @returns how many were written: none where the disk has no room for them, which the commit itself will find out */
function writeZeros(wal: string, at: number): number {
  try {
    const descriptor = openSync(wal, 'r+');
    try {
      return writeSync(descriptor, zeros, 0, zeros.length, at);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return 0;
  }
}
