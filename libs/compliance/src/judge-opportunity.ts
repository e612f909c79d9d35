import type { FactStreams, Instant, RecordedEvent } from '#kernel';
import { foldEffective, noOpportunity, type OpportunityState, ownerOf } from '#opportunity';
import { countedAtOf, type History, isJudged, type KnownEvent, knownAt } from './history.ts';
import { eventRuleInForce } from './in-force.ts';
import { judgeDue } from './judge-due.ts';
import { judgeEvent, parametersOf } from './judge-event.ts';
import { judgeState, type Standing } from './judge-state.ts';
import type { Parameters } from './parameters.ts';
import type { Point } from './point.ts';
import type { AnyDueRule, AnyEventRule, AnyStateRule, Deed, Happening, Rule, Scene } from './rule.ts';
import { type RuleBook, ruleInForce } from './rule-book.ts';
import type { Verdict } from './verdict.ts';

/** What verdicts rest on beside the events judged. */
export interface Judging {
  /** Those that the catalogue has. */
  readonly rules: readonly Rule[];
  readonly book: RuleBook;
  readonly scene: Scene;
  /** States of other streams by name, as effective at an instant by what another one knew; absent: none is known. */
  known?(streams: FactStreams<Readonly<Record<string, unknown>>>, at: Instant, knownBy: Instant): object;
}

/**
 * Every verdict on an opportunity at a point: a pure function of what had happened and was recorded by then.
 * @param history all that the log holds of its stream, in the order of recording; what the point cannot know is passed by
 */
export function judgeOpportunity(history: History, point: Point, judging: Judging): readonly Verdict[] {
  const [first] = history;
  if (!first) return [];
  const id = idOf(first);
  const on = { history, point, judging, id, stageModel: stageModelOf(history) };
  return judging.rules.flatMap((rule): readonly Verdict[] => {
    switch (rule.kind) {
      case 'due':
        return obligations(rule, on);
      case 'state':
        return spells(rule, on);
      default:
        return breaches(rule, on);
    }
  });
}

interface On {
  readonly history: History;
  readonly point: Point;
  readonly judging: Judging;
  readonly id: string;
  readonly stageModel: string | undefined;
}

/** Of rules that judge events: hard ones judge what an import brought past them. */
function breaches(rule: AnyEventRule, { history, point, judging, id, stageModel }: On): readonly Verdict[] {
  const { book, scene } = judging;
  return history.flatMap((event, place) => {
    const { occurredAt, recordedAt } = event;
    if (recordedAt > point.asOf || occurredAt > point.effectiveAt || !isJudged(event)) return [];
    if (!rule.on.some(({ type }) => type === event.type) || (rule.kind === 'hard' && !event.meta.provenance)) return [];
    const inForce = eventRuleInForce(book, rule, { at: occurredAt, knownBy: recordedAt, stageModel });
    if (!inForce) return [];
    const before = history.slice(0, place);
    const happening: Happening<object, unknown> = {
      type: event.type,
      data: event.data,
      actor: event.meta.actor,
      id,
      occurredAt,
      now: countedAtOf(event),
      state: foldEffective(before, occurredAt),
      facts: {},
      beside: history.filter(({ meta }) => meta.commandId === event.meta.commandId),
      imported: event.meta.provenance !== undefined,
      earlier: () => before.map(deedOf),
    };
    const known = withFacts(rule, happening, parametersOf(rule, inForce), scene, (streams) =>
      judging.known?.(streams, occurredAt, recordedAt),
    );
    const consultant = ownerOf(foldEffective(history.slice(0, place + 1), occurredAt)) ?? null;
    const recorded = { eventId: event.id, recordedAt, opportunityId: id, consultant };
    return judgeEvent(rule, inForce, known, recorded, scene) ?? [];
  });
}

/** With what other streams hold, as far as somebody knows it. */
function withFacts(
  rule: AnyEventRule,
  happening: Happening<object, unknown>,
  parameters: Parameters,
  scene: Scene,
  known: (streams: FactStreams<Readonly<Record<string, unknown>>>) => object | undefined,
): Happening<object, unknown> {
  const wanted = Object.entries(rule.facts?.(happening, parameters, scene) ?? {}).filter(
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

/** Of obligations: each follows for life the version that was in force when it was opened. */
function obligations(rule: AnyDueRule, { history, point, judging, id, stageModel }: On): readonly Verdict[] {
  const { book, scene } = judging;
  const known = knownAt(history, point);
  const bound = { opportunityId: id, ownerAt };
  return known.flatMap((opening) => {
    if (opening.type !== rule.on.type || !isJudged(opening)) return [];
    const { occurredAt, recordedAt } = opening;
    const inForce = ruleInForce(book, rule.name, { at: occurredAt, knownBy: recordedAt, stageModel });
    if (!inForce) return [];
    return rule
      .opens(opening, known, parametersOf(rule, inForce), scene)
      .flatMap((obligation) => judgeDue(rule, inForce, { opening, obligation }, history, point, bound, scene) ?? []);
  });
}

function spells(rule: AnyStateRule, { history, point, judging, id, stageModel }: On): readonly Verdict[] {
  const created = history.find(({ type }) => type === 'Created');
  if (!created || !isJudged(created)) return [];
  const standing: Standing<OpportunityState> = {
    subject: { kind: 'opportunity', id },
    opportunityId: id,
    stageModel,
    stateOf: (events, at) => (events.length === 0 ? noOpportunity : foldEffective(events, at)),
    ownerOf,
  };
  return judgeState(rule, judging.book, history, point, standing, judging.scene);
}

function ownerAt(at: Instant, known: readonly KnownEvent[]): string | undefined {
  return ownerOf(foldEffective(known, at));
}

/** Id of the model that it follows for life. */
function stageModelOf(history: History): string | undefined {
  const name = history.find(({ type }) => type === 'Created')?.data.stageModel;
  return typeof name === 'string' ? name.slice(0, name.lastIndexOf('@')) : undefined;
}

function idOf({ stream }: RecordedEvent): string {
  return stream.slice(stream.indexOf('-') + 1);
}
