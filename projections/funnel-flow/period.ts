/** After `from`, up to and with `to`: epoch ms. */
export interface Period {
  /** −Infinity: from the beginning. */
  readonly from: number;
  readonly to: number;
}

export function isWithin(at: number, { from, to }: Period): boolean {
  return from < at && at <= to;
}
