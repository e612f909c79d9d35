import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { StoreDamaged, StoreIncompatible } from '../errors.ts';
import { positionOnPage } from './log-row-page.ts';
import { APPLICATION_ID, FORMAT_VERSION, LOG_ROW_PAGE, PAGE_SIZE } from './schema.ts';
import { scanWal, type WalBytes } from './wal-scanner.ts';

/** Whether there is a log, or anything else, in this place. */
export function isPresent(file: string): boolean {
  return existsSync(file) && statSync(file).size > 0;
}

/**
 * Looks at the bytes before SQLite does. To be called by one who holds the log alone: closing a file that SQLite has
 * open elsewhere in the process would drop its locks.
 * @param atLeast a position known to have been acknowledged: a write-ahead log that was cut before it has lost events. A
 * log without one was closed in order, or put there as a backup: where that ends is where it ends.
 * @throws StoreIncompatible for a file that is not ours, or of another format version
 * @throws StoreDamaged for damage in the file's header or in its write-ahead log
 */
export function checkFiles(file: string, atLeast = 0): void {
  const mainPosition = withBytes(file, (bytes) => {
    checkFileHeader(file, bytes);
    const offset = (LOG_ROW_PAGE - 1) * PAGE_SIZE;
    return bytes.size >= offset + PAGE_SIZE ? positionOnPage(bytes.at(offset, PAGE_SIZE)) : undefined;
  });
  const wal = `${file}-wal`;
  // A process that closes the log leaves neither of the two; one that dies leaves both.
  if (!existsSync(wal) && !existsSync(`${file}-shm`)) return;
  const { damage, page } = existsSync(wal)
    ? withBytes(wal, (bytes) => scanWal(bytes, PAGE_SIZE, LOG_ROW_PAGE))
    : { damage: undefined, page: undefined };
  const position = (page && positionOnPage(page)) ?? mainPosition;
  const firstBad = position === undefined ? undefined : position + 1;
  if (damage) {
    throw new StoreDamaged(
      `the write-ahead log ${wal} is damaged: ${damage.what}. The first event that cannot be trusted is at position ${firstBad ?? 'unknown'}. Nothing was changed: keep both files, and restore a backup into a new place`,
      firstBad,
    );
  }
  if (position !== undefined && position < atLeast) {
    throw new StoreDamaged(
      `${file} and its write-ahead log end at position ${position}, but position ${atLeast} is known to have been written. Nothing was changed: keep both files, and restore a backup that holds it; to go on without the lost events, remove the views`,
      firstBad,
    );
  }
}

function checkFileHeader(file: string, bytes: WalBytes): void {
  const header = Buffer.from(bytes.at(0, Math.min(100, bytes.size)));
  const ours = header.length === 100 && header.readUInt32BE(68) === APPLICATION_ID;
  const sqlite = header.subarray(0, 16).toString('latin1') === 'SQLite format 3\0';
  if (!ours || !sqlite) {
    if (ours || (sqlite && header.length < 100)) {
      throw new StoreDamaged(`the header of ${file} is damaged: restore a backup`);
    }
    throw new StoreIncompatible(`${file} is no event log of Dealtrail: name another file, or restore a backup`);
  }
  const version = header.readUInt32BE(60);
  if (version !== FORMAT_VERSION) {
    throw new StoreIncompatible(
      `${file} has format version ${version}; this program reads version ${FORMAT_VERSION}: use the program that wrote it`,
    );
  }
}

function withBytes<Result>(file: string, read: (bytes: WalBytes) => Result): Result {
  const descriptor = openSync(file, 'r');
  try {
    return read({
      size: statSync(file).size,
      at(offset, length) {
        const bytes = Buffer.alloc(length);
        const got = readSync(descriptor, bytes, 0, length, offset);
        if (got !== length) throw new StoreDamaged(`${file} ends at byte ${offset + got} while it is read: try again`);
        return bytes;
      },
    });
  } finally {
    closeSync(descriptor);
  }
}
