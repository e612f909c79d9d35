import type { Verdict } from '#compliance';
import { earliest, type Instant } from '#kernel';
import { positionOf } from './completeness.ts';
import { judgeLog } from './judge-log.ts';
import { inOrder } from './judged-opportunity.ts';
import type { Engine } from './open-engine.ts';
import { type AskedTimes, queryTimes } from './query-time.ts';
import { requireRule } from './require-rule.ts';

export interface ViolationsQuestion extends AskedTimes {
  readonly rule?: string | undefined;
  readonly consultant?: string | undefined;
  /** Told how many events of the log have been gone through, and how many there are. */
  readonly tell?: ((seen: number, all: number) => void) | undefined;
}

export interface ViolationsAnswer {
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  /** By the time since when they are broken, then by rule. */
  readonly violations: readonly Verdict[];
  readonly position: string;
  readonly settled: boolean;
}

/**
 * Every rule that was broken at an instant, by what was known at another, on opportunities, visits, demo cars and outlets,
 * and by consultants: the whole log is gone through, stream by stream. Birthdays stay sealed, and are not judged.
 * @throws QuestionRefused for a rule that there is not
 */
export async function askViolations(engine: Engine, question: ViolationsQuestion): Promise<ViolationsAnswer> {
  const { store, clock } = engine;
  const { rule, consultant, tell } = question;
  requireRule(rule);
  const head = await store.head();
  const { asOf, effectiveAt, settled } = queryTimes(question, head, clock);
  const point = { asOf, effectiveAt: earliest(effectiveAt, asOf) };
  const isAsked = (verdict: Verdict) =>
    verdict.status === 'violated' &&
    (rule === undefined || verdict.rule === rule) &&
    (consultant === undefined || verdict.consultant === consultant);
  const found = await judgeLog(store, head, point, isAsked, { tell });
  const violations = found.map(({ verdict }) => verdict).sort(inOrder);
  return { asOf, effectiveAt, violations, position: await positionOf(store, { asOf, settled }, head), settled };
}
