import { Observable } from 'rxjs';
import { type ProjectorNews, type ProjectorThread, StoppedElsewhere } from '#projection';
import { ThreadFailed } from './errors.ts';
import type { ProjectorOrder } from './open-projector.ts';
import type { ProjectorMessage, ProjectorRequest } from './projector-worker.ts';
import { startWorker } from './worker-program.ts';

/** Of the thread's memory: a batch with what it touches stays far below. */
const LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32 };

/**
 * Projects in a worker thread with a lease of its own, so that commands and questions never wait for a batch.
 * The observable fails with ThreadFailed where the thread does.
 */
export function projectInThread(order: ProjectorOrder): ProjectorThread {
  return (stop, wanted) =>
    new Observable<ProjectorNews>((subscriber) => {
      const worker = startWorker('projector-worker', { workerData: order, resourceLimits: LIMITS });
      const ask = (request: ProjectorRequest) => worker.postMessage(request);
      const end = () => ask('stop');
      const waiting = wanted.subscribe((index) => ask({ wanted: index }));
      if (stop.aborted) end();
      stop.addEventListener('abort', end);
      worker.on('message', (message: ProjectorMessage) => {
        if (message === 'done') return;
        if ('news' in message) subscriber.next(message.news);
        else if ('failed' in message) subscriber.error(new ThreadFailed(message.failed));
        else {
          const { projection, ...why } = message.stopped;
          subscriber.next({ kind: 'stopped', projection, error: new StoppedElsewhere(why) });
        }
      });
      worker.on('error', ({ message }) => subscriber.error(new ThreadFailed({ code: 'internal', message })));
      worker.on('exit', () => {
        waiting.unsubscribe();
        stop.removeEventListener('abort', end);
        subscriber.complete();
      });
      return end;
    });
}
