import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FRAME_HEADER, scanWal, WAL_HEADER, type WalBytes, walChecksum } from './wal-scanner.ts';

const PAGE = 512;
const START_PAGE = 2;
const FRAME = FRAME_HEADER + PAGE;
const SALTS = [0x12345678, 0x9abcdef0] as const;

/** Writes a log as the format describes it: transactions are lists of page numbers. */
function walOf(transactions: readonly (readonly number[])[], littleEndian = true): Buffer {
  const header = Buffer.alloc(WAL_HEADER);
  for (const [n, word] of [littleEndian ? 0x377f0682 : 0x377f0683, 3007000, PAGE, 0, ...SALTS].entries()) {
    header.writeUInt32BE(word, n * 4);
  }
  let sum = walChecksum(header.subarray(0, 24), [0, 0], littleEndian);
  header.writeUInt32BE(sum[0], 24);
  header.writeUInt32BE(sum[1], 28);
  const frames = transactions.flatMap((pages, transaction) =>
    pages.map((page, place) => {
      const frame = Buffer.alloc(FRAME, transaction + 1);
      const commit = place === pages.length - 1 ? 9 : 0;
      for (const [n, word] of [page, commit, ...SALTS].entries()) frame.writeUInt32BE(word, n * 4);
      sum = walChecksum(frame.subarray(0, 8), sum, littleEndian);
      sum = walChecksum(frame.subarray(FRAME_HEADER), sum, littleEndian);
      frame.writeUInt32BE(sum[0], 16);
      frame.writeUInt32BE(sum[1], 20);
      return frame;
    }),
  );
  return Buffer.concat([header, ...frames]);
}

function scan(bytes: Buffer) {
  const wal: WalBytes = { size: bytes.length, at: (offset, length) => bytes.subarray(offset, offset + length) };
  return scanWal(wal, PAGE, START_PAGE);
}

const TRANSACTIONS = [
  [2, 3, 5],
  [1, 2, 6],
  [2, 7],
  [2, 3, 4],
];
const LAST_COMMITS = [3, 6, 8, 11];

describe('the scanner of the write-ahead log', () => {
  it.each([true, false])('finds a whole log sound (little-endian sums: %s)', (littleEndian) => {
    const found = scan(walOf(TRANSACTIONS, littleEndian));
    expect([found.lastCommit, found.damage]).toEqual([11, undefined]);
    expect(found.page?.[0]).toBe(4);
  });

  it('finds nothing in no log, and in the first bytes of one', () => {
    for (const length of [0, 1, WAL_HEADER - 1, WAL_HEADER, WAL_HEADER + FRAME - 1]) {
      expect(scan(walOf(TRANSACTIONS).subarray(0, length))).toEqual({
        lastCommit: 0,
        page: undefined,
        damage: undefined,
      });
    }
  });

  it('lets the last transaction be cut at any byte', () => {
    const wal = walOf(TRANSACTIONS);
    for (let length = 0; length <= wal.length; length++) {
      const whole = Math.max(0, Math.floor((length - WAL_HEADER) / FRAME));
      const commit = LAST_COMMITS.filter((frame) => frame <= whole).at(-1) ?? 0;
      const found = scan(wal.subarray(0, length));
      expect([length, found.lastCommit, found.damage]).toEqual([length, commit, undefined]);
    }
  });

  it('names the frame of a flip in any byte of an earlier transaction, and cuts one in the last', () => {
    const wal = walOf(TRANSACTIONS);
    for (let at = 0; at < wal.length; at++) {
      const copy = Buffer.from(wal);
      copy.writeUInt8(copy.readUInt8(at) ^ (1 << (at % 8)), at);
      const frame = at < WAL_HEADER ? 0 : Math.floor((at - WAL_HEADER) / FRAME) + 1;
      expect([at, scan(copy).damage?.frame]).toEqual([at, frame > 8 ? undefined : frame]);
    }
  });

  it('names a header that is lost before a single frame', () => {
    const wal = walOf([[2]]);
    expect(scan(Buffer.concat([Buffer.alloc(24), wal.subarray(24)])).damage?.frame).toBe(0);
  });

  it('takes zeros in the last transaction for torn, wherever they are, and elsewhere for damage', () => {
    const wal = walOf(TRANSACTIONS);
    for (let frame = 1; frame <= 11; frame++) {
      const copy = Buffer.from(wal).fill(0, WAL_HEADER + (frame - 1) * FRAME, WAL_HEADER + frame * FRAME);
      expect([frame, scan(copy).damage?.frame]).toEqual([frame, frame > 8 ? undefined : frame]);
    }
  });

  it('is not misled by what a killed writer left behind a shorter transaction', () => {
    const killed = walOf([
      [2, 3, 5],
      [2, 3, 4, 6, 7],
    ]);
    const written = walOf([
      [2, 3, 5],
      [2, 9],
    ]);
    const found = scan(Buffer.concat([written, killed.subarray(written.length)]));
    expect([found.lastCommit, found.damage]).toEqual([5, undefined]);
  });

  it('never takes a torn tail of random bytes for damage', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3 * FRAME }), (noise) => {
        const found = scan(Buffer.concat([walOf(TRANSACTIONS), noise]));
        expect([found.lastCommit, found.damage]).toEqual([11, undefined]);
      }),
    );
  });
});
