/**
 * The outcome of work, or `undefined` when it has not come within so many ms, or is given up before: the work may go on,
 * and nobody waits for it.
 * @param onGivenUp calls back when it is given up, until the function that it returns is called
 */
export function within<Result>(
  ms: number,
  onGivenUp: (givenUp: () => void) => () => void,
  work: Promise<Result>,
): Promise<Result | undefined> {
  return new Promise((resolve, reject) => {
    let forget = () => {};
    const settle = () => {
      clearTimeout(timer);
      forget();
    };
    const giveUp = () => {
      settle();
      resolve(undefined);
    };
    const timer = setTimeout(giveUp, ms);
    forget = onGivenUp(giveUp);
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
