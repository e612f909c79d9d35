/** What a subscription said between its events, at its place among them: it comes ahead of events that wait in a buffer. */
export interface Marks<Mark> {
  /** Said when so many items had come in all. */
  add(mark: Mark, came: number): void;
  /** Takes what stands before or at so many items handled, in order. */
  take(handled: number): readonly Mark[];
}

export function marks<Mark>(): Marks<Mark> {
  const waiting: { readonly mark: Mark; readonly came: number }[] = [];
  return {
    add(mark, came) {
      waiting.push({ mark, came });
    },
    take(handled) {
      let count = 0;
      while (count < waiting.length && (waiting[count]?.came ?? 0) <= handled) count++;
      return waiting.splice(0, count).map(({ mark }) => mark);
    },
  };
}
