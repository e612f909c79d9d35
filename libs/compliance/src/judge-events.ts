import { type FactStreams, type Instant, onceForEach, type RecordedEvent } from '#kernel';
import { asRecorded, countedAtOf, type History, isJudged, knownAt } from './history.ts';
import type { Bindings } from './in-force.ts';
import { judgeEvent } from './judge-event.ts';
import type { Judging } from './judging.ts';
import type { Parameters } from './parameters.ts';
import type { Point } from './point.ts';
import type { AnyEventRule, Deed, Happening, Rule, Scene } from './rule.ts';
import type { Verdict } from './verdict.ts';

/** One stream whose events rules judge, and what they look at in it. */
export interface Stream<State> {
  readonly id: string;
  readonly opportunityId: string | null;
  readonly stageModel: string | undefined;
  /** The state effective at an instant, from events in the order of recording. */
  stateOf(events: History, at: Instant): State;
  /** Whose the breach is, once the event has happened. */
  ownerOf(state: State, event: RecordedEvent): string | undefined;
}

/**
 * The verdicts of each rule on the events of one stream, event by event. Hard rules judge what an import brought past them;
 * rules that judge no events have none.
 * @param asKnown shared with accounts of the same history
 */
export function judgeEvents<State>(
  history: History,
  point: Point,
  stream: Stream<State>,
  { rules, scene, known }: Judging,
  bindingsOn: Bindings,
  asKnown = onceForEach(asRecorded),
): (rule: Rule) => readonly Verdict[] {
  const { id, opportunityId, stageModel } = stream;
  const byType = rulesByType(rules);
  const verdicts = new Map<Rule, Verdict[]>();
  const appends = Map.groupBy(history, ({ meta }) => meta.commandId);
  for (const [place, event] of history.entries()) {
    const { occurredAt, recordedAt } = event;
    if (recordedAt > point.asOf || occurredAt > point.effectiveAt || !isJudged(event)) continue;
    const imported = event.meta.provenance !== undefined;
    const asked = byType.get(event.type)?.[imported ? 'ofImports' : 'soft'];
    if (!asked) continue;
    const inForce = bindingsOn({ at: occurredAt, knownBy: recordedAt, stageModel }).among(asked);
    if (inForce.length === 0) continue;
    const before = history.slice(0, place);
    let earlier: ReturnType<typeof knownAt> | undefined;
    const happening: Happening<object, unknown> = {
      type: event.type,
      data: event.data,
      actor: event.meta.actor,
      id,
      occurredAt,
      now: countedAtOf(event),
      recordedAt,
      state: stream.stateOf(before, occurredAt),
      facts: {},
      beside: appends.get(event.meta.commandId) ?? [],
      imported,
      earlier: () => (earlier ??= knownAt(before, { effectiveAt: occurredAt, asOf: recordedAt }, undefined, asKnown)),
      deeds: () => before.map(deedOf),
    };
    let owner: string | null | undefined;
    const consultant = () =>
      (owner ??= stream.ownerOf(stream.stateOf(history.slice(0, place + 1), occurredAt), event) ?? null);
    for (const { rule, binding } of inForce) {
      const seen = withFacts(rule, happening, binding.parameters, scene, (streams) =>
        known?.(streams, occurredAt, recordedAt),
      );
      const verdict = judgeEvent(
        rule,
        binding,
        seen,
        { eventId: event.id, recordedAt, opportunityId, consultant },
        scene,
      );
      if (!verdict) continue;
      const given = verdicts.get(rule);
      if (given) given.push(verdict);
      else verdicts.set(rule, [verdict]);
    }
  }
  return (rule) => verdicts.get(rule) ?? NONE;
}

const NONE: readonly Verdict[] = [];

/** The rules that judge events of one type. */
interface RulesOn {
  readonly soft: readonly AnyEventRule[];
  /** The hard ones too. */
  readonly ofImports: readonly AnyEventRule[];
}

/** Every stream of a log is judged by the same few lists. */
const sorted = new WeakMap<readonly Rule[], ReadonlyMap<string, RulesOn>>();

function rulesByType(rules: readonly Rule[]): ReadonlyMap<string, RulesOn> {
  const known = sorted.get(rules);
  if (known) return known;
  const onEvents = rules.filter((rule): rule is AnyEventRule => rule.kind === 'hard' || rule.kind === 'soft');
  const byType = new Map<string, RulesOn>();
  for (const type of new Set(onEvents.flatMap(({ on }) => on.map((one) => one.type)))) {
    const ofImports = onEvents.filter(({ on }) => on.some((one) => one.type === type));
    byType.set(type, { ofImports, soft: ofImports.filter(({ kind }) => kind === 'soft') });
  }
  sorted.set(rules, byType);
  return byType;
}

/** With what other streams hold, as far as somebody knows it. */
function withFacts(
  rule: AnyEventRule,
  happening: Happening<object, unknown>,
  parameters: Parameters,
  scene: Scene,
  known: (streams: FactStreams<Readonly<Record<string, unknown>>>) => object | undefined,
): Happening<object, unknown> {
  if (!rule.facts) return happening;
  const wanted = Object.entries(rule.facts(happening, parameters, scene)).filter(
    ([name]) => !(name in happening.facts),
  );
  const found = wanted.length === 0 ? undefined : known(Object.fromEntries(wanted));
  if (!found) return happening;
  const facts = { ...Object.fromEntries(wanted.map(([name]) => [name, undefined])), ...happening.facts, ...found };
  return withFacts(rule, { ...happening, facts }, parameters, scene, known);
}

function deedOf({ id, type, meta: { actor } }: RecordedEvent): Deed {
  return { event: id, type, by: actor.onBehalfOf ?? actor.id };
}
