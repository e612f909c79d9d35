import { type DemoCar, demoCar } from '#dealership';
import { aggregateIdOf } from '#kernel';
import { effectiveStates } from './effective-state.ts';
import { type History, isJudged } from './history.ts';
import { bindingsOf } from './in-force.ts';
import { judgeEvents, type Stream } from './judge-events.ts';
import { judgeState, type Standing } from './judge-state.ts';
import type { Judging } from './judging.ts';
import type { Point } from './point.ts';
import type { Verdict } from './verdict.ts';

/**
 * Every verdict on a demo car at a point: it is nobody's, whoever drives it. Events that an import brought without being
 * judged leave it where it was, but for its return.
 * @param history all that the log holds of its stream, in the order of recording; what the point cannot know is passed by
 */
export function judgeDemoCar(history: History, point: Point, judging: Judging): readonly Verdict[] {
  const bindingsOn = bindingsOf(judging.book);
  const [first] = history;
  if (!first) return [];
  const stateOf = effectiveStates(demoCar);
  const standing: Standing<DemoCar> = {
    subject: { kind: 'vehicle', id: aggregateIdOf(first.stream) },
    opportunityId: null,
    stageModel: undefined,
    stateOf,
    ownerOf: () => undefined,
  };
  const stream: Stream<DemoCar> = {
    id: aggregateIdOf(first.stream),
    opportunityId: null,
    stageModel: undefined,
    stateOf,
    ownerOf: () => undefined,
  };
  const judged = history.filter((event) => isJudged(event) || event.type === 'DemoCarReturned');
  const onCloses = judgeState(judged, point, standing, judging, bindingsOn);
  const onEvents = judgeEvents(history, point, stream, judging, bindingsOn);
  return judging.rules.flatMap((rule): readonly Verdict[] => {
    if (rule.kind !== 'state') return onEvents(rule);
    return rule.of === 'vehicle' ? onCloses(rule) : [];
  });
}
