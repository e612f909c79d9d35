/** Lets time pass: resolves after `ms`, or at once when the signal is given. Never rejects. */
export type Pause = (ms: number, signal?: AbortSignal) => Promise<void>;

/** Real time. */
export const pause: Pause = (ms, signal) =>
  new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });
