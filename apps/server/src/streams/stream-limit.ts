/** How many streams one identity has open. */
export function streamLimit(most: number) {
  const open = new Map<string, number>();
  return {
    /** @returns the function that gives the place back; undefined where there is none left */
    take(identity: string): (() => void) | undefined {
      const count = open.get(identity) ?? 0;
      if (count >= most) return undefined;
      open.set(identity, count + 1);
      let taken = true;
      return () => {
        if (!taken) return;
        taken = false;
        const left = (open.get(identity) ?? 1) - 1;
        if (left > 0) open.set(identity, left);
        else open.delete(identity);
      };
    },
  };
}
export type StreamLimit = ReturnType<typeof streamLimit>;
