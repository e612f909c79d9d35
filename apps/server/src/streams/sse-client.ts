import type { ServerResponse } from 'node:http';

/** How long a client may take nothing before it is cut off, in ms; it resumes with Last-Event-ID. */
export const PATIENCE_MS = 30_000;
/** Between two signs of life, in ms. */
export const HEARTBEAT_MS = 15_000;
/** A stream ends after that, in ms: its client comes back, and says again who it is. */
export const LONGEST_MS = 60 * 60_000;

/** What is handed to a connection at a time, in bytes: its last frame may go beyond. */
export const PIECE_BYTES = 16 * 1024;

/**
 * One connection that events are sent over. Once a piece of 16 KiB waits in its socket it is handed no more: a slow client
 * costs that much and a frame, most of it shared with others at the same place, and is cut off when it takes nothing for
 * 30 s.
 */
export interface SseClient {
  /** Given once nobody listens any more. */
  readonly gone: AbortSignal;
  /** @returns whether it can take more at once; if not, wait for `drained` */
  write(frames: string | Buffer): boolean;
  /** Resolves once it can take more, or is gone. */
  drained(): Promise<void>;
  end(): void;
}

export function sseClient(response: ServerResponse): SseClient {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  response.on('error', () => gone.abort());
  return {
    gone: gone.signal,
    write: (frames) => !gone.signal.aborted && response.write(frames),
    async drained() {
      if (gone.signal.aborted || !response.writableNeedDrain) return;
      await new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(patience);
          response.off('drain', done);
          gone.signal.removeEventListener('abort', done);
          resolve();
        };
        const patience = setTimeout(() => response.destroy(), PATIENCE_MS);
        response.once('drain', done);
        gone.signal.addEventListener('abort', done);
      });
    },
    end() {
      if (!gone.signal.aborted) response.end();
    },
  };
}
