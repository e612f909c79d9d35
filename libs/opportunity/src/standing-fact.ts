import { correctedData, type EventCorrected, type Instant, type JsonObject } from '#kernel';

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
