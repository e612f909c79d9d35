import { epochMs, type Instant } from '#kernel';

/** After `from`, up to and with `to`: epoch ms. */
export interface Period {
  /** −Infinity: from the beginning. */
  readonly from: number;
  readonly to: number;
}

/** A period that has a beginning. */
export function periodOf({ from, to }: { readonly from: Instant; readonly to: Instant }): Period {
  return { from: epochMs(from), to: epochMs(to) };
}

export function isWithin(at: number, { from, to }: Period): boolean {
  return from < at && at <= to;
}
