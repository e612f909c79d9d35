import type { FactStreams, Instant, RecordedEvent } from '#kernel';
import { countedAtOf, type History, isJudged, knownAt } from './history.ts';
import { eventRuleInForce } from './in-force.ts';
import { judgeEvent } from './judge-event.ts';
import type { Judging } from './judging.ts';
import type { Parameters } from './parameters.ts';
import type { Point } from './point.ts';
import type { AnyEventRule, Deed, Happening, Scene } from './rule.ts';
import type { Verdict } from './verdict.ts';
import { parametersOf } from './verdict-of.ts';

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

/** Verdicts on the events of one stream. Hard rules judge what an import brought past them. */
export function judgeEvents<State>(
  rule: AnyEventRule,
  history: History,
  point: Point,
  stream: Stream<State>,
  judging: Judging,
): readonly Verdict[] {
  const { id, opportunityId, stageModel } = stream;
  const { book, scene } = judging;
  return history.flatMap((event, place) => {
    const { occurredAt, recordedAt } = event;
    if (recordedAt > point.asOf || occurredAt > point.effectiveAt || !isJudged(event)) return [];
    if (!rule.on.some(({ type }) => type === event.type) || (rule.kind === 'hard' && !event.meta.provenance)) return [];
    const inForce = eventRuleInForce(book, rule, { at: occurredAt, knownBy: recordedAt, stageModel });
    if (!inForce) return [];
    const before = history.slice(0, place);
    const state = stream.stateOf(before, occurredAt);
    const happening: Happening<object, unknown> = {
      type: event.type,
      data: event.data,
      actor: event.meta.actor,
      id,
      occurredAt,
      now: countedAtOf(event),
      recordedAt,
      state,
      facts: {},
      beside: history.filter(({ meta }) => meta.commandId === event.meta.commandId),
      imported: event.meta.provenance !== undefined,
      earlier: () => knownAt(before, { effectiveAt: occurredAt, asOf: recordedAt }),
      deeds: () => before.map(deedOf),
    };
    const known = withFacts(rule, happening, parametersOf(rule, inForce), scene, (streams) =>
      judging.known?.(streams, occurredAt, recordedAt),
    );
    const consultant = stream.ownerOf(stream.stateOf([...before, event], occurredAt), event) ?? null;
    return judgeEvent(rule, inForce, known, { eventId: event.id, recordedAt, opportunityId, consultant }, scene) ?? [];
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
