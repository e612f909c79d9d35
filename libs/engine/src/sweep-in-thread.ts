import type { Swept } from './sweep-breaches.ts';
import type { SweepMessage, SweepOrder } from './sweep-worker.ts';
import { startWorker } from './worker-program.ts';

/** Of the thread's memory: facts of whole categories, and one stream at a time. */
const LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 24 };

/** Sweeps in a worker thread that gives way to all others, by the machine's clock. @throws what the sweep throws */
export function sweepInThread(order: SweepOrder, signal: AbortSignal): Promise<Swept> {
  return new Promise((resolve, reject) => {
    const worker = startWorker('sweep-worker', { workerData: order, resourceLimits: LIMITS });
    const stop = () => worker.postMessage('stop');
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
    worker.on('message', (message: SweepMessage) => {
      if ('swept' in message) resolve(message.swept);
      else reject(Object.assign(new Error(message.failed.message), message.failed));
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      signal.removeEventListener('abort', stop);
      reject(new Error(`the thread that sweeps ended with ${code}`));
    });
  });
}
