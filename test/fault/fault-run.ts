import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFaultShim, type FaultShim } from './shim/fault-shim.ts';

/** What a check of faults is given. */
export interface FaultRun {
  /** 0 ≤ x < 1, from the printed seed. */
  random(): number;
  /** A whole number from 0 to below `end`. */
  upTo(end: number): number;
  /** A new empty folder. */
  folder(): string;
  readonly shim: FaultShim | undefined;
  /** One line a check: what must hold, and what is wrong, empty where it holds. */
  report(claim: string, faults: readonly string[]): void;
  /** Says what was not run, and why. */
  omit(claim: string, reason: string): void;
}

export interface Tally {
  passed: number;
  failed: number;
}

const SHOWN = 5;

/** Begins a run in a temporary folder that `end` removes. */
export function beginFaultRun(seed: number): { run: FaultRun; tally: Tally; end(): void } {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'dealtrail-faults-')));
  const tally = { passed: 0, failed: 0 };
  const random = seeded(seed);
  let folders = 0;
  const shim = buildFaultShim(base);
  if (typeof shim === 'string') console.log(`not run: every fault of the disk, because ${shim}`);
  let since = performance.now();
  const run: FaultRun = {
    random,
    upTo: (end) => Math.floor(random() * end),
    folder() {
      const folder = join(base, String(folders++));
      mkdirSync(folder);
      return folder;
    },
    shim: typeof shim === 'string' ? undefined : shim,
    report(claim, faults) {
      tally[faults.length === 0 ? 'passed' : 'failed']++;
      const seconds = ((performance.now() - since) / 1000).toFixed(1);
      since = performance.now();
      console.log(`${faults.length === 0 ? 'passed' : 'FAILED'}: ${claim} (${seconds} s)`);
      for (const fault of faults.slice(0, SHOWN)) console.log(`    ${fault}`);
      if (faults.length > SHOWN) console.log(`    and ${faults.length - SHOWN} more`);
    },
    omit: (claim, reason) => console.log(`not run: ${claim}, because ${reason}`),
  };
  return { run, tally, end: () => rmSync(base, { recursive: true, force: true }) };
}

/** mulberry32. @source T. Ettinger, public domain, 2017 */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
