/** Projects in a thread of its own, over stores that it opens itself; started by `projectInThread`. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ProjectorNews } from '#projection';
import { openProjector, type ProjectorOrder } from './open-projector.ts';

/** What the thread is told: that a query waits for a log index, or that it is to end. */
export type ProjectorRequest = { readonly wanted: number } | 'stop';

interface Told {
  readonly code: string;
  readonly message: string;
}

/** What the thread tells: as the projector does, errors by their code and message. */
export type ProjectorMessage =
  | { readonly news: Exclude<ProjectorNews, { kind: 'stopped' }> }
  | { readonly stopped: Told & { readonly projection: string } }
  | { readonly failed: Told }
  | 'done';

const stop = new AbortController();
const post = (message: ProjectorMessage) => parentPort?.postMessage(message);
const told = (error: unknown): Told => {
  const { code = 'internal', message } = error as Error & { readonly code?: string };
  return { code, message };
};

const { projector, close } = await openProjector(workerData as ProjectorOrder).catch((error: unknown) => {
  post({ failed: told(error) });
  process.exit();
});
parentPort?.on('message', (request: ProjectorRequest) => {
  if (request === 'stop') stop.abort();
  // A query that waits in the other thread waits here too: whether it is answered is told there.
  else projector.waitFor(request.wanted).catch(() => {});
});
projector.run(stop.signal).subscribe({
  next: (news) => {
    if (news.kind === 'stopped') post({ stopped: { projection: news.projection, ...told(news.error) } });
    else post({ news });
  },
  error: (error: unknown) => void end({ failed: told(error) }),
  complete: () => void end('done'),
});

async function end(last: ProjectorMessage): Promise<void> {
  await close();
  post(last);
  parentPort?.close();
}
