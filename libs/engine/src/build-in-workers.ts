import { availableParallelism } from 'node:os';
import type { BuildNamed, BuildNews, BuildOutcome } from '#projection';
import type { BuildMessage, BuildOrder } from './build-worker.ts';
import { errorFrom } from './thread-failure.ts';
import { startWorker, THREAD_LIMITS } from './worker-program.ts';

/** Threads that the streams are shared out among: each reads and folds its share, for all views that are built. */
const MOST_THREADS = 2;

/**
 * Builds views in worker threads: one writes the builds and folds beside those that it starts itself.
 * @throws what the builder throws, with its code and details
 */
export function buildInWorkers(order: Omit<BuildOrder, 'names' | 'threads'>): BuildNamed {
  const threads = Math.min(MOST_THREADS, availableParallelism());
  return (names, signal, tell = () => {}) => inWorker({ ...order, threads, names }, signal, tell);
}

function inWorker(
  order: BuildOrder,
  signal: AbortSignal,
  told: (news: readonly BuildNews[]) => void,
): Promise<readonly BuildOutcome[]> {
  return new Promise((resolve, reject) => {
    const worker = startWorker('build-worker', { workerData: order, resourceLimits: THREAD_LIMITS });
    const stop = () => worker.postMessage('stop');
    signal.addEventListener('abort', stop);
    worker.on('message', (message: BuildMessage) => {
      if ('news' in message) told(message.news);
      else if ('outcomes' in message) resolve(message.outcomes);
      else reject(errorFrom(message.failed));
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      signal.removeEventListener('abort', stop);
      reject(new Error(`the thread that builds views ended with ${code}`));
    });
  });
}
