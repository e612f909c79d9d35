import type { Instant, RecordedEvent } from '#kernel';
import { foldEffective, noOpportunity, type OpportunityState, ownerOf } from '#opportunity';
import { type History, isJudged, type KnownEvent, knownAt } from './history.ts';
import { judgeDue } from './judge-due.ts';
import { parametersOf } from './judge-event.ts';
import { judgeEvents, type Stream } from './judge-events.ts';
import { judgeState, type Standing } from './judge-state.ts';
import type { Point } from './point.ts';
import type { AnyDueRule, AnyStateRule, Rule, Scene } from './rule.ts';
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
 * @param history all that the log holds of its stream, in the order of recording; what the point cannot know is passed by
 */
export function judgeOpportunity(history: History, point: Point, judging: Judging): readonly Verdict[] {
  const [first] = history;
  if (!first) return [];
  const id = idOf(first);
  const stageModel = stageModelOf(history);
  const on = { history, point, judging, id, stageModel };
  const stream: Stream<OpportunityState> = { id, opportunityId: id, stageModel, stateOf, ownerOf };
  return judging.rules.flatMap((rule): readonly Verdict[] => {
    switch (rule.kind) {
      case 'due':
        return obligations(rule, on);
      case 'state':
        return rule.of === undefined ? spells(rule, on) : [];
      case 'hard':
      case 'soft':
        return judgeEvents(rule, judging.book, history, point, stream, judging.scene);
      default:
        return [];
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
    stateOf,
    ownerOf,
  };
  return judgeState(rule, judging.book, history, point, standing, judging.scene);
}

function stateOf(events: History, at: Instant): OpportunityState {
  return events.length === 0 ? noOpportunity : foldEffective(events, at);
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
