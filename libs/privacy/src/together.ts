/**
 * Gathers what is asked in one turn of the event loop and runs it once, so that a thousand commands at a time cost one
 * transaction. All askers of a turn share its outcome.
 */
export function together<Item, Result>(
  run: (items: ReadonlySet<Item>) => Promise<Result>,
): (items: Iterable<Item>) => Promise<Result> {
  let gathered = new Set<Item>();
  let outcome: Promise<Result> | undefined;
  return (items) => {
    for (const item of items) gathered.add(item);
    outcome ??= new Promise((resolve, reject) => {
      setImmediate(() => {
        const all = gathered;
        gathered = new Set();
        outcome = undefined;
        run(all).then(resolve, reject);
      });
    });
    return outcome;
  };
}
