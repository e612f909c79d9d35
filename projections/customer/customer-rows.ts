import { aggregateIdOf, type Instant, type JsonObject, type Money, type RecordedEvent } from '#kernel';
import { type OpportunityState, trajectory } from '#opportunity';
import type { KeptEvent, Times } from '#projection';

export interface CustomerOpportunity {
  readonly id: string;
  readonly createdAt: Instant;
  readonly status: string;
  readonly stage: string;
  readonly stageModel: string;
  readonly episode: number;
  readonly value: Money | null;
  readonly consultant: string | null;
  readonly outlet: string | null;
}

export interface CustomerVisit {
  readonly id: string;
  readonly at: Instant;
  readonly channel: string | null;
  readonly outlet: string | null;
  readonly unprofiled: boolean;
}

export interface CustomerContact {
  readonly opportunity: string;
  readonly id: string;
  readonly at: Instant;
  readonly type: string | null;
  readonly outcome: string | null;
}

export interface CustomerDrive {
  readonly opportunity: string;
  readonly id: string;
  readonly status: string;
  readonly vehicleId: string | null;
  readonly slot: Instant | null;
  readonly mileageKm: number | null;
  /** When the demo car went out and came back, as its own stream tells. */
  readonly out: Instant | null;
  readonly back: Instant | null;
}

export interface CustomerOrder {
  readonly opportunity: string;
  readonly id: string;
  readonly model: string | null;
  readonly amount: Money | null;
  readonly placedAt: Instant | null;
  readonly vin: string | null;
  readonly deliveredAt: Instant | null;
  readonly cancelled: boolean;
}

export interface CustomerSurvey {
  readonly at: Instant;
  readonly score: number;
  readonly scale: number;
  readonly consultant: string | null;
}

export interface CareTask {
  readonly opportunity: string;
  readonly id: string;
  readonly kind: string;
  /** null where it is sealed: a birthday. */
  readonly dueAt: Instant | null;
  readonly completed: boolean;
}

export function opportunityOf(
  events: readonly RecordedEvent[],
  state: OpportunityState,
  times: Times,
): CustomerOpportunity {
  const points = trajectory(events).filter(({ at }) => at <= times.effectiveAt);
  const [first, last] = [points[0]!, points.at(-1)!];
  const { status, stage, stageModel, episode, value } = last;
  const { consultant = null, outlet = null } = state.standing.dimensions;
  const id = aggregateIdOf(events[0]!.stream);
  return { id, createdAt: first.at, status, stage, stageModel, episode, value, consultant, outlet };
}

export function visitOf(truth: readonly RecordedEvent[]): CustomerVisit | undefined {
  const [first] = truth;
  if (!first) return undefined;
  const said = (field: string) =>
    (truth.findLast(({ data }) => typeof data[field] === 'string')?.data[field] as string | undefined) ?? null;
  return {
    id: aggregateIdOf(first.stream),
    at: first.occurredAt,
    channel: said('channel'),
    outlet: said('outlet'),
    unprofiled: truth.some(({ type }) => type === 'UnprofiledVisitRecorded'),
  };
}

export function contactsOf(opportunity: string, { activities }: OpportunityState): readonly CustomerContact[] {
  return [...activities].flatMap(([id, { status, contactAt: at, type = null, outcome = null }]) =>
    status === 'completed' && at !== undefined ? [{ opportunity, id, at, type, outcome }] : [],
  );
}

export function drivesOf(
  opportunity: string,
  { testDrives }: OpportunityState,
  mentions: readonly KeptEvent[],
): readonly CustomerDrive[] {
  return [...testDrives].map(([id, { status, vehicleId = null, slot = null, mileageKm = null }]) => {
    const at = (wanted: string) =>
      mentions.find(({ type, data }) => type === wanted && data.bookingId === id && data.opportunityId === opportunity)
        ?.occurredAt ?? null;
    const [out, back] = [at('DemoCarCheckedOut'), at('DemoCarReturned')];
    return { opportunity, id, status, vehicleId, slot, mileageKm, out, back };
  });
}

export function ordersOf(opportunity: string, { orders }: OpportunityState): readonly CustomerOrder[] {
  return [...orders].map(
    ([id, { model = null, amount = null, placed, vin, deliveredVin, deliveredAt, cancelled }]) => ({
      opportunity,
      id,
      model,
      amount,
      placedAt: placed?.at ?? null,
      vin: deliveredVin ?? vin ?? null,
      deliveredAt: deliveredAt ?? null,
      cancelled: cancelled ?? false,
    }),
  );
}

export function vehiclesOf(_opportunity: string, { orders }: OpportunityState) {
  return [...orders.values()].flatMap(({ deliveredVin: vin, deliveredAt }) =>
    vin !== undefined && deliveredAt !== undefined ? [{ vin, deliveredAt }] : [],
  );
}

export function careOf(opportunity: string, { careTasks }: OpportunityState): readonly CareTask[] {
  return [...careTasks].map(([id, { kind, dueAt = null, completed = false }]) => ({
    opportunity,
    id,
    kind,
    dueAt,
    completed,
  }));
}

export function surveysIn(mentions: readonly KeptEvent[]): readonly CustomerSurvey[] {
  return mentions
    .filter(({ type }) => type === 'SatisfactionSurveyed')
    .map(({ occurredAt: at, data }) => {
      const { score, scale, consultant = null } = data as JsonObject & Omit<CustomerSurvey, 'at'>;
      return { at, score, scale, consultant };
    });
}

/** Those without a time stand at the end. */
export function inOrder<Row>(rows: readonly Row[], timeOf: (row: Row) => Instant | null): readonly Row[] {
  return rows.toSorted((a, b) => {
    const [one, other] = [timeOf(a) ?? '~', timeOf(b) ?? '~'];
    return one < other ? -1 : one > other ? 1 : 0;
  });
}
