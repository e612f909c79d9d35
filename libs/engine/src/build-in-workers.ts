import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { BuildNamed, BuildNews, BuildOutcome } from '#projection';
import type { BuildMessage, BuildOrder } from './build-worker.ts';

/** Views that are built at once share so many threads: each reads the log once, for all views of its own. */
const MOST_WORKERS = 2;

/** Builds views in worker threads. @throws what the builder throws, with its code and details */
export function buildInWorkers(order: Omit<BuildOrder, 'names'>): BuildNamed {
  return async (names, signal, tell = () => {}) => {
    const latest = new Map<string, BuildNews>();
    const told = (news: readonly BuildNews[]) => {
      for (const each of news) latest.set(each.name, each);
      tell([...latest.values()]);
    };
    const workers = Math.min(MOST_WORKERS, availableParallelism(), names.length);
    const shares = Array.from({ length: workers }, (_, worker) => names.filter((_, at) => at % workers === worker));
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
    const worker = new Worker(programUrl(), { workerData: order, execArgv: execArgv() });
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

/** The program beside this one: built, or in TypeScript as this one is. */
function programUrl(): URL {
  return new URL(isSource() ? './build-worker.ts' : './build-worker.js', import.meta.url);
}

function execArgv(): string[] {
  return isSource() ? ['--conditions=source', '--disable-warning=ExperimentalWarning'] : [];
}

function isSource(): boolean {
  return import.meta.url.endsWith('.ts');
}
