import { type UnprofiledVisitRecorded, type Visit, visit } from '#dealership';
import { aggregateIdOf } from '#kernel';
import { effectiveStates } from './effective-state.ts';
import type { History } from './history.ts';
import { bindingsOf } from './in-force.ts';
import { judgeEvents, type Stream } from './judge-events.ts';
import type { Judging } from './judging.ts';
import type { Point } from './point.ts';
import type { Verdict } from './verdict.ts';

/**
 * Every verdict on a visit at a point.
 * @param history all that the log holds of its stream, in the order of recording; what the point cannot know is passed by
 */
export function judgeVisit(history: History, point: Point, judging: Judging): readonly Verdict[] {
  const [first] = history;
  if (!first) return [];
  const stream: Stream<Visit> = {
    id: aggregateIdOf(first.stream),
    opportunityId: null,
    stageModel: undefined,
    stateOf: effectiveStates(visit),
    ownerOf: (_visit, { data }) => (data as Partial<UnprofiledVisitRecorded>).consultant,
  };
  return judging.rules.flatMap(judgeEvents(history, point, stream, judging, bindingsOf(judging.book)));
}
