/** How much may be on its way to the server at a time: appends beyond wait here, in order. */
export interface AppendWindow {
  /** Runs the work when there is room for so many bytes. One that is larger than the whole window runs alone. */
  through<Result>(bytes: number, work: () => Promise<Result>): Promise<Result>;
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
    async through(own, work) {
      if (waiting.length === 0 && hasRoomFor(own)) {
        appends++;
        bytes += own;
      } else {
        await new Promise<void>((start) => waiting.push({ bytes: own, start }));
      }
      try {
        return await work();
      } finally {
        appends--;
        bytes -= own;
        admit();
      }
    },
  };
}
