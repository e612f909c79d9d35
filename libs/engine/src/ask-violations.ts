import { catalogue, rulesBehind, type Verdict } from '#compliance';
import { earliest, type Instant } from '#kernel';
import { positionOf } from './completeness.ts';
import { judgeLog } from './judge-log.ts';
import { inOrder } from './judged-opportunity.ts';
import type { Engine } from './open-engine.ts';
import { type AskedTimes, queryTimes } from './query-time.ts';
import { requireRule } from './require-rule.ts';

/** Whose a violation is. */
export interface Broken {
  readonly consultant?: string;
  readonly outlet?: string;
}

/** `mended`: it has `fixedAt`; `standing`: it has not. */
export type ViolationStatus = 'standing' | 'mended';

export interface ViolationsQuestion extends AskedTimes {
  readonly rule?: string | undefined;
  readonly consultant?: string | undefined;
  /** That the subject began at; of an outlet, itself. */
  readonly outlet?: string | undefined;
  /** Broken since then or later. */
  readonly since?: Instant | undefined;
  /** Broken since then or earlier. */
  readonly until?: Instant | undefined;
  readonly status?: ViolationStatus | undefined;
  /** The rows that the asker may see. Default: all. */
  readonly isWithin?: ((whose: Broken) => boolean) | undefined;
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
 * and by consultants: the whole log is gone through, stream by stream, for one rule by that rule alone. Birthdays stay
 * sealed, and are not judged.
 * @throws QuestionRefused for a rule that there is not
 */
export async function askViolations(engine: Engine, question: ViolationsQuestion): Promise<ViolationsAnswer> {
  const { store, clock, verdicts } = engine;
  const { rule, tell } = question;
  requireRule(rule);
  const head = await store.head();
  const { asOf, effectiveAt, settled } = queryTimes(question, head, clock);
  const point = { asOf, effectiveAt: earliest(effectiveAt, asOf) };
  // What was known at an instant that is over never changes, however long the log becomes.
  const key = JSON.stringify([point.asOf, point.effectiveAt, settled ? null : head.index, rule]);
  const rules = rule === undefined ? catalogue : catalogue.filter(({ name }) => rulesBehind(rule).includes(name));
  const isBroken = (verdict: Verdict) => verdict.status === 'violated' && (rule === undefined || verdict.rule === rule);
  const found = await verdicts.judged(key, () => judgeLog(store, head, point, isBroken, { rules, tell }));
  const violations = found
    .filter(({ verdict, outlet }) => isAsked(question, verdict, outlet))
    .map(({ verdict }) => verdict)
    .sort(inOrder);
  return { asOf, effectiveAt, violations, position: await positionOf(store, { asOf, settled }, head), settled };
}

function isAsked(question: ViolationsQuestion, verdict: Verdict, outlet: string | null): boolean {
  const { consultant, since, until, status, isWithin } = question;
  const began = verdict.since as Instant;
  return (
    (consultant === undefined || verdict.consultant === consultant) &&
    (question.outlet === undefined || outlet === question.outlet) &&
    (since === undefined || began >= since) &&
    (until === undefined || began <= until) &&
    (status === undefined || (status === 'mended') === (verdict.fixedAt !== null)) &&
    (isWithin === undefined ||
      isWithin({
        ...(verdict.consultant !== null && { consultant: verdict.consultant }),
        ...(outlet !== null && { outlet }),
      }))
  );
}
