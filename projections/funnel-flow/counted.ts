import type { Point } from './flow.ts';
import { type Tally, tallyOf } from './tally.ts';

/** One of those that a figure counts, and what it adds to the figure. */
export interface Counted {
  /** Its opportunity's stream. */
  readonly stream: string;
  /** undefined: the opportunity with all of its episodes. */
  readonly episode?: number | undefined;
  /** What it adds to the count; default 1. */
  readonly times?: number | undefined;
  /** What it adds to the value, of a figure that has one. */
  readonly worth?: Worth | undefined;
  /** Epoch ms: what happened later has no part in it. Default: it counts by everything that is effective. */
  readonly until?: number | undefined;
}

/** Minor units of a currency; the currency is empty for what has no value. */
export type Worth = Pick<Point, 'currency' | 'units'>;

/** Told of every figure of an answer: its name, and all that it counts. */
export type Tell = (figure: string, counted: readonly Counted[]) => void;

/** Tells of the figures of a part of an answer, whose names begin with the part's. */
export function telling(tell: Tell | undefined, part: string): Tell | undefined {
  return tell && ((figure, counted) => tell(`${part}.${figure}`, counted));
}

/** Those that a figure counts, each with the value of where it stood last. */
export function withWorth<Owned extends Pick<Counted, 'stream' | 'episode'> & { readonly last: Worth }>(
  counted: readonly Owned[],
): readonly Counted[] {
  return counted.map(({ stream, episode, last }) => ({ stream, episode, worth: last }));
}

/**
 * What they come to together.
 * @param zero currency of the zero of what has no value at all
 * @returns the value only of a figure that has one
 */
export function sumOf(counted: readonly Counted[], zero: string): Pick<Tally, 'count'> & Partial<Tally> {
  const count = counted.reduce((sum, { times = 1 }) => sum + times, 0);
  const worths = counted.flatMap(({ worth }) => worth ?? []);
  return worths.length === 0 ? { count } : { ...tallyOf(worths, zero), count };
}

/** One row an episode, in the order of streams: what counts several times adds up. */
export function inRows(counted: readonly Counted[]): readonly (readonly Counted[])[] {
  const rows = Map.groupBy(counted, ({ stream, episode = 0 }) => `${stream}#${episode}`);
  return [...rows.values()].sort(([a], [b]) => {
    if (a!.stream !== b!.stream) return a!.stream < b!.stream ? -1 : 1;
    return (a!.episode ?? 0) - (b!.episode ?? 0);
  });
}
