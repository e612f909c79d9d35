import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Of a thread's memory: what it needs stays far below, and what it no longer needs is given back in time. */
export const THREAD_LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 24 };

/** Of the log's pages: each is read for some events of a stream, and rarely twice. */
export const LOG_CACHE_MIB = 4;

/** Starts a program beside this one in a thread of its own: built, or in TypeScript as this one is. */
export function startWorker(program: string, options: Pick<WorkerOptions, 'workerData' | 'resourceLimits'>): Worker {
  const url = new URL(`./${program}${isSource() ? '.ts' : '.js'}`, import.meta.url);
  const execArgv = isSource() ? ['--conditions=source', '--disable-warning=ExperimentalWarning'] : [];
  return new Worker(url, { ...options, execArgv });
}

function isSource(): boolean {
  return import.meta.url.endsWith('.ts');
}
