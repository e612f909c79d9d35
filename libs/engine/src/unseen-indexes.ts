/** Which of the places 0 to `count` − 1 have not been seen: one bit each. */
export function unseenIndexes(count: number) {
  const seen = new Uint8Array(Math.ceil(count / 8));
  return {
    see(index: number): void {
      seen[index >> 3] = (seen[index >> 3] as number) | (1 << (index & 7));
    },
    /** In order. */
    *left(): Generator<number> {
      for (let index = 0; index < count; index += 1) {
        if (((seen[index >> 3] as number) & (1 << (index & 7))) === 0) yield index;
      }
    },
  };
}
