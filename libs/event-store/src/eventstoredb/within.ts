/**
 * The outcome of work, or `undefined` when it has not come within so many ms or before the signal is given: the work may
 * go on, and nobody waits for it.
 */
export function within<Result>(ms: number, signal: AbortSignal, work: Promise<Result>): Promise<Result | undefined> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      settle();
      resolve(undefined);
    };
    const settle = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
    };
    const timer = setTimeout(giveUp, ms);
    signal.addEventListener('abort', giveUp);
    work.then(
      (result) => {
        settle();
        resolve(result);
      },
      (error) => {
        settle();
        reject(error);
      },
    );
  });
}
