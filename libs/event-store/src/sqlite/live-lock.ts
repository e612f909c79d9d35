import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { StoreUnavailable } from '../errors.ts';
import { sqliteFailure } from './sqlite-failure.ts';

/** How long an opener waits for another one that is just scanning, restoring or creating. */
const PATIENCE_MS = 10_000;

/**
 * Whoever has a log open holds a shared lock on a file beside it; whoever scans, creates or restores it holds it alone.
 * The locks are SQLite's own on an empty database: the operating system takes them away from a process that dies.
 */
export interface LiveLock {
  /** Gives the lock back. Idempotent. */
  release(): void;
}

/** Takes the lock alone, runs `work`, gives it back. @returns undefined, without running it, where others have the log open */
export async function alone<Result>(
  file: string,
  work: () => Result | Promise<Result>,
): Promise<{ result: Result } | undefined> {
  const lock = lockFile(file);
  try {
    if (!tryLock(() => lock.exec('BEGIN EXCLUSIVE'))) return undefined;
    return { result: await work() };
  } finally {
    lock.close();
  }
}

/** Takes a shared lock. @returns undefined where somebody holds it alone */
export function shared(file: string): LiveLock | undefined {
  const lock = lockFile(file);
  const taken = tryLock(() => {
    lock.exec('BEGIN');
    lock.prepare('SELECT count(*) FROM sqlite_schema').get();
  });
  if (!taken) {
    lock.close();
    return undefined;
  }
  return {
    release: () => {
      if (lock.isOpen) lock.close();
    },
  };
}

/** Asks again until there is an answer. @throws StoreUnavailable after ten seconds */
export async function patiently<Result>(file: string, ask: () => Promise<Result | undefined>): Promise<Result> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > end) {
      throw new StoreUnavailable(`${file} is held alone by another process: try again when that has finished`);
    }
    await wait(5 + Math.random() * 15);
  }
}

function lockFile(file: string): DatabaseSync {
  return new DatabaseSync(`${file}-live`, { timeout: 0 });
}

function tryLock(take: () => void): boolean {
  try {
    take();
    return true;
  } catch (error) {
    if (sqliteFailure(error) === 'busy') return false;
    throw error;
  }
}
