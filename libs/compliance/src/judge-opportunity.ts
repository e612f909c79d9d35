import { aggregateIdOf, categoryOf, type Instant, streamName } from '#kernel';
import { foldEffective, noOpportunity, type OpportunityState, opportunity, ownerOf } from '#opportunity';
import { countedAtOf, type History, isJudged, type KnownEvent } from './history.ts';
import { judgeDue } from './judge-due.ts';
import { judgeEvent } from './judge-event.ts';
import { judgeState, type Standing } from './judge-state.ts';
import { openedObligations } from './openings.ts';
import type { Point } from './point.ts';
import type { AnyDueRule, AnyEventRule, AnyStateRule, Rule, Scene } from './rule.ts';
import { type RuleBook, ruleInForce } from './rule-book.ts';
import type { Verdict } from './verdict.ts';

/** What verdicts rest on beside the events judged. */
export interface Judging {
  /** Those that the catalogue has. */
  readonly rules: readonly Rule[];
  readonly book: RuleBook;
  readonly scene: Scene;
}

/**
 * Every verdict on an opportunity at a point: a pure function of what had happened and was recorded by then.
 * @param told all that the log holds of its stream and, where rules look at them, events of other streams that name it, in
 *   the order of recording; what the point cannot know is passed by
 */
export function judgeOpportunity(told: History, point: Point, judging: Judging): readonly Verdict[] {
  const stream = told.find((event) => categoryOf(event.stream) === opportunity.category)?.stream;
  if (stream === undefined) return [];
  const history = told.filter((event) => event.stream === stream);
  const on = { told, history, point, judging, id: aggregateIdOf(stream), stageModel: stageModelOf(history) };
  return judging.rules.flatMap((rule): readonly Verdict[] => {
    switch (rule.kind) {
      case 'due':
        return obligations(rule, on);
      case 'state':
        return rule.of === undefined ? spells(rule, on) : [];
      default:
        return breaches(rule, on);
    }
  });
}

interface On {
  readonly told: History;
  /** Of its own stream. */
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
    const inForce = ruleInForce(book, rule.name, { at: occurredAt, knownBy: recordedAt, stageModel });
    if (!inForce) return [];
    const state = foldEffective(history.slice(0, place), occurredAt);
    const happening = {
      type: event.type,
      data: event.data,
      actor: event.meta.actor,
      id,
      occurredAt,
      now: countedAtOf(event),
      state,
      facts: {},
    };
    const consultant = ownerOf(foldEffective(history.slice(0, place + 1), occurredAt)) ?? null;
    const recorded = { eventId: event.id, recordedAt, opportunityId: id, consultant };
    return judgeEvent(rule, inForce, happening, recorded, scene) ?? [];
  });
}

/** Of obligations: evidence may stand in other streams, what opens them and whom they bind in its own. */
function obligations(rule: AnyDueRule, { told, point, judging, id, stageModel }: On): readonly Verdict[] {
  const { book, scene } = judging;
  const stream = streamName(opportunity.category, id);
  const ownerAt = (at: Instant, known: readonly KnownEvent[]) =>
    ownerOf(
      foldEffective(
        known.filter((event) => event.stream === stream),
        at,
      ),
    );
  return openedObligations(rule, book, told, point, stageModel, scene).flatMap(
    (opened) => judgeDue(rule, opened, told, point, { opportunityId: id, ownerAt }, scene) ?? [],
  );
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

/** Id of the model that it follows for life. */
function stageModelOf(history: History): string | undefined {
  const name = history.find(({ type }) => type === 'Created')?.data.stageModel;
  return typeof name === 'string' ? name.slice(0, name.lastIndexOf('@')) : undefined;
}
