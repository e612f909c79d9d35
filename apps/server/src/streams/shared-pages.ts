import type { Framed } from './framed.ts';

export interface PagesKept {
  readonly pages: number;
  readonly bytes: number;
  /** Whether a page will be the same when it is read again. */
  isWhole(page: readonly Framed[]): boolean;
}

/** Pages by their number, each read once for all who ask for it while it is kept: the last ones asked for. */
export function sharedPages(read: (page: number) => Promise<readonly Framed[]>, most: PagesKept) {
  const reading = new Map<number, Promise<readonly Framed[]>>();
  const kept = new Map<number, readonly Framed[]>();
  let bytes = 0;

  function keep(number: number, page: readonly Framed[]): void {
    kept.set(number, page);
    bytes += sizeOf(page);
    for (const [oldest, dropped] of kept) {
      if (kept.size <= most.pages && bytes <= most.bytes) return;
      kept.delete(oldest);
      bytes -= sizeOf(dropped);
    }
  }

  async function readOnce(number: number): Promise<readonly Framed[]> {
    try {
      const page = await read(number);
      if (most.isWhole(page)) keep(number, page);
      return page;
    } finally {
      reading.delete(number);
    }
  }

  return {
    /** @throws what reading throws */
    async get(number: number): Promise<readonly Framed[]> {
      const page = kept.get(number);
      if (page) {
        kept.delete(number);
        kept.set(number, page);
        return page;
      }
      const underWay = reading.get(number) ?? readOnce(number);
      reading.set(number, underWay);
      return underWay;
    },
  };
}

function sizeOf(page: readonly Framed[]): number {
  return page.reduce((sum, { frame }) => sum + frame.length, 0);
}
