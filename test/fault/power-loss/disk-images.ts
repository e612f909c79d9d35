import { dirname } from 'node:path';
import type { DiskOperation } from '../shim/trace.ts';

/** What stands on a disk after the power came back: path → bytes. */
export type DiskImage = ReadonlyMap<string, Buffer>;

type Change = Extract<DiskOperation, { op: 'write' | 'truncate' | 'unlink' | 'rename' }>;

/** How much of a change reached the disk: all (1), nothing (0), or the first (> 0) or last (< 0) part of its sectors. */
type Share = number;

const SECTOR = 512;

/**
 * The disks that a loss of power may leave behind, had it come after the first `moment` operations: what was synced is
 * there; of the rest any part may be, in any order, whole or cut at a sector. The creation of a file counts as synced
 * with the file, its removal or new name with the folder.
 * @param random 0 ≤ x < 1
 */
export function* imagesAfterPowerLoss(
  operations: readonly DiskOperation[],
  moment: number,
  random: () => number,
): Generator<{ readonly name: string; readonly image: DiskImage }> {
  const past = operations.slice(0, moment);
  const changes = past.filter(isChange);
  const durable = durableOf(past);
  const open = changes.filter((change) => !durable.has(change));
  const image = (share: (change: Change, place: number) => Share) => {
    const places = new Map(open.map((change, place) => [change, place]));
    return apply(
      changes.map((change) => {
        const place = places.get(change);
        return { change, share: place === undefined ? 1 : share(change, place) };
      }),
    );
  };
  yield { name: 'nothing unsynced is there', image: image(() => 0) };
  if (open.length === 0) return;
  yield { name: 'all is there', image: image(() => 1) };
  const last = open.length - 1;
  yield { name: 'the last change is missing', image: image((_, place) => (place === last ? 0 : 1)) };
  yield { name: 'the last change alone is there', image: image((_, place) => (place === last ? 1 : 0)) };
  yield { name: 'the last change is torn', image: image((_, place) => (place === last ? 0.5 : 1)) };
  yield { name: 'the last change has only its end', image: image((_, place) => (place === last ? -0.5 : 1)) };
  const hole = Math.floor(random() * open.length);
  yield { name: `change ${hole} of ${open.length} is missing`, image: image((_, place) => (place === hole ? 0 : 1)) };
  const cut = Math.floor(random() * open.length);
  yield { name: `changes up to ${cut} of ${open.length} are there`, image: image((_, place) => (place < cut ? 1 : 0)) };
  for (let round = 0; round < 3; round++) {
    yield {
      name: 'a random part is there',
      image: image(() => (random() < 0.3 ? random() * 2 - 1 : Math.round(random()))),
    };
  }
}

function isChange(operation: DiskOperation): operation is Change {
  return ['write', 'truncate', 'unlink', 'rename'].includes(operation.op);
}

/** The changes that were synced. After a failed sync the system forgets what it had not written: no later sync helps. */
function durableOf(operations: readonly DiskOperation[]): ReadonlySet<Change> {
  const durable = new Set<Change>();
  const next = new Map<string, 'sync' | 'failedSync'>();
  const homeOf = (change: Change) =>
    change.op === 'write' || change.op === 'truncate' ? change.path : dirname(change.path);
  for (const operation of operations.toReversed()) {
    if (operation.op === 'sync' || operation.op === 'failedSync') next.set(operation.path, operation.op);
    else if (operation.op !== 'acknowledge' && next.get(homeOf(operation)) === 'sync') durable.add(operation);
  }
  return durable;
}

/** A file that grows without being copied each time. */
interface GrowingFile {
  bytes: Buffer;
  size: number;
}

function apply(changes: readonly { readonly change: Change; readonly share: Share }[]): DiskImage {
  const files = new Map<string, GrowingFile>();
  for (const { change, share } of changes) {
    if (share === 0) continue;
    const file = files.get(change.path) ?? { bytes: Buffer.alloc(0), size: 0 };
    files.set(change.path, file);
    if (change.op === 'write') write(file, change, share);
    else if (change.op === 'truncate') resize(file, change.size);
    else {
      files.delete(change.path);
      if (change.op === 'rename') files.set(change.to, file);
    }
  }
  return new Map([...files].map(([path, { bytes, size }]) => [path, bytes.subarray(0, size)]));
}

function resize(file: GrowingFile, size: number): void {
  if (size > file.bytes.length) file.bytes = Buffer.concat([file.bytes], size * 2);
  file.bytes.fill(0, Math.min(file.size, size), Math.max(file.size, size));
  file.size = size;
}

function write(file: GrowingFile, { offset, bytes }: Extract<Change, { op: 'write' }>, share: Share): void {
  const end = offset + bytes.length;
  const from = share < 0 ? atSector(end + share * bytes.length, offset, end) : offset;
  const to = share > 0 && share < 1 ? atSector(offset + share * bytes.length, offset, end) : end;
  if (to > file.size) resize(file, to);
  bytes.copy(file.bytes, from, from - offset, to - offset);
}

/** Disks write whole sectors: the nearest border within the bytes written. */
function atSector(place: number, from: number, to: number): number {
  return Math.min(to, Math.max(from, Math.round(place / SECTOR) * SECTOR));
}
