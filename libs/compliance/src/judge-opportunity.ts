import { aggregateIdOf, categoryOf, type Instant, onceForEach, type RecordedEvent, streamName } from '#kernel';
import {
  created,
  effectiveFolds,
  type OpportunityState,
  opportunity,
  opportunityReopened,
  ownerOf,
} from '#opportunity';
import { accountOf, type KeptAccount } from './account.ts';
import { asItStands } from './as-it-stands.ts';
import { asRecorded, type History, isJudged, type KnownEvent } from './history.ts';
import { type Bindings, bindingsOf } from './in-force.ts';
import { judgeDue } from './judge-due.ts';
import { judgeEvents, type Stream } from './judge-events.ts';
import { judgeState, type Standing } from './judge-state.ts';
import type { Judging } from './judging.ts';
import { openedObligations } from './openings.ts';
import type { Point } from './point.ts';
import type { AnyDueRule, Rule } from './rule.ts';
import type { Verdict } from './verdict.ts';

/**
 * Every verdict on an opportunity at a point: a pure function of what had happened and was recorded by then.
 * @param told all that the log holds of its stream and, where rules look at them, events of other streams that name it, in
 *   the order of recording; what the point cannot know is passed by
 */
export function judgeOpportunity(told: History, point: Point, judging: Judging): readonly Verdict[] {
  const own = told.find((event) => categoryOf(event.stream) === opportunity.category)?.stream;
  if (own === undefined) return [];
  const isOwn = (event: RecordedEvent) => event.stream === own;
  const history = told.every(isOwn) ? told : told.filter(isOwn);
  const id = aggregateIdOf(own);
  const stageModel = stageModelOf(history);
  const bindingsOn = bindingsOf(judging.book);
  const asKnown = onceForEach(asRecorded);
  const accountAt = onceForEach((asOf: Instant) => accountOf(told, { effectiveAt: point.effectiveAt, asOf }, asKnown));
  const on: On = { told, history, point, judging, id, stageModel, bindingsOn, accountAt };
  const stream = { id, opportunityId: id, stageModel, stateOf: effectiveFolds(), ownerOf };
  const onEvents = judgeEvents(history, point, stream, judging, bindingsOn, asKnown);
  const due = obligations(on, stream);
  const state = spells(on, stream);
  const byRule = (rule: Rule): readonly Verdict[] => {
    switch (rule.kind) {
      case 'due':
        return rule.of === undefined ? due(rule) : NONE;
      case 'state':
        return rule.of === undefined ? state(rule) : NONE;
      default:
        return onEvents(rule);
    }
  };
  const verdicts: Verdict[] = [];
  for (const rule of judging.rules) for (const verdict of byRule(rule)) verdicts.push(verdict);
  return verdicts;
}

const NONE: readonly Verdict[] = [];

interface On {
  readonly told: History;
  readonly history: History;
  readonly point: Point;
  readonly judging: Judging;
  readonly id: string;
  readonly stageModel: string | undefined;
  readonly bindingsOn: Bindings;
  /** What was told, as it was known by an instant and had happened by the point. */
  readonly accountAt: (asOf: Instant) => KeptAccount;
}

/** Of obligations: evidence may stand in other streams, what opens them and whom they bind in its own. */
function obligations(
  { told, history, point, judging, id, stageModel, bindingsOn, accountAt }: On,
  { stateOf }: Pick<Stream<OpportunityState>, 'stateOf'>,
) {
  const { scene } = judging;
  const own = streamName(opportunity.category, id);
  const ofOwn = (known: readonly KnownEvent[]) =>
    told.length === history.length ? known : known.filter((event) => event.stream === own);
  const ownerAt = (at: Instant, known: readonly KnownEvent[]) => ownerOf(stateOf(ofOwn(known), at));
  return (rule: AnyDueRule): readonly Verdict[] => {
    const judged = onceForEach((asOf: Instant): readonly Verdict[] => {
      const account = accountAt(asOf);
      return openedObligations(rule, account, stageModel, scene, bindingsOn).flatMap(
        (opened) => judgeDue(rule, opened, account, { opportunityId: id, ownerAt }, scene) ?? [],
      );
    });
    const verdicts = judged(point.asOf);
    if (!accountAt(point.asOf).isCorrected) return verdicts;
    return verdicts.map((verdict) => asItStands(verdict, told, point.asOf, judged));
  };
}

/** Of an episode that an import began which rules do not judge, no close is judged. */
function spells({ history, point, judging, id, bindingsOn }: On, stream: Stream<OpportunityState>) {
  const begun = history.filter(({ type }) => type === created.type || type === opportunityReopened.type);
  if (!begun.some(isJudged)) return () => [];
  const unjudged = new Set(begun.filter((event) => !isJudged(event)).map(({ data }) => data.episode));
  const standing: Standing<OpportunityState> = {
    ...stream,
    ownerOf,
    subject: { kind: 'opportunity', id },
    ...(unjudged.size > 0 && { isJudged: ({ standing: { episode } }) => !unjudged.has(episode) }),
  };
  return judgeState(history, point, standing, judging, bindingsOn);
}

/** Id of the model that it follows for life. */
export function stageModelOf(history: History): string | undefined {
  const name = history.find(({ type }) => type === 'Created')?.data.stageModel;
  return typeof name === 'string' ? name.slice(0, name.lastIndexOf('@')) : undefined;
}
