import { catalogue, rulesBehind, type Verdict } from '#compliance';
import type { Cursor } from '#event-store';
import type { Instant } from '#kernel';
import { parkedHeads } from '#projection';
import type { ViewReader } from '#read-store';
import { type Completeness, completenessOf, positionOf } from './completeness.ts';
import { judgeLog } from './judge-log.ts';
import type { JudgedAt } from './judged-at.ts';
import { inOrder } from './judged-opportunity.ts';
import type { Engine } from './open-engine.ts';
import { type AskedTimes, type QueryTimes, queryTimes } from './query-time.ts';
import { requireRule } from './require-rule.ts';
import { streamsWithin } from './streams-within.ts';
import { trailBreaches } from './trail-breaches.ts';

/** Whose a violation is. */
export interface Broken {
  readonly consultant?: string | undefined;
  readonly outlet?: string | undefined;
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
  /** Told how much has been gone through, of how much: subjects of the trail, or events of the log. */
  readonly tell?: ((seen: number, all: number) => void) | undefined;
}

export interface ViolationsAnswer extends Completeness {
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  /** By the time since when they are broken, then by rule. */
  readonly violations: readonly Verdict[];
}

/**
 * Every rule that was broken at an instant, by what was known at another, on opportunities, visits, demo cars and outlets,
 * and by consultants. What was broken by what was known then the trail tells; for any other pair of times the whole log is
 * gone through, stream by stream, for one rule by that rule alone. Birthdays stay sealed, and are not judged.
 * @throws QuestionRefused for a rule that there is not; ViewBehind and what the stores throw
 */
export async function askViolations(engine: Engine, question: ViolationsQuestion): Promise<ViolationsAnswer> {
  const { store, clock, projector } = engine;
  requireRule(question.rule);
  const head = await store.head();
  const times = queryTimes(question, head, clock);
  const { asOf, effectiveAt } = times;
  const answer = (found: readonly JudgedAt[], completeness: Completeness) => ({
    asOf,
    effectiveAt,
    violations: found
      .filter((judged) => isAsked(question, judged) && isTheirs(question, judged))
      .map(({ verdict }) => verdict)
      .sort(inOrder),
    ...completeness,
  });
  if (effectiveAt < asOf) {
    const position = await positionOf(store, times, head);
    return answer(await brokenByLog(engine, question, times, head), {
      position,
      settled: times.settled,
      incomplete: [],
    });
  }
  const view = await projector.ensureCaughtUp('compliance-trail', head);
  return view.read(async (reader) => {
    const upTo = await reader.checkpoint();
    const concerns = streamsWithin(engine, question.isWithin, asOf);
    return answer(
      await brokenByTrail(engine, reader, question, times),
      await completenessOf(reader, times, { store, upTo, concerns }),
    );
  });
}

/** What was known at an instant that is over never changes, however long the log becomes: pages share what was found. */
function brokenByLog(
  { store, verdicts }: Engine,
  { rule, tell }: ViolationsQuestion,
  { asOf, effectiveAt, settled }: QueryTimes,
  head: Cursor,
): Promise<readonly JudgedAt[]> {
  const key = JSON.stringify(['log', asOf, effectiveAt, settled ? null : head.index, rule]);
  const rules = rule === undefined ? catalogue : catalogue.filter(({ name }) => rulesBehind(rule).includes(name));
  const isBroken = (verdict: Verdict) => verdict.status === 'violated' && (rule === undefined || verdict.rule === rule);
  return verdicts.judged(key, () => judgeLog(store, head, { asOf, effectiveAt }, isBroken, { rules, tell }));
}

async function brokenByTrail(
  { store, verdicts }: Engine,
  reader: ViewReader,
  question: ViolationsQuestion,
  { asOf, settled }: QueryTimes,
): Promise<readonly JudgedAt[]> {
  const { consultant, tell, isWithin: _, ...filters } = question;
  const read = settled ? null : [(await reader.checkpoint())?.index, (await parkedHeads(reader)).length];
  const key = JSON.stringify(['trail', read, { ...filters, asOf, consultant }]);
  const isWanted = (judged: JudgedAt) => isAsked(question, judged);
  return verdicts.judged(key, () => trailBreaches(store, reader, { at: asOf, consultant, isWanted, tell }));
}

function isAsked(
  { rule, consultant, outlet, since, until, status }: ViolationsQuestion,
  { verdict, outlet: at }: JudgedAt,
): boolean {
  const began = verdict.since as Instant;
  return (
    (rule === undefined || verdict.rule === rule) &&
    (consultant === undefined || verdict.consultant === consultant) &&
    (outlet === undefined || at === outlet) &&
    (since === undefined || began >= since) &&
    (until === undefined || began <= until) &&
    (status === undefined || (status === 'mended') === (verdict.fixedAt !== null))
  );
}

/** Whether the asker may see it. */
function isTheirs({ isWithin }: ViolationsQuestion, { verdict, outlet }: JudgedAt): boolean {
  return isWithin?.({ consultant: verdict.consultant ?? undefined, outlet: outlet ?? undefined }) ?? true;
}
