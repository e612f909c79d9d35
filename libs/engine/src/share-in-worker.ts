import type { Worker } from 'node:worker_threads';
import type { ShareFolder } from '#projection';
import type { ShareCommand, ShareMessage, ShareSetting } from './share-worker.ts';
import { errorFrom } from './thread-failure.ts';
import { startWorker, THREAD_LIMITS } from './worker-program.ts';

/** Folds a share of the streams in a thread of its own, which begins and ends with that. */
export function shareInWorker(setting: ShareSetting): ShareFolder {
  let worker: Worker | undefined;
  const tell = (command: ShareCommand) => worker?.postMessage(command);
  return {
    fold(order, seen) {
      const begun = startWorker('share-worker', { workerData: setting, resourceLimits: THREAD_LIMITS });
      worker = begun;
      return new Promise((resolve, reject) => {
        begun.on('message', (message: ShareMessage) => {
          if ('seen' in message) seen(message.seen);
          else if ('folded' in message) resolve(message.folded);
          else reject(errorFrom(message.failed));
        });
        begun.on('error', reject);
        begun.on('exit', (code) => reject(new Error(`the thread that folds a share ended with ${code}`)));
        tell({ order });
      });
    },
    ask: (request) => tell({ request }),
  };
}
