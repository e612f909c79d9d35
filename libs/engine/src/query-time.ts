import type { Cursor } from '#event-store';
import { type Clock, type Instant, latest } from '#kernel';
import { QuestionRefused } from './errors.ts';

/** The two times of a question, as it was asked: what was known then, what was true then. */
export interface AskedTimes {
  readonly asOf?: Instant | undefined;
  readonly effectiveAt?: Instant | undefined;
}

export interface QueryTimes {
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  /** Nothing recorded by `asOf` can still arrive: the answer will never change. */
  readonly settled: boolean;
}

/**
 * Both times of a question. Neither: both now. `asOf` alone: `effectiveAt` is the same. `effectiveAt` alone: `asOf` now.
 * An event never comes to stand before the head of the log, whatever the clock does: what was known before the head's
 * `recordedAt` is settled.
 * @param head of the log that the answer is taken from, read before it
 * @throws QuestionRefused for an `asOf` in the future
 */
export function queryTimes(
  { asOf, effectiveAt }: AskedTimes,
  { recordedAt: head }: Pick<Cursor, 'recordedAt'>,
  clock: Clock,
): QueryTimes {
  const now = head === null ? clock() : latest(clock(), head);
  if (asOf !== undefined && asOf > now) {
    throw new QuestionRefused({
      zh: `asOf ${asOf} 在将来：那时所知尚无从得知；现在是 ${now}`,
      en: `asOf ${asOf} lies in the future: nobody can know yet what will be known then; now is ${now}`,
    });
  }
  const known = asOf ?? now;
  return { asOf: known, effectiveAt: effectiveAt ?? known, settled: head !== null && head > known };
}
