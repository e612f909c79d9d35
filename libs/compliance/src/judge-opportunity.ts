import { aggregateIdOf, categoryOf, type Instant, isCorrection, streamName } from '#kernel';
import { foldEffective, noOpportunity, type OpportunityState, opportunity, ownerOf } from '#opportunity';
import { asItStands } from './as-it-stands.ts';
import { type History, isJudged, type KnownEvent } from './history.ts';
import { judgeDue } from './judge-due.ts';
import { judgeEvents, type Stream } from './judge-events.ts';
import { judgeState, type Standing } from './judge-state.ts';
import type { Judging } from './judging.ts';
import { openedObligations } from './openings.ts';
import type { Point } from './point.ts';
import type { AnyDueRule, AnyStateRule } from './rule.ts';
import type { Verdict } from './verdict.ts';

/**
 * Every verdict on an opportunity at a point: a pure function of what had happened and was recorded by then.
 * @param told all that the log holds of its stream and, where rules look at them, events of other streams that name it, in
 *   the order of recording; what the point cannot know is passed by
 */
export function judgeOpportunity(told: History, point: Point, judging: Judging): readonly Verdict[] {
  const own = told.find((event) => categoryOf(event.stream) === opportunity.category)?.stream;
  if (own === undefined) return [];
  const history = told.filter((event) => event.stream === own);
  const [id, stageModel] = [aggregateIdOf(own), stageModelOf(history)];
  const on = { told, history, point, judging, id, stageModel };
  const stream: Stream<OpportunityState> = { id, opportunityId: id, stageModel, stateOf, ownerOf };
  return judging.rules.flatMap((rule): readonly Verdict[] => {
    switch (rule.kind) {
      case 'due':
        return rule.of === undefined ? obligations(rule, on) : [];
      case 'state':
        return rule.of === undefined ? spells(rule, on) : [];
      case 'hard':
      case 'soft':
        return judgeEvents(rule, history, point, stream, judging);
      default:
        return [];
    }
  });
}

interface On {
  readonly told: History;
  readonly history: History;
  readonly point: Point;
  readonly judging: Judging;
  readonly id: string;
  readonly stageModel: string | undefined;
}

/** Of obligations: evidence may stand in other streams, what opens them and whom they bind in its own. */
function obligations(rule: AnyDueRule, { told, point, judging, id, stageModel }: On): readonly Verdict[] {
  const { book, scene } = judging;
  const own = streamName(opportunity.category, id);
  const ownerAt = (at: Instant, known: readonly KnownEvent[]) =>
    ownerOf(
      foldEffective(
        known.filter((event) => event.stream === own),
        at,
      ),
    );
  const judged = (at: Point) =>
    openedObligations(rule, book, told, at, stageModel, scene).flatMap(
      (opened) => judgeDue(rule, opened, told, at, { opportunityId: id, ownerAt }, scene) ?? [],
    );
  const verdicts = judged(point);
  const isCorrected = told.some((event) => isCorrection(event) && event.recordedAt <= point.asOf);
  return isCorrected ? verdicts.map((verdict) => asItStands(verdict, told, point, judged)) : verdicts;
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

/** Id of the model that it follows for life. */
export function stageModelOf(history: History): string | undefined {
  const name = history.find(({ type }) => type === 'Created')?.data.stageModel;
  return typeof name === 'string' ? name.slice(0, name.lastIndexOf('@')) : undefined;
}
