import { StoreUnavailable } from '../errors.ts';

/** A read or a subscription of the client, as far as it is read from. */
export interface Source {
  on(name: string, listener: (error: unknown) => void): unknown;
  read(): unknown;
}

export interface SourceOptions {
  /** How long nothing may come while it is waited for, in ms; default: for ever. */
  readonly silenceMs?: number;
  /** Events of the source after which a page is given, be it empty. */
  readonly heed?: readonly string[];
  /** Called for each item as it is taken. */
  took?(): void;
  /** Called where a source is left before its end. */
  leave(): unknown;
}

/** Objects that wait on either side of the client's stream: with the largest events, some 64 MiB. */
export const WAITING = { highWaterMark: 64 };

/**
 * What a source gives, as many items at a time as have come. Nothing is taken from it while a page is handled, so the
 * server is held back by a reader that is slow.
 * @throws what the source failed with, or StoreUnavailable after a silence
 */
export async function* sourcePages<Item>(
  source: Source,
  { silenceMs, heed = [], took = () => {}, leave }: SourceOptions,
): AsyncGenerator<readonly Item[]> {
  let over = false;
  let news = false;
  let failure: { readonly error: unknown } | undefined;
  let wake = () => {};
  source.on('readable', () => wake());
  source.on('error', (error) => {
    failure ??= { error };
    wake();
  });
  for (const name of ['end', 'close']) {
    source.on(name, () => {
      over = true;
      wake();
    });
  }
  for (const name of heed) {
    source.on(name, () => {
      news = true;
      wake();
    });
  }
  try {
    for (;;) {
      const page = takeAll<Item>(source, took);
      if (page.length > 0 || news) {
        news = false;
        yield page;
        continue;
      }
      if (failure) throw failure.error;
      if (over) return;
      const silent = await new Promise<boolean>((resolve) => {
        const timer = silenceMs === undefined ? undefined : setTimeout(() => resolve(true), silenceMs);
        wake = () => {
          clearTimeout(timer);
          resolve(false);
        };
      });
      if (silent) throw new StoreUnavailable(`EventStoreDB did not answer a read within ${silenceMs} ms`);
    }
  } finally {
    if (!over && !failure) await leave();
  }
}

function takeAll<Item>(source: Source, took: () => void): Item[] {
  const page: Item[] = [];
  for (let item = source.read(); item !== null; item = source.read()) {
    took();
    page.push(item as Item);
  }
  return page;
}
