import { availableParallelism } from 'node:os';
import type { BuildNamed, BuildNews, BuildOutcome, Projection } from '#projection';
import type { BuildMessage, BuildOrder } from './build-worker.ts';
import { sharesOf } from './shares.ts';
import { startWorker } from './worker-program.ts';

/** Views that are built at once share so many threads: each reads the log once, for all views of its own. */
const MOST_WORKERS = 2;

/** Of a thread's memory: what it needs stays far below, and what it no longer needs is given back in time. */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 24 };

/**
 * Builds views in worker threads, shared out by weight.
 * @throws what the builder throws, with its code and details
 */
export function buildInWorkers(projections: readonly Projection[], order: Omit<BuildOrder, 'names'>): BuildNamed {
  return async (names, signal, tell = () => {}) => {
    const latest = new Map<string, BuildNews>();
    const told = (news: readonly BuildNews[]) => {
      for (const each of news) latest.set(each.name, each);
      tell([...latest.values()]);
    };
    const wanted = projections.filter(({ name }) => names.includes(name));
    const shares = sharesOf(wanted, Math.min(MOST_WORKERS, availableParallelism()));
    const built = await Promise.allSettled(shares.map((share) => inWorker({ ...order, names: share }, signal, told)));
    return built.flatMap((result) => {
      if (result.status === 'rejected') throw result.reason;
      return result.value;
    });
  };
}

function inWorker(
  order: BuildOrder,
  signal: AbortSignal,
  told: (news: readonly BuildNews[]) => void,
): Promise<readonly BuildOutcome[]> {
  return new Promise((resolve, reject) => {
    const worker = startWorker('build-worker', { workerData: order, resourceLimits: LIMITS });
    const stop = () => worker.postMessage('stop');
    signal.addEventListener('abort', stop);
    worker.on('message', (message: BuildMessage) => {
      if ('news' in message) told(message.news);
      else if ('outcomes' in message) resolve(message.outcomes);
      else reject(Object.assign(new Error(message.failed.message), message.failed));
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      signal.removeEventListener('abort', stop);
      reject(new Error(`the thread that builds views ended with ${code}`));
    });
  });
}
