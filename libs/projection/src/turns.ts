export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** Runs pieces of work one after the other, in the order they came; one that fails does not hold up the next. */
export function inTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => {});
    return turn;
  };
}
