import type { Instant, RecordedEvent } from '#kernel';
import { countedAtOf, type History, isJudged, knownAt } from './history.ts';
import { judgeEvent } from './judge-event.ts';
import type { Point } from './point.ts';
import type { AnyEventRule, Happening, Scene } from './rule.ts';
import { type RuleBook, ruleInForce } from './rule-book.ts';
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

/** Verdicts on the events of one stream. Hard rules judge what an import brought past them. */
export function judgeEvents<State>(
  rule: AnyEventRule,
  book: RuleBook,
  history: History,
  point: Point,
  stream: Stream<State>,
  scene: Scene,
): readonly Verdict[] {
  const { id, opportunityId, stageModel } = stream;
  return history.flatMap((event, place) => {
    const { occurredAt, recordedAt } = event;
    if (recordedAt > point.asOf || occurredAt > point.effectiveAt || !isJudged(event)) return [];
    if (!rule.on.some(({ type }) => type === event.type) || (rule.kind === 'hard' && !event.meta.provenance)) return [];
    const inForce = ruleInForce(book, rule.name, { at: occurredAt, knownBy: recordedAt, stageModel });
    if (!inForce) return [];
    const held = history.slice(0, place);
    const happening: Happening<object, unknown> = {
      type: event.type,
      data: event.data,
      actor: event.meta.actor,
      id,
      occurredAt,
      now: countedAtOf(event),
      recordedAt,
      get state() {
        return stream.stateOf(held, occurredAt);
      },
      get before() {
        return knownAt(held, { effectiveAt: occurredAt, asOf: recordedAt });
      },
      facts: {},
    };
    const consultant = stream.ownerOf(stream.stateOf([...held, event], occurredAt), event) ?? null;
    return (
      judgeEvent(rule, inForce, happening, { eventId: event.id, recordedAt, opportunityId, consultant }, scene) ?? []
    );
  });
}
