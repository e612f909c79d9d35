import { endOfDay, type Instant, isCorrection, type LocalDate, latest, localDate } from '#kernel';
import { decidedAt, type Stretch, stretches } from './closes.ts';
import type { History } from './history.ts';
import { clockOf, type Point } from './point.ts';
import type { AnyStateRule, Failing, LateEntry, Scene } from './rule.ts';
import { type RuleBook, type RuleInForce, ruleInForce } from './rule-book.ts';
import type { Subject, Verdict } from './verdict.ts';
import { parametersOf, verdictOf } from './verdict-of.ts';
import { closeOf } from './work-calendar.ts';

/** Whose state is looked at, and how it follows from events. */
export interface Standing<State> {
  readonly subject: Subject;
  readonly opportunityId: string | null;
  readonly stageModel: string | undefined;
  /** The state effective at an instant, from events in the order of recording. */
  stateOf(events: History, at: Instant): State;
  ownerOf(state: State): string | undefined;
}

interface Spell {
  readonly first: LocalDate;
  readonly inForce: RuleInForce;
  readonly failing: Failing;
  readonly owner: string | undefined;
  readonly entered: History;
}

/**
 * The spells of failing closes known at a point, each one violation: since its first close, until the first close that
 * holds. A close that late entries may still change neither begins nor ends one: where it fails, and the last decided one
 * did not, it is pending.
 */
export function judgeState<State>(
  rule: AnyStateRule,
  book: RuleBook,
  history: History,
  point: Point,
  standing: Standing<State>,
  scene: Scene,
): readonly Verdict[] {
  const { zone } = scene;
  const clock = clockOf(point);
  const known = history.filter(
    (event) => event.recordedAt <= point.asOf && (isCorrection(event) || event.occurredAt <= point.effectiveAt),
  );
  const inForceOn = (day: LocalDate) => {
    const at = endOfDay(day, zone);
    const inForce = ruleInForce(book, rule.name, { at, knownBy: point.asOf, stageModel: standing.stageModel });
    return { inForce, lateEntryHours: lateEntryHours(rule, inForce) };
  };
  const failingOn = (events: History, day: LocalDate, inForce: RuleInForce | undefined) => {
    if (!inForce) return undefined;
    const state = standing.stateOf(events, endOfDay(day, zone));
    const owner = standing.ownerOf(state);
    const counted = decidedAt(day, lateEntryHours(rule, inForce), zone);
    if (owner !== undefined && !scene.isSalesStaff(owner, endOfDay(day, zone), counted)) return undefined;
    const failing = rule.failsFrom(state, parametersOf(rule, inForce) as never, scene);
    return failing && { failing, owner };
  };
  const fails = (events: History, day: LocalDate, inForce: RuleInForce) => {
    const found = failingOn(events, day, inForce);
    return found !== undefined && found.failing.day <= day;
  };
  const verdict = (
    { first, inForce, failing, owner }: Spell,
    said: Pick<Verdict, 'status'> & Partial<Verdict>,
  ): Verdict => {
    const { subject, opportunityId } = standing;
    const obligation = `${rule.name}:${subject.id}:${first}`;
    const about = { subject, opportunityId, consultant: owner ?? null, obligation, values: failing.values };
    return verdictOf(rule, inForce, about, said);
  };
  const verdicts: Verdict[] = [];
  let spell: Spell | undefined;
  let undecided: Spell | undefined;
  const end = (holding?: Stretch<RuleInForce | undefined>) => {
    if (!spell) return;
    const { first, inForce, entered } = spell;
    const hours = lateEntryHours(rule, inForce);
    const broken = turningPoint(entered, (events) => fails(events, first, inForce));
    const mended = holding?.inForce && turningPoint(holding.entered, (events) => !fails(events, holding.from, inForce));
    verdicts.push(
      verdict(spell, {
        status: 'violated',
        since: closeOf(first, zone),
        decidableAt: decidedAt(first, hours, zone),
        fixedAt: mended?.recordedAt ?? null,
        evidence: [broken, mended].flatMap((event) => (event ? [event.id] : [])),
      }),
    );
    spell = undefined;
  };
  const changes = book.map(({ effectiveFrom }) => localDate(effectiveFrom, zone)).sort();
  for (const stretch of stretches(known, [...new Set(changes)], inForceOn, clock, zone)) {
    const { from, to, inForce, entered, decided } = stretch;
    const found = failingOn(entered, from, inForce);
    if (decided && (!found || found.failing.day > from)) end(stretch);
    if (!found || !inForce || found.failing.day > to) continue;
    const failing = { first: latest(found.failing.day, from), inForce, ...found, entered };
    if (decided) spell ??= failing;
    else undecided ??= failing;
  }
  if (undecided && !spell) verdicts.push(verdict(undecided, { status: 'pending' }));
  end();
  return verdicts;
}

function lateEntryHours(rule: AnyStateRule, inForce: RuleInForce | undefined): number {
  const parameters = inForce ? parametersOf(rule, inForce) : rule.parameters;
  return (parameters as unknown as LateEntry).lateEntryHours;
}

/**
 * The event with which, in the order of recording, something came to be so, and from which on it stayed so; the first of
 * all where it was always so.
 */
function turningPoint(events: History, isSo: (events: History) => boolean): History[number] | undefined {
  for (let count = events.length - 1; count > 0; count -= 1) if (!isSo(events.slice(0, count))) return events[count];
  return events[0];
}
