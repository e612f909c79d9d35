import { readFileSync } from 'node:fs';

/** What a process did to its disk, in order. */
export type DiskOperation =
  | { readonly op: 'write'; readonly path: string; readonly offset: number; readonly bytes: Buffer }
  | { readonly op: 'truncate'; readonly path: string; readonly size: number }
  | { readonly op: 'unlink'; readonly path: string }
  | { readonly op: 'rename'; readonly path: string; readonly to: string }
  /** Of a file, or of a folder. */
  | { readonly op: 'sync'; readonly path: string }
  /** The disk answered EIO: what was not synced before may be lost, and no later sync brings it back. */
  | { readonly op: 'failedSync'; readonly path: string }
  /** The process acknowledged, here. */
  | { readonly op: 'acknowledge'; readonly text: string };

const HEAD = 24;

/** Reads what the shim recorded; a last record cut by a kill is left out. */
export function readTrace(path: string): DiskOperation[] {
  const bytes = readFileSync(path);
  const operations: DiskOperation[] = [];
  for (let at = 0; at + HEAD <= bytes.length; ) {
    const kind = String.fromCharCode(bytes.readUInt32LE(at));
    const named = at + HEAD + bytes.readUInt32LE(at + 4);
    const end = named + Number(bytes.readBigUInt64LE(at + 16));
    if (end > bytes.length) break;
    const offset = Number(bytes.readBigInt64LE(at + 8));
    operations.push(operation(kind, bytes.toString('utf8', at + HEAD, named), offset, bytes.subarray(named, end)));
    at = end;
  }
  return operations;
}

function operation(kind: string, path: string, offset: number, bytes: Buffer): DiskOperation {
  switch (kind) {
    case 'W':
      return { op: 'write', path, offset, bytes };
    case 'T':
      return { op: 'truncate', path, size: offset };
    case 'U':
      return { op: 'unlink', path };
    case 'R':
      return { op: 'rename', path, to: bytes.toString('utf8') };
    case 'S':
      return { op: 'sync', path };
    case 'F':
      return { op: 'failedSync', path };
    case 'A':
      return { op: 'acknowledge', text: bytes.toString('utf8') };
    default:
      throw new Error(`the fault shim recorded an operation that is not known: ${kind}`);
  }
}
