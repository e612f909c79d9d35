import { probabilityOfAtLeast, trialsFor } from '#funnel';
import type { Text } from '#kernel';

/** More trials than this are not reckoned with: the law of large numbers speaks before. */
const MOST_TRIALS = 1_000_000;

const TOO_MANY: Text = {
  zh: `多于 ${MOST_TRIALS} 个机会，不再计算把握`,
  en: `more than ${MOST_TRIALS} opportunities: no confidence is reckoned of so many`,
};

/** How sure a number of wins is: null with a reason where it is not reckoned. */
export interface Confidence {
  /** P(Bin(entries, win rate) ≥ deals). */
  readonly pAtLeast: number | null;
  readonly nForConfidence: number | null;
  readonly reasons: { readonly pAtLeast?: Text; readonly nForConfidence?: Text };
}

/** @param winRate above 0, up to 1, @param level above 0, below 1 */
export function confidenceIn(deals: number, entries: number, winRate: number, level: number): Confidence {
  const isFew = entries <= MOST_TRIALS;
  const isWithin = deals / winRate <= MOST_TRIALS;
  return {
    pAtLeast: isFew ? probabilityOfAtLeast(deals, entries, winRate) : null,
    nForConfidence: isWithin ? trialsFor(deals, winRate, level) : null,
    reasons: { ...(!isFew && { pAtLeast: TOO_MANY }), ...(!isWithin && { nForConfidence: TOO_MANY }) },
  };
}
