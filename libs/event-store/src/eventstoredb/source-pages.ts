import { StoreUnavailable } from '../errors.ts';

/** A read or a subscription, as far as it is taken from. */
export interface Source<Item> {
  on(name: 'data', listener: (item: Item) => void): unknown;
  on(name: 'error', listener: (error: unknown) => void): unknown;
  on(name: 'end' | 'close', listener: () => void): unknown;
  off(name: 'data', listener: (item: Item) => void): unknown;
  pause(): unknown;
  resume(): unknown;
}

/** What has come since the last one. */
export interface SourcePage<Item> {
  readonly items: readonly Item[];
  /** More is waiting for sure. */
  readonly more: boolean;
}

export interface SourceOptions<Item> {
  /** How long nothing may come while it is waited for, in ms; default: for ever. */
  readonly silenceMs?: number;
  sizeOf(item: Item): number;
  /** When it is aborted, an empty page is given where nothing has come. */
  readonly stop?: AbortSignal;
  /** Called where a source is left before its end. */
  leave(): unknown;
}

/** What waits here at most, while a page is handled: the last item may go beyond. */
const MOST_ITEMS = 512;
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * What a source gives, as many items at a time as have come. Little is taken from it while a page is handled, so the server is
 * held back by a reader that is slow.
 * @throws what the source failed with, or StoreUnavailable after a silence
 */
export async function* sourcePages<Item>(
  source: Source<Item>,
  { silenceMs, sizeOf, stop, leave }: SourceOptions<Item>,
): AsyncGenerator<SourcePage<Item>> {
  let over = false;
  let failure: { readonly error: unknown } | undefined;
  let waiting: Item[] = [];
  let bytes = 0;
  let paused = false;
  let wake: (() => void) | undefined;
  const wakeUp = () => wake?.();
  const take = (item: Item) => {
    // Whatever came with it on the same wire is taken with it.
    if (waiting.length === 0 && wake) setImmediate(wakeUp);
    waiting.push(item);
    bytes += sizeOf(item);
    if (paused || (waiting.length < MOST_ITEMS && bytes < MOST_BYTES)) return;
    paused = true;
    source.pause();
  };
  const end = () => {
    over = true;
    wakeUp();
  };
  source.on('error', (error) => {
    failure ??= { error };
    wakeUp();
  });
  source.on('end', end);
  source.on('close', end);
  source.on('data', take);
  stop?.addEventListener('abort', wakeUp);
  try {
    for (;;) {
      if (waiting.length > 0 || stop?.aborted) {
        const page = { items: waiting, more: paused };
        [waiting, bytes] = [[], 0];
        if (paused) source.resume();
        paused = false;
        yield page;
        continue;
      }
      if (failure) throw failure.error;
      if (over) return;
      const silent = await new Promise<boolean>((resolve) => {
        const timer = silenceMs === undefined ? undefined : setTimeout(() => resolve(true), silenceMs);
        wake = () => {
          wake = undefined;
          clearTimeout(timer);
          resolve(false);
        };
      });
      if (silent) throw new StoreUnavailable(`EventStoreDB did not answer a read within ${silenceMs} ms`);
    }
  } finally {
    stop?.removeEventListener('abort', wakeUp);
    source.off('data', take);
    if (!over && !failure) await leave();
  }
}
