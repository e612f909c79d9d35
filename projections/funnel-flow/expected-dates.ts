import { correctedData, type EventCorrected, type Instant, type JsonObject } from '#kernel';
import type { FoldableEvent } from '#opportunity';

/** When the customer means to buy, as an event told it. */
export type DateFact = readonly [revision: number, at: Instant, date: string];

/** In effective order, corrections applied. */
export type DateFacts = readonly DateFact[];

const FIELDS: ReadonlyMap<string, string> = new Map([
  ['Created', 'expectedPurchaseDate'],
  ['ExpectedPurchaseDateChanged', 'new'],
]);

/** The facts with one more event of the stream; the same list where it tells nothing of dates. */
export function extendDates(facts: DateFacts, event: FoldableEvent): DateFacts {
  const field = FIELDS.get(event.type);
  if (field === undefined) return facts;
  const date = dateOf(event.data[field]);
  return date === null ? facts : inserted(facts, [event.revision, event.occurredAt, date]);
}

/**
 * The facts as a correction leaves them.
 * @param at when the corrected event happened; undefined where that is not known
 */
export function correctDates(facts: DateFacts, correction: EventCorrected, at: Instant | undefined): DateFacts {
  const field = FIELDS.get(correction.eventType);
  const known = facts.find(([revision]) => revision === correction.revision);
  const happened = known?.[1] ?? at;
  if (field === undefined || happened === undefined) return facts;
  const old = known?.[2] ?? null;
  const data: JsonObject = old === null ? {} : { [field]: old };
  const date = dateOf(correctedData(data, correction)?.[field]);
  if (date === old) return facts;
  const others = facts.filter((fact) => fact !== known);
  return date === null ? others : inserted(others, [correction.revision, happened, date]);
}

function inserted(facts: DateFacts, fact: DateFact): DateFacts {
  const at = facts.findLastIndex((one) => one[1] < fact[1] || (one[1] === fact[1] && one[0] < fact[0])) + 1;
  return facts.toSpliced(at, 0, fact);
}

function dateOf(value: unknown): string | null {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null;
}
