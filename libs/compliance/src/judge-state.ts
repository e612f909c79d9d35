import { endOfDay, type Instant, isCorrection, type LocalDate, latest, localDate, onceForEach } from '#kernel';
import { type Days, decidedAt, type Stretches, stretchesOf } from './closes.ts';
import type { History } from './history.ts';
import type { Bindings } from './in-force.ts';
import type { Judging } from './judging.ts';
import { clockOf, type Point } from './point.ts';
import type { AnyStateRule, Failing, LateEntry, Scene } from './rule.ts';
import type { Subject, Verdict } from './verdict.ts';
import { type Binding, type Said, verdictOf } from './verdict-of.ts';
import { closeOf } from './work-calendar.ts';

/** Whose state is looked at, and how it follows from events. */
export interface Standing<State> {
  readonly subject: Subject;
  readonly opportunityId: string | null;
  readonly stageModel: string | undefined;
  /** The state effective at an instant, from events in the order of recording. */
  stateOf(events: History, at: Instant): State;
  ownerOf(state: State): string | undefined;
  /** Whether rules judge what is in that state; absent: they do. */
  isJudged?(state: State): boolean;
}

interface Spell {
  readonly first: LocalDate;
  readonly binding: Binding;
  readonly failing: Failing;
  readonly owner: string | undefined;
  readonly entered: History;
}

/**
 * The spells of failing closes known at a point, each one violation of its rule: since its first close, until the first
 * close that holds. A close that late entries may still change neither begins nor ends one: where it fails, and the last
 * decided one did not, it is pending.
 */
export function judgeState<State>(
  history: History,
  point: Point,
  standing: Standing<State>,
  { book, scene }: Pick<Judging, 'book' | 'scene'>,
  bindingsOn: Bindings,
): (rule: AnyStateRule) => readonly Verdict[] {
  const { zone } = scene;
  const known = history.filter(
    (event) => event.recordedAt <= point.asOf && (isCorrection(event) || event.occurredAt <= point.effectiveAt),
  );
  const changes = book.map(({ effectiveFrom }) => localDate(effectiveFrom, zone)).sort();
  const stretches = stretchesOf(known, [...new Set(changes)], clockOf(point), zone);
  const stateOn = onceForEach(({ entered, from }: Days) => standing.stateOf(entered, endOfDay(from, zone)));
  return (rule) => spellsOf(rule, { ...standing, stretches, stateOn }, point, scene, bindingsOn);
}

/** The same with its closes, for all rules that look at them. */
interface StandingByDays<State> extends Standing<State> {
  readonly stretches: Stretches;
  /** The state at the first of those closes. */
  stateOn(days: Days): State;
}

function spellsOf<State>(
  rule: AnyStateRule,
  standing: StandingByDays<State>,
  point: Point,
  scene: Scene,
  bindingsOn: Bindings,
): readonly Verdict[] {
  const { zone } = scene;
  const inForceOn = (day: LocalDate) => {
    const at = endOfDay(day, zone);
    const binding = bindingsOn({ at, knownBy: point.asOf, stageModel: standing.stageModel }).bindingOf(rule);
    return { inForce: binding, lateEntryHours: lateEntryHours(rule, binding) };
  };
  const failingIn = (state: State, day: LocalDate, last: LocalDate, binding: Binding) => {
    if (standing.isJudged?.(state) === false) return undefined;
    const failing = rule.failsFrom(state, binding.parameters as never, scene);
    if (!failing || failing.day > last) return undefined;
    const owner = standing.ownerOf(state);
    const counted = decidedAt(day, lateEntryHours(rule, binding), zone);
    return owner === undefined || scene.isSalesStaff(owner, endOfDay(day, zone), counted)
      ? { failing, owner }
      : undefined;
  };
  const fails = (events: History, day: LocalDate, binding: Binding) =>
    failingIn(standing.stateOf(events, endOfDay(day, zone)), day, day, binding) !== undefined;
  const verdict = ({ first, binding, failing, owner }: Spell, said: Said): Verdict => {
    const { subject, opportunityId } = standing;
    const obligation = `${rule.name}:${subject.id}:${first}`;
    const about = { subject, opportunityId, consultant: owner ?? null, obligation, values: failing.values };
    return verdictOf(rule, binding, about, said, scene.wording);
  };
  const verdicts: Verdict[] = [];
  let spell: Spell | undefined;
  let undecided: Spell | undefined;
  const end = (holding?: Days, inForce?: Binding) => {
    if (!spell) return;
    const { first, binding, entered } = spell;
    const hours = lateEntryHours(rule, binding);
    const decided = decidedAt(first, hours, zone);
    const broken = turningPoint(entered, (events) => fails(events, first, binding)) ?? entered[0];
    const mended = holding && inForce && mendingOf(holding.entered, (events) => !fails(events, holding.from, binding));
    verdicts.push(
      verdict(spell, {
        status: 'violated',
        since: closeOf(first, zone),
        // What an import brings counts as recorded when it happened, and is not known before it is brought.
        decidableAt: latest(decided, broken?.recordedAt ?? decided),
        fixedAt: mended?.recordedAt ?? null,
        fixKnownAt: mended && holding ? latest(mended.recordedAt, decidedAt(holding.from, hours, zone)) : null,
        evidence: [broken, mended].flatMap((event) => (event ? [event.id] : [])),
      }),
    );
    spell = undefined;
  };
  const close = (days: Days, binding: Binding | undefined) => {
    const { from, to, entered, decided } = days;
    const found = binding && failingIn(standing.stateOn(days), from, to, binding);
    if (decided && (!found || found.failing.day > from)) end(days, binding);
    if (!found) return;
    const failing = { first: latest(found.failing.day, from), binding, ...found, entered };
    if (decided) spell ??= failing;
    else undecided ??= failing;
  };
  for (const { days, inForce } of standing.stretches(inForceOn)) for (const one of days) close(one, inForce);
  if (undecided && !spell) verdicts.push(verdict(undecided, { status: 'pending' }));
  end();
  return verdicts;
}

function lateEntryHours(rule: AnyStateRule, binding: Binding | undefined): number {
  return ((binding ?? rule).parameters as unknown as LateEntry).lateEntryHours;
}

/**
 * The event that mended a close: with which it came to hold, and held from then on. Where it would have held whatever was
 * recorded so far: the last one without which it would fail.
 */
function mendingOf(events: History, holds: (events: History) => boolean): History[number] | undefined {
  return turningPoint(events, holds) ?? events.findLast((one) => !holds(events.filter((other) => other !== one)));
}

/**
 * The event with which, in the order of recording, something came to be so, and from which on it stayed so; undefined where it
 * was so from the first one on.
 */
function turningPoint(events: History, isSo: (events: History) => boolean): History[number] | undefined {
  for (let count = events.length - 1; count > 0; count -= 1) if (!isSo(events.slice(0, count))) return events[count];
  return undefined;
}
