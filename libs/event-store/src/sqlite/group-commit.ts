import { OutcomeUnknown, StoreUnavailable } from '../errors.ts';
import type { Appended, Conflict } from '../event-store.ts';
import type { PreparedBatch } from '../log/index.ts';
import type { BatchResult } from './append-group.ts';
import { asStoreError, sqliteFailure } from './sqlite-failure.ts';

/**
 * Appends that are queued in the same turn of the event loop are committed together and answered after the sync, with those of
 * the turns that follow as long as each brings more: at most for as long as the last group took.
 */
export interface GroupCommit {
  /** @param prepare may throw: then the append rejects, and nothing is queued */
  append(prepare: () => PreparedBatch): Promise<Appended | Conflict>;
  /** Runs `write` when what was queued before is through; it meets the same patience and the same stop as an append. */
  alone<Result>(write: () => Result): Promise<Result>;
  /** Why nothing is taken any more: a write or sync failed. */
  stopped(): StoreUnavailable | undefined;
  /** Takes no more and resolves when all that was queued is answered. Idempotent. */
  drain(): Promise<void>;
}

interface Waiting {
  readonly batch: PreparedBatch;
  resolve(result: Appended | Conflict): void;
  reject(reason: unknown): void;
}

/** A transaction holds at most so many appends: what waits meanwhile shares the next sync. */
const LARGEST_GROUP = 2048;
const LARGEST_GROUP_CHARACTERS = 16 * 1024 * 1024;
/** How long an append waits for another process's lock. */
const PATIENCE_MS = 10_000;

/**
 * @param write one transaction, see LogWriter.append
 * @param committed called after each group
 * @param now ms, never set back
 */
export function groupCommit(
  file: string,
  write: (batches: readonly PreparedBatch[]) => readonly BatchResult[],
  committed: () => void,
  now: () => number,
): GroupCommit {
  let queue: Waiting[] = [];
  let scheduled = false;
  let stopped: StoreUnavailable | undefined;
  let drained: (() => void) | undefined;
  let draining: Promise<void> | undefined;
  let tasks: Promise<unknown> = Promise.resolve();

  const schedule = (afterMs = 0) => {
    if (scheduled) return;
    scheduled = true;
    if (afterMs === 0) setImmediate(flush);
    else setTimeout(flush, afterMs);
  };

  /** How long more are waited for: whoever comes later than that loses less by a group of their own. */
  let patienceMs = 0;
  /** How many were queued when it was last looked whether more come; 0: not yet. */
  let seen = 0;
  let gatheringSince = 0;
  const moreCome = (): boolean => {
    if (queue.length === seen || queue.length >= LARGEST_GROUP) return false;
    if (seen === 0) gatheringSince = now();
    seen = queue.length;
    return now() - gatheringSince < patienceMs;
  };

  const flush = () => {
    if (moreCome()) {
      setImmediate(flush);
      return;
    }
    seen = 0;
    scheduled = false;
    const group = nextGroup(queue);
    if (group.length > 0 && writeGroup(group)) queue = queue.length === group.length ? [] : queue.slice(group.length);
    if (queue.length > 0) schedule(busyPause);
    else drained?.();
  };

  let busyPause = 0;
  let busySince: number | undefined;
  /** @returns whether the group is answered; otherwise it goes on waiting for another process */
  const writeGroup = (group: readonly Waiting[]): boolean => {
    busyPause = 0;
    try {
      if (stopped) throw stopped;
      const begin = now();
      const results = write(group.map(({ batch }) => batch));
      // Where one append follows the other, nothing comes meanwhile.
      patienceMs = group.length > 1 ? now() - begin : 0;
      committed();
      for (const [n, waiting] of group.entries()) answer(waiting, results[n] as BatchResult);
    } catch (error) {
      if (sqliteFailure(error) === 'busy') {
        busySince ??= now();
        if (now() - busySince < PATIENCE_MS) {
          busyPause = 1 + Math.random() * 9;
          return false;
        }
      }
      const reason = explain(error);
      for (const waiting of group) waiting.reject(reason);
    }
    busySince = undefined;
    return true;
  };

  const explain = (error: unknown): unknown => {
    if (error instanceof OutcomeUnknown || sqliteFailure(error) === 'io') {
      stopped = new StoreUnavailable(
        `${file} takes no more events since a write or sync failed; nothing was written: mend the disk and open the log again`,
      );
    }
    return asStoreError(error, file);
  };

  const refuseWhenClosing = () => {
    if (draining) throw new StoreUnavailable(`${file} is closed: open it again`);
  };

  return {
    append: (prepare) =>
      new Promise((resolve, reject) => {
        const batch = prepare();
        refuseWhenClosing();
        queue.push({ batch, resolve, reject });
        schedule();
      }),
    async alone(run) {
      refuseWhenClosing();
      const end = now() + PATIENCE_MS;
      const attempt = async (): Promise<ReturnType<typeof run>> => {
        for (;;) {
          try {
            if (stopped) throw stopped;
            return run();
          } catch (error) {
            if (sqliteFailure(error) !== 'busy' || now() > end) throw explain(error);
            await new Promise((again) => setTimeout(again, 1 + Math.random() * 9));
          }
        }
      };
      const result = tasks.then(attempt, attempt);
      tasks = result.catch(() => undefined);
      return result;
    },
    stopped: () => stopped,
    drain() {
      draining ??= tasks.then(
        () =>
          new Promise<void>((resolve) => {
            if (queue.length === 0) return resolve();
            drained = resolve;
            schedule();
          }),
      );
      return draining;
    },
  };
}

function nextGroup(queue: readonly Waiting[]): readonly Waiting[] {
  let characters = 0;
  let count = 0;
  for (const { batch } of queue) {
    if (count === LARGEST_GROUP || (count > 0 && characters > LARGEST_GROUP_CHARACTERS)) break;
    for (const event of batch.events) characters += event.data.length + event.meta.length;
    count++;
  }
  return count === queue.length ? queue : queue.slice(0, count);
}

function answer(waiting: Waiting, result: BatchResult): void {
  if (result.status === 'fulfilled') waiting.resolve(result.value);
  else waiting.reject(result.reason);
}
