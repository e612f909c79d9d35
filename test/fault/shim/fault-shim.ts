import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readSync, writeFileSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A shared library to preload into a process, so that its disk fails as told. */
export interface FaultShim {
  /** The environment for a process whose files below `folder` are watched. */
  environment(watch: Watch): Record<string, string>;
}

export interface Watch {
  /** Absolute; without symbolic links. */
  readonly folder: string;
  readonly control: FaultControl;
  /** Where all that happens is recorded. */
  readonly trace?: string;
}

/**
 * Compiles the shim into `folder` with the machine's C compiler.
 * @returns the reason where it cannot be had: no Linux, no compiler
 */
export function buildFaultShim(folder: string): FaultShim | string {
  if (process.platform !== 'linux') return `the fault shim preloads a library, which is written for Linux`;
  const source = resolve('test/fault/shim/fault-shim.c');
  const library = join(folder, 'fault-shim.so');
  const compiled = spawnSync('cc', ['-O2', '-shared', '-fPIC', '-o', library, source, '-ldl', '-lpthread'], {
    encoding: 'utf8',
  });
  if (compiled.error) return `there is no C compiler (cc): ${compiled.error.message}`;
  if (compiled.status !== 0) return `the C compiler refused the fault shim: ${compiled.stderr}`;
  return {
    environment: ({ folder, control, trace }) => ({
      LD_PRELOAD: library,
      DEALTRAIL_FAULT_FOLDER: folder,
      DEALTRAIL_FAULT_CONTROL: control.path,
      ...(trace === undefined ? {} : { DEALTRAIL_FAULT_TRACE: trace }),
    }),
  };
}

/** What fails: operations with numbers from…to, counted from 1 since the process began. */
export interface Failing {
  readonly from: number;
  readonly to: number;
}

/** The knobs of a running process' disk: a file that the shim has mapped into memory. */
export interface FaultControl {
  readonly path: string;
  /** EIO on these writes. */
  failWrites(numbers: Failing): void;
  /** EIO on these syncs. */
  failSyncs(numbers: Failing): void;
  /** Bytes by which files may still grow before ENOSPC. */
  leaveRoom(bytes: number): void;
  /** Growth without limit. */
  freeTheDisk(): void;
  /** Writes and syncs so far. */
  counts(): { writes: number; syncs: number };
  close(): void;
}

export const LAST = Number.MAX_SAFE_INTEGER;
const NEVER: Failing = { from: 0, to: 0 };
const FIELDS = { writes: 0, syncs: 16, room: 32, counts: 40, size: 56 };

/** A control file under which nothing fails. */
export function faultControl(path: string): FaultControl {
  writeFileSync(path, Buffer.alloc(FIELDS.size));
  const file = openSync(path, 'r+');
  const put = (at: number, ...numbers: number[]) =>
    writeSync(file, new BigInt64Array(numbers.map(BigInt)), 0, numbers.length * 8, at);
  const control: FaultControl = {
    path,
    failWrites: ({ from, to }) => put(FIELDS.writes, from, to),
    failSyncs: ({ from, to }) => put(FIELDS.syncs, from, to),
    leaveRoom: (bytes) => put(FIELDS.room, bytes),
    freeTheDisk: () => put(FIELDS.room, -1),
    counts() {
      const numbers = new BigInt64Array(2);
      readSync(file, numbers, 0, 16, FIELDS.counts);
      return { writes: Number(numbers[0]), syncs: Number(numbers[1]) };
    },
    close: () => closeSync(file),
  };
  control.failWrites(NEVER);
  control.freeTheDisk();
  return control;
}
