import type { JudgedAt } from './judged-at.ts';

/** Answers kept: those whose pages somebody is turning. */
const KEPT = 2;

type Judged = readonly JudgedAt[];

/** Verdicts of whole passes over the log, so that the pages of an answer, and whoever asks the same, share one. */
export interface VerdictMemory {
  /**
   * One pass at a time: each takes what the processor gives.
   * @param key the same for passes that find the same
   */
  judged(key: string, judge: () => Promise<Judged>): Promise<Judged>;
}

export function verdictMemory(): VerdictMemory {
  const kept = new Map<string, Promise<Judged>>();
  let last: Promise<unknown> = Promise.resolve();
  return {
    judged(key, judge) {
      const known = kept.get(key);
      if (known) return known;
      const answer = last.then(judge);
      last = answer.catch(() => kept.delete(key));
      kept.set(key, answer);
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      return answer;
    },
  };
}
