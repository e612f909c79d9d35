import type { FactStreams, Instant } from '#kernel';
import type { Rule, Scene } from './rule.ts';
import type { RuleBook } from './rule-book.ts';

/** What verdicts rest on beside the events judged. */
export interface Judging {
  /** Those that the catalogue has. */
  readonly rules: readonly Rule[];
  readonly book: RuleBook;
  readonly scene: Scene;
  /** States of other streams by name, as effective at an instant by what another one knew; absent: none is known. */
  known?(streams: FactStreams<Readonly<Record<string, unknown>>>, at: Instant, knownBy: Instant): object;
}
