import type { RecordedEvent } from '#kernel';
import { lossReviewed, type OpportunityState, opportunity, ownerOf, waiverGranted } from '#opportunity';
import { approvalGranted, approvalRequested } from '#planning';
import type { History } from './history.ts';
import { commandOf } from './rules/policy/command-of.ts';
import { SHIPPED_PAIRS } from './rules/policy/segregation-of-duties.ts';

/** One person did two things that take two. */
export interface SharedDuty {
  /** `approval`, `loss-review`, `waiver`, or the pair of commands, `A+B`, as the rule has it. */
  readonly duty: string;
  /** For whom a service acted, else who acted. */
  readonly person: string;
  /** What made the second wrong: what the same person did before, or how they came to own the opportunity. */
  readonly first: RecordedEvent;
  readonly second: RecordedEvent;
}

/** The pairs `A+B` of commands that bind beside the shipped ones when an event happened. */
export type PairsFor = (event: RecordedEvent) => readonly string[];

/**
 * Every duty that one person held twice, in one stream: asking for an approval and granting it; recording or owning a loss and
 * reviewing it; owning an opportunity, or having placed its order, and waiving a rule for it; both commands of a pair on one
 * opportunity. As it was recorded: a correction undoes no deed. Of a service that takes over what others did nobody knows for
 * whom it acted.
 * @param history the stream, upcast, in the order of recording
 */
export function sharedDuties(history: History, pairsFor: PairsFor): readonly SharedDuty[] {
  return history.flatMap((second, n) => {
    const person = personBehind(second);
    if (person === undefined) return [];
    const clashes = CLASHES[second.type] ?? ofPairs;
    return clashes(second, () => history.slice(0, n), person, pairsFor).map(([duty, first]) => ({
      duty,
      person,
      first,
      second,
    }));
  });
}

/** The person behind an event; undefined where nobody knows. */
export function personBehind({ meta: { actor, provenance } }: RecordedEvent): string | undefined {
  if (actor.onBehalfOf !== undefined) return actor.onBehalfOf;
  return provenance && actor.role === 'service' ? undefined : actor.id;
}

type Clash = readonly [duty: string, first: RecordedEvent];

type Clashes = (second: RecordedEvent, before: () => History, person: string, pairsFor: PairsFor) => readonly Clash[];

const OWNING: ReadonlySet<string> = new Set(['Created', 'Reassigned', 'Reclaimed']);

const CLASHES: Readonly<Record<string, Clashes>> = {
  [approvalGranted.type]: (_second, before, person) => {
    const first = before().findLast((event) => event.type === approvalRequested.type);
    return first && personBehind(first) === person ? [['approval', first]] : [];
  },
  [lossReviewed.type]: (second, earlier, person, pairsFor) => {
    const before = earlier();
    const state = stateAfter(before);
    const first =
      state.lost && [state.lost.by, state.lost.consultant].includes(person)
        ? before.find(({ id }) => id === state.lost?.eventId)
        : ownershipOf(state, before, person);
    return [...ofPairs(second, earlier, person, pairsFor), ...named('loss-review', first)];
  },
  [waiverGranted.type]: (second, earlier, person, pairsFor) => {
    const before = earlier();
    const state = stateAfter(before);
    const placed = state.orders.get(String(second.data.orderId))?.placed;
    const first =
      placed?.by === person ? before.find(({ id }) => id === placed.eventId) : ownershipOf(state, before, person);
    return [...ofPairs(second, earlier, person, pairsFor), ...named('waiver', first)];
  },
};

function ofPairs(second: RecordedEvent, before: () => History, person: string, pairsFor: PairsFor): readonly Clash[] {
  const command = commandOf(second.type);
  if (command === '') return [];
  return onceEach([...SHIPPED_PAIRS, ...pairsFor(second)]).flatMap((pair) => {
    const [a, b] = pair.split('+');
    const other = a === command ? b : b === command ? a : undefined;
    if (other === undefined) return [];
    return named(
      pair,
      before().find((event) => commandOf(event.type) === other && personBehind(event) === person),
    );
  });
}

/** A pair is one, in whichever order its commands are written: as it is written first. */
function onceEach(pairs: readonly string[]): readonly string[] {
  return [...Map.groupBy(pairs, (pair) => pair.split('+').sort().join('+')).values()].flatMap(([first]) => first ?? []);
}

function named(duty: string, first: RecordedEvent | undefined): readonly Clash[] {
  return first ? [[duty, first]] : [];
}

function ownershipOf(state: OpportunityState, before: History, person: string): RecordedEvent | undefined {
  return ownerOf(state) === person ? before.findLast(({ type }) => OWNING.has(type)) : undefined;
}

function stateAfter(events: History): OpportunityState {
  return events.reduce(opportunity.evolve, opportunity.initial);
}
