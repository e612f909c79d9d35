/** How many reads may wait for what comes first: those beyond wait here, in order, before they are sent. */
export interface ReadSlots {
  /** @returns what gives the slot to the next one; to be called once something has come, or nothing is to come */
  take(): Promise<() => void>;
}

/** A server takes some 100 calls at a time on a connection: appends, the tail and subscriptions are calls too. */
const SLOTS = 64;

export function readSlots(slots = SLOTS): ReadSlots {
  const waiting: (() => void)[] = [];
  let free = slots;
  return {
    async take() {
      if (free > 0) free--;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      let given = false;
      return () => {
        if (given) return;
        given = true;
        const next = waiting.shift();
        if (next) next();
        else free++;
      };
    },
  };
}
