/** The bytes of a write-ahead log, read on demand. */
export interface WalBytes {
  readonly size: number;
  /** @returns exactly `length` bytes from `offset`, which lie inside the log */
  at(offset: number, length: number): Uint8Array;
}

/** What stands in a write-ahead log. Frames count from 1. */
export interface WalScan {
  /** The last frame of the last transaction that is whole; 0 for none. */
  readonly lastCommit: number;
  /** Image of the page asked for as of `lastCommit`; undefined where no whole transaction wrote it. */
  readonly page: Uint8Array | undefined;
  /** Where and how the log is damaged; undefined where at most its last transaction is torn. Frame 0 is the header. */
  readonly damage: { readonly frame: number; readonly what: string } | undefined;
}

export const WAL_HEADER = 32;
export const FRAME_HEADER = 24;
const MAGIC_LITTLE = 0x377f0682;
const MAGIC_BIG = 0x377f0683;
const WAL_VERSION = 3007000;

/**
 * Tells a torn last transaction, which SQLite rightly forgets, from damage further in, for which SQLite would silently
 * forget acknowledged transactions too.
 *
 * It rests on this: every transaction of a log writes page `startPage`, no page lower but page 1, and at least one page
 * more; SQLite writes the pages of a transaction in ascending order, each once. So a frame of `startPage` begins a
 * transaction (after page 1, at most), and one found behind a bad frame begins a later transaction than the bad frame's:
 * it was written only after that one had been synced. Frames that a rolled-back or killed writer left behind are not
 * mistaken for it: their own beginning was overwritten first.
 * @source https://www.sqlite.org/fileformat2.html#the_write_ahead_log
 */
export function scanWal(wal: WalBytes, pageSize: number, startPage: number): WalScan {
  const nothing = { lastCommit: 0, page: undefined, damage: undefined };
  if (wal.size < WAL_HEADER) return nothing;
  const header = readWalHeader(wal, pageSize);
  const frameSize = FRAME_HEADER + pageSize;
  const frames = Math.floor((wal.size - WAL_HEADER) / frameSize);
  const frameAt = (n: number) => frameOf(wal.at(WAL_HEADER + (n - 1) * frameSize, frameSize));
  if (!header) {
    return anyLink(frames, frameAt) || firstFrameStands(wal, frames, frameAt)
      ? { ...nothing, damage: { frame: 0, what: 'its header is bad, with valid frames behind' } }
      : nothing;
  }

  let sum: Checksum = header.checksum;
  let lastCommit = 0;
  let page: Uint8Array | undefined;
  let pending: Uint8Array | undefined;
  for (let n = 1; n <= frames; n++) {
    const frame = frameAt(n);
    const next = checksumAfter(frame, sum, header.littleEndian);
    if (frame.page === 0 || !hasSalts(frame, header) || !isSame(frame.stated, next)) {
      const later = laterStart(n, lastCommit, frames, frameAt, header, startPage);
      if (later === undefined) return { lastCommit, page, damage: undefined };
      const what = `frame ${n} is bad, and frame ${later} begins a transaction behind it`;
      return { lastCommit, page, damage: { frame: n, what } };
    }
    sum = next;
    if (frame.page === startPage) pending = frame.content;
    if (frame.isCommit) {
      lastCommit = n;
      page = pending ?? page;
      pending = undefined;
    }
  }
  return { lastCommit, page, damage: undefined };
}

type Checksum = readonly [number, number];

interface WalHeader {
  readonly littleEndian: boolean;
  readonly salts: readonly [number, number];
  readonly checksum: Checksum;
}

/** One page as the log holds it, with what its header says. */
interface Frame {
  readonly page: number;
  readonly isCommit: boolean;
  readonly salts: readonly [number, number];
  /** The running checksum that the frame states. */
  readonly stated: Checksum;
  readonly content: Uint8Array;
  /** Header fields under the checksum. */
  readonly summed: Uint8Array;
}

function frameOf(bytes: Uint8Array): Frame {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (n: number) => view.getUint32(n * 4);
  return {
    page: word(0),
    isCommit: word(1) !== 0,
    salts: [word(2), word(3)],
    stated: [word(4), word(5)],
    content: bytes.subarray(FRAME_HEADER),
    summed: bytes.subarray(0, 8),
  };
}

function checksumAfter(frame: Frame, before: Checksum, littleEndian: boolean): Checksum {
  return walChecksum(frame.content, walChecksum(frame.summed, before, littleEndian), littleEndian);
}

function hasSalts(frame: Frame, { salts }: WalHeader): boolean {
  return isSame(frame.salts, salts);
}

/** Whether the frame carries on from this checksum, under either byte order. */
function follows(frame: Frame, before: Checksum): boolean {
  if (frame.page === 0) return false;
  return [true, false].some((little) => isSame(frame.stated, checksumAfter(frame, before, little)));
}

function isSame(a: readonly [number, number], b: readonly [number, number]): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/** The running checksum of the format over `bytes`, whose length is a multiple of 8. */
export function walChecksum(bytes: Uint8Array, [first, second]: Checksum, littleEndian: boolean): Checksum {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let s0 = first;
  let s1 = second;
  for (let at = 0; at < bytes.byteLength; at += 8) {
    s0 = (s0 + view.getUint32(at, littleEndian) + s1) >>> 0;
    s1 = (s1 + view.getUint32(at + 4, littleEndian) + s0) >>> 0;
  }
  return [s0, s1];
}

/** @returns undefined for a header that is not whole, or not one of a log with this page size */
function readWalHeader(wal: WalBytes, pageSize: number): WalHeader | undefined {
  const bytes = wal.at(0, WAL_HEADER);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = view.getUint32(0);
  if (magic !== MAGIC_LITTLE && magic !== MAGIC_BIG) return undefined;
  if (view.getUint32(4) !== WAL_VERSION || view.getUint32(8) !== pageSize) return undefined;
  const littleEndian = magic === MAGIC_LITTLE;
  const checksum = walChecksum(bytes.subarray(0, 24), [0, 0], littleEndian);
  if (view.getUint32(24) !== checksum[0] || view.getUint32(28) !== checksum[1]) return undefined;
  return { littleEndian, salts: [view.getUint32(16), view.getUint32(20)], checksum };
}

/** The first frame behind bad frame `bad` that begins a later transaction. */
function laterStart(
  bad: number,
  lastCommit: number,
  frames: number,
  frameAt: (n: number) => Frame,
  header: WalHeader,
  startPage: number,
): number | undefined {
  for (let n = bad + 1; n <= frames; n++) {
    const frame = frameAt(n);
    // Right behind a bad page 1 the start page still belongs to the same transaction.
    const sameTransaction = bad === lastCommit + 1 && n === bad + 1;
    if (frame.page === startPage && hasSalts(frame, header) && !sameTransaction) return n;
  }
  return undefined;
}

/** Whether any frame carries on from the one before it: nothing but a written log does. */
function anyLink(frames: number, frameAt: (n: number) => Frame): boolean {
  for (let n = 2; n <= frames; n++) {
    if (follows(frameAt(n), frameAt(n - 1).stated)) return true;
  }
  return false;
}

/** Whether the only frame carries on from a header of which one half, its fields or its checksum, is left. */
function firstFrameStands(wal: WalBytes, frames: number, frameAt: (n: number) => Frame): boolean {
  if (frames === 0) return false;
  const bytes = wal.at(0, WAL_HEADER);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stated: Checksum = [view.getUint32(24), view.getUint32(28)];
  const computed = [true, false].map((little) => walChecksum(bytes.subarray(0, 24), [0, 0], little));
  return [stated, ...computed].some((before) => follows(frameAt(1), before));
}
