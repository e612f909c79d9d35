import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Starts a program beside this one in a thread of its own: built, or in TypeScript as this one is. */
export function startWorker(program: string, options: Pick<WorkerOptions, 'workerData' | 'resourceLimits'>): Worker {
  const url = new URL(`./${program}${isSource() ? '.ts' : '.js'}`, import.meta.url);
  const execArgv = isSource() ? ['--conditions=source', '--disable-warning=ExperimentalWarning'] : [];
  return new Worker(url, { ...options, execArgv });
}

function isSource(): boolean {
  return import.meta.url.endsWith('.ts');
}
