import type { JsonObject, RecordedEvent } from '#kernel';

type Row = readonly (string | number | boolean | null)[];

/** What is known of a customer, as rows of plain values, told by nothing but the events. */
export interface ToldCustomer {
  readonly ids: readonly string[];
  readonly opportunities: readonly Row[];
  readonly visits: readonly Row[];
  readonly contacts: readonly Row[];
  readonly drives: readonly Row[];
  readonly orders: readonly Row[];
  readonly surveys: readonly Row[];
  readonly dormantSince: string | null;
}

/** @returns undefined for an id that nothing tells of */
export function customerTold(
  events: readonly RecordedEvent[],
  id: string,
  effectiveAt: string,
  asOf: string,
): ToldCustomer | undefined {
  const facts = truth(events, effectiveAt, asOf);
  const of = (...types: string[]) => facts.filter(({ type }) => types.includes(type));
  const into = new Map(of('CustomersMerged').map(({ data }) => [data.from as string, data.into as string]));
  const person = (one: string): string => {
    const seen = [one];
    for (let next = into.get(one); next !== undefined && !seen.includes(next); next = into.get(next)) seen.push(next);
    return seen.at(-1)!;
  };
  const root = person(id);
  const ids = new Set([root]);
  for (let size = 0; size < ids.size; ) {
    size = ids.size;
    for (const [from, to] of into) if (ids.has(to)) ids.add(from);
  }

  const created = of('Created').filter(({ data }) => ids.has(data.customerId as string));
  const streams = new Set(created.map(({ stream }) => stream));
  const mine = facts.filter(({ stream }) => streams.has(stream));
  const theirs = new Set(created.map(({ stream }) => stream.slice('opportunity-'.length)));
  const tells = ({ data }: Fact) => ids.has(data.customerId as string) || theirs.has(data.opportunityId as string);
  const about = (type: string, field: string, value: unknown) =>
    facts.find((fact) => fact.type === type && fact.data[field] === value);
  const named = new Set(created.map(({ data }) => data.visitId));
  const visits = Map.groupBy(
    facts.filter(({ stream }) => stream.startsWith('visit-')),
    ({ stream }) => stream.slice('visit-'.length),
  );
  const told: ToldCustomer = {
    ids: [...ids].sort(),
    opportunities: created.map(({ stream, at, data }) => {
      const own = mine.filter((fact) => fact.stream === stream);
      const episode = Math.max(
        ...own
          .filter(({ type }) => type === 'Created' || type === 'OpportunityReopened')
          .map((one) => one.data.episode as number),
      );
      const exit = own.find(({ type, data }) => (type === 'Lost' || type === 'Converted') && data.episode === episode);
      const status = exit ? (exit.type === 'Lost' ? 'lost' : 'won') : 'open';
      const owner = own.findLast(({ type }) => type === 'Reassigned')?.data.to as { consultant: string } | undefined;
      return [stream.slice(12), at, status, owner?.consultant ?? (data.consultant as string | undefined) ?? null];
    }),
    visits: [...visits]
      .filter(([visit, some]) => named.has(visit) || some.some(tells))
      .map(([visit, some]) => [visit, some[0]!.at, some.some(({ type }) => type === 'UnprofiledVisitRecorded')]),
    contacts: mine
      .filter(({ type }) => type === 'FollowUpCompleted')
      .map(({ data }) => [data.activityId as string, data.contactAt as string, data.outcome as string]),
    drives: mine
      .filter(({ type }) => type === 'TestDriveBooked')
      .map(({ data: { bookingId, slot } }) => [
        bookingId as string,
        slot as string,
        about('TestDriveCompleted', 'bookingId', bookingId) ? 'completed' : 'booked',
        about('DemoCarCheckedOut', 'bookingId', bookingId)?.at ?? null,
        about('DemoCarReturned', 'bookingId', bookingId)?.at ?? null,
      ]),
    orders: mine
      .filter(({ type }) => type === 'OrderPlaced')
      .map(({ at, data: { orderId } }) => {
        const cancelled = about('OrderCancelled', 'orderId', orderId) !== undefined;
        const delivered = about('VehicleDelivered', 'orderId', orderId);
        const matched = cancelled ? undefined : about('VehicleMatched', 'orderId', orderId);
        const vin = (delivered ?? matched)?.data.vin as string | undefined;
        return [orderId as string, at, vin ?? null, delivered?.at ?? null, cancelled];
      }),
    surveys: facts
      .filter((fact) => fact.type === 'SatisfactionSurveyed' && tells(fact))
      .map(({ at, data }) => [at, data.score as number]),
    dormantSince: asleepSince(mine),
  };
  const nothing = told.opportunities.length + told.visits.length + told.surveys.length === 0 && ids.size === 1;
  return nothing ? undefined : told;
}

function asleepSince(mine: readonly Fact[]): string | null {
  const signs = ['CustomerDormant', 'Created', 'CustomerReactivated', 'DormancyDeferred'];
  const last = mine.findLast(({ type }) => signs.includes(type));
  return last?.type === 'CustomerDormant' ? last.at : null;
}

interface Fact {
  readonly stream: string;
  readonly type: string;
  readonly at: string;
  readonly data: Record<string, unknown>;
}

/** Corrected, by effective time and place in the log. */
function truth(events: readonly RecordedEvent[], effectiveAt: string, asOf: string): readonly Fact[] {
  const known = events.filter(({ recordedAt }) => recordedAt <= asOf);
  const facts = new Map<string, Fact>();
  for (const { id, stream, type, occurredAt, data } of known) {
    if (type !== 'EventCorrected') facts.set(id, { stream, type, at: occurredAt, data: { ...data } });
    else if ((data.voided as string[]).includes('')) facts.delete(data.eventId as string);
    else {
      const fact = facts.get(data.eventId as string);
      for (const [pointer, value] of Object.entries(data.changes as JsonObject))
        if (fact) fact.data[pointer.slice(1)] = value;
    }
  }
  return [...facts.values()]
    .filter(({ at }) => at <= effectiveAt)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
