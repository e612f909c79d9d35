import type { Instant, Text } from '#kernel';
import { QuestionRefused } from './errors.ts';

/**
 * An answer of nothing would hide that what is told begins later. Where nothing is told at all, nothing is the answer.
 * @param first when what was known by then, and the asker may see, begins
 * @param what begins then, as the refusal calls it
 * @throws QuestionRefused for an instant before everything
 */
export function requireHappened(first: Instant | undefined, what: Text, by: Instant): void {
  if (first === undefined || first <= by) return;
  throw new QuestionRefused({
    zh: `${by} 之前尚无任何事情发生：${what.zh}始于 ${first}`,
    en: `nothing had happened by ${by}: ${what.en} begins at ${first}`,
  });
}
