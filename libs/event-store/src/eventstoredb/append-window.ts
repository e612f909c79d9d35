/** How much may be on its way to the server at a time: appends beyond wait here, in order. */
export interface AppendWindow {
  /**
   * An append of so many bytes is about to go. One that is larger than the whole window goes alone.
   * @returns what is to be waited for first; undefined where there is room
   */
  enter(bytes: number): Promise<void> | undefined;
  /** To be called once by each who entered, when it is answered. */
  leave(bytes: number): void;
}

export interface WindowSize {
  readonly appends: number;
  readonly bytes: number;
}

/** As many small appends as share a server's syncs well, and no more bytes than memory and one connection take. */
export const WINDOW: WindowSize = { appends: 512, bytes: 16 * 1024 * 1024 };

export function appendWindow(size: WindowSize = WINDOW): AppendWindow {
  const waiting: { readonly bytes: number; readonly start: () => void }[] = [];
  let appends = 0;
  let bytes = 0;

  const hasRoomFor = (more: number) => appends === 0 || (appends < size.appends && bytes + more <= size.bytes);
  const admit = () => {
    for (let next = waiting[0]; next && hasRoomFor(next.bytes); next = waiting[0]) {
      waiting.shift();
      appends++;
      bytes += next.bytes;
      next.start();
    }
  };

  return {
    enter(own) {
      if (waiting.length > 0 || !hasRoomFor(own)) return new Promise((start) => waiting.push({ bytes: own, start }));
      appends++;
      bytes += own;
      return undefined;
    },
    leave(own) {
      appends--;
      bytes -= own;
      admit();
    },
  };
}
