import { type Aggregate, type Instant, isCorrection, type StreamEvent, sharedFold, withCorrections } from '#kernel';
import { type FoldedEvent, noOpportunity, type OpportunityState } from './opportunity-state.ts';
import { stateSteps } from './opportunity-steps.ts';
import { foldedEvent, pastOf, readEvent } from './past.ts';
import type { Standing } from './standing.ts';
import { standingFact } from './standing-fact.ts';
import { step } from './standing-step.ts';

/** Events that stand in the order in which they happened, from the first: none may happen before the latest of them. */
const LIFECYCLE: ReadonlySet<string> = new Set([
  'Created',
  'OrderPlaced',
  'OrderAmended',
  'OrderCancelled',
  'VehicleMatched',
  'VehicleDelivered',
  'Converted',
  'Lost',
  'OpportunityReopened',
  'Reassigned',
  'Reclaimed',
]);

/** A sale, from the customer's file to its end: the stream `opportunity-<id>`. */
export const opportunity: Aggregate<OpportunityState> = {
  category: 'opportunity',
  initial: noOpportunity,
  evolve: (state, event) => {
    const folded = foldedEvent(event);
    const next = foldOne(state, folded);
    return { ...next, past: { event: folded, before: state.past } };
  },
  customerOf: ({ customerId }) => customerId,
  outletOf: ({ standing }) => standing.dimensions.outlet,
  effectiveAt: (events, at) => foldEffective(events, at),
};

/**
 * The effective view: what was true at an instant, by the events given. They are of one stream, upcast, in any order, and
 * those that the asker may know of: corrections among them hold from the instant of what they correct.
 */
export function foldEffective(events: Iterable<StreamEvent>, at: Instant): OpportunityState {
  return foldKept(effectiveEvents(events, at).map(foldedEvent));
}

/** The standing of `foldEffective`, for whoever looks at nothing else. */
export function effectiveStanding(events: Iterable<StreamEvent>, at: Instant): Standing {
  let standing = noOpportunity.standing;
  for (const event of effectiveEvents(events, at)) {
    const fact = standingFact(event);
    if (fact) standing = step(standing, fact);
  }
  return standing;
}

/** `foldEffective` for whoever asks of one stream again and again, while it is judged: no step is made twice. */
export function effectiveFolds(): typeof foldEffective {
  const fold = sharedFold<OpportunityState, StreamEvent>(
    (state, event) => moved(state, readEvent(event)),
    noOpportunity,
  );
  return (events, at) => fold(effectiveEvents(events, at));
}

function effectiveEvents(events: Iterable<StreamEvent>, at: Instant): readonly StreamEvent[] {
  const known: StreamEvent[] = [];
  let [isInOrder, isCorrected] = [true, false];
  let last: StreamEvent | undefined;
  for (const event of events) {
    if (isCorrection(event)) isCorrected = true;
    else if (event.occurredAt > at) continue;
    if (last && compare(last, event) > 0) isInOrder = false;
    known.push(event);
    last = event;
  }
  const ordered = isInOrder ? known : known.sort(compare);
  return isCorrected ? withCorrections(ordered) : ordered;
}

/** An event as corrections leave it, and the state after it. */
export interface EffectiveStep {
  readonly event: FoldedEvent;
  readonly state: OpportunityState;
}

/** The effective view as it comes about, event by event: the last state is that of `foldEffective`. */
export function* effectiveSteps(events: Iterable<StreamEvent>, at: Instant): Generator<EffectiveStep> {
  let state = noOpportunity;
  for (const event of effectiveEvents(events, at).map(foldedEvent)) {
    state = moved(state, event);
    yield { event, state };
  }
}

/** The state that events lead to which a view kept: in effective order, corrections applied. */
export function foldKept(events: readonly FoldedEvent[]): OpportunityState {
  return events.reduce(moved, noOpportunity);
}

function foldOne(state: OpportunityState, event: FoldedEvent): OpportunityState {
  return isCorrection(event) ? foldFacts([...pastOf(state), event]) : moved(state, event);
}

function foldFacts(events: readonly FoldedEvent[]): OpportunityState {
  return withCorrections(events).reduce(moved, noOpportunity);
}

function moved(state: OpportunityState, event: FoldedEvent): OpportunityState {
  const detailed = stateSteps[event.type]?.(state, event) ?? state;
  const fact = standingFact(event);
  const standing = fact ? step(detailed.standing, fact) : detailed.standing;
  const next = standing === detailed.standing ? detailed : { ...detailed, standing };
  if (!LIFECYCLE.has(event.type) || (state.lifecycle && state.lifecycle.at > event.occurredAt)) return next;
  return { ...next, lifecycle: { at: event.occurredAt, eventId: event.id } };
}

function compare(a: StreamEvent, b: StreamEvent): number {
  return a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : a.revision - b.revision;
}
