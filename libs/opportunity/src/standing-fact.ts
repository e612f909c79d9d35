import type { Instant, JsonObject } from '#kernel';
import type { EventCorrected } from './events/index.ts';

/**
 * What an event means for an opportunity's standing, kept small: its revision, when it happened, its type, and those
 * fields of its data that the standing rests on, under their own names. Within one stream revisions order as positions do.
 */
export type StandingFact = readonly [revision: number, at: Instant, type: string, data: JsonObject];

/** An event as the folds read it; recorded events are such. */
export interface FoldableEvent {
  readonly revision: number;
  readonly type: string;
  readonly occurredAt: Instant;
  readonly data: JsonObject;
}

const CREATED = [
  'episode',
  'consultant',
  'outlet',
  'intakeChannel',
  'salesChannel',
  'partnerId',
  'infoSource',
  'dimensions',
  'product',
  'value',
  'stageModel',
  'stage',
];

/** Fields that the standing rests on, by event type; other types leave it as it is. */
const FIELDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['Created', CREATED],
  ['ValueChanged', ['episode', 'new']],
  ['Qualified', ['episode']],
  ['FollowUpCompleted', ['episode']],
  ['TestDriveCompleted', ['episode']],
  ['StageChanged', ['episode', 'to']],
  ['OrderPlaced', ['episode', 'orderId', 'amount', 'discount']],
  ['OrderAmended', ['episode', 'orderId', 'change']],
  ['OrderCancelled', ['episode', 'orderId']],
  ['DiscountGranted', ['episode', 'orderId', 'amount']],
  ['VehicleMatched', ['episode', 'orderId']],
  ['VehicleDelivered', ['episode', 'orderId']],
  ['PaymentReceived', ['episode', 'orderId', 'amount']],
  ['Converted', ['episode']],
  ['Lost', ['episode']],
  ['OpportunityReopened', ['episode', 'stage']],
  ['Reassigned', ['episode', 'to']],
  ['Reclaimed', ['episode', 'to']],
]);

/** Event types that a trajectory is made from; EventCorrected among them. */
export const standingEventTypes: readonly string[] = [...FIELDS.keys(), 'EventCorrected'];

/** @returns undefined for an event that leaves the standing as it is, and for a correction */
export function standingFact(event: FoldableEvent): StandingFact | undefined {
  const fields = FIELDS.get(event.type);
  if (!fields) return undefined;
  const data: Record<string, JsonObject[string]> = {};
  for (const field of fields) {
    const value = event.data[field];
    if (value !== undefined) data[field] = value;
  }
  return [event.revision, event.occurredAt, event.type, data];
}

/** Whether `a` comes before `b` in the effective order: by the business's time, then by place in the stream. */
export function before(a: StandingFact, b: StandingFact): boolean {
  return a[1] < b[1] || (a[1] === b[1] && a[0] < b[0]);
}

/** The fact as a correction leaves it; undefined where it takes the whole event back. */
export function correctedFact(fact: StandingFact, correction: EventCorrected): StandingFact | undefined {
  const [revision, at, type] = fact;
  const data = correctedData(fact[3], correction);
  return data && standingFact({ revision, occurredAt: at, type, data });
}

/** An event's data as a correction leaves it in clear; undefined where it takes the whole event back. */
export function correctedData(data: JsonObject, correction: EventCorrected): JsonObject | undefined {
  if (correction.voided.includes('')) return undefined;
  let corrected = data;
  for (const pointer of correction.voided) corrected = put(corrected, path(pointer), undefined) as JsonObject;
  for (const [pointer, value] of Object.entries(correction.changes)) {
    corrected = put(corrected, path(pointer), value) as JsonObject;
  }
  return corrected;
}

function path(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
}

type Value = JsonObject[string] | undefined;

/** A copy with `value` at the path, or without it where `value` is undefined. Paths go through objects only. */
function put(node: Value, [name, ...rest]: readonly string[], value: Value): Value {
  if (name === undefined) return value;
  if (name === '__proto__') return node;
  const members = typeof node === 'object' && node !== null && !Array.isArray(node) ? (node as JsonObject) : {};
  const { [name]: old, ...others } = members;
  const next = put(old, rest, value);
  return next === undefined ? others : { ...members, [name]: next };
}
