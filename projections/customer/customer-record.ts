import {
  aggregateIdOf,
  categoryOf,
  type Instant,
  inEffectiveOrder,
  type RecordedEvent,
  type StreamName,
  streamName,
} from '#kernel';
import { foldEffective, type OpportunityState, trajectory } from '#opportunity';
import { eventsAt, type Times } from '#projection';
import type { ViewReader } from '#read-store';
import {
  type CareTask,
  type CustomerContact,
  type CustomerDrive,
  type CustomerOpportunity,
  type CustomerOrder,
  type CustomerSurvey,
  type CustomerVisit,
  careOf,
  contactsOf,
  drivesOf,
  inOrder,
  opportunityOf,
  ordersOf,
  surveysIn,
  vehiclesOf,
  visitOf,
} from './customer-rows.ts';
import { type Mention, type Person, personOf, type ReadStream, whereaboutsOf } from './person.ts';
import { truthAt } from './truth.ts';

/** All that is known of a customer, but for personal fields. Lists are in the order in which things happened. */
export interface CustomerRecord extends Person {
  readonly opportunities: readonly CustomerOpportunity[];
  readonly visits: readonly CustomerVisit[];
  readonly contacts: readonly CustomerContact[];
  readonly drives: readonly CustomerDrive[];
  readonly orders: readonly CustomerOrder[];
  /** Vehicles handed over. */
  readonly vehicles: readonly { readonly vin: string; readonly deliveredAt: Instant }[];
  readonly care: readonly CareTask[];
  readonly surveys: readonly CustomerSurvey[];
  /** Asleep since then: nobody has made or opened anything for them after their last loss. */
  readonly dormantSince: Instant | null;
  /** The events in which the personal fields stand, sealed, with their corrections. */
  readonly personal: readonly RecordedEvent[];
}

/** Whose something is. What is absent belongs to nobody. */
export interface Whose {
  readonly outlet?: string | undefined;
  readonly consultant?: string | undefined;
  readonly partner?: string | undefined;
}

export interface RecordQuestion extends Times {
  /**
   * Of opportunities those that belong to such a one now, with all that is of them; of visits and surveys that name the
   * customer alone those of such a place. Default: everything.
   */
  readonly isWithin?: ((whose: Whose) => boolean) | undefined;
}

/** @returns undefined for an id that nothing was known of then, or nothing within what is asked for */
export async function customerRecord(
  view: ViewReader,
  read: ReadStream,
  id: string,
  { isWithin, ...times }: RecordQuestion,
): Promise<CustomerRecord | undefined> {
  const person = await personOf(view, read, id, times);
  const places = await whereaboutsOf(view, person.ids);
  const isTheirs = (customer: unknown, whose: Whose) =>
    person.ids.includes(customer as string) && (!isWithin || isWithin(whose));

  const all = await Promise.all(places.opportunities.map(read));
  const streams = isWithin ? all.filter((events) => isWithin(trajectory(events).at(-1)?.dimensions ?? {})) : all;
  const told = streams.map((events) => events.filter(({ recordedAt }) => recordedAt <= times.asOf));
  const opportunities = told
    .map((events) => ({ events, state: foldEffective(events, times.effectiveAt) }))
    .filter(({ state }) => state.standing.episode > 0 && person.ids.includes(state.customerId as string))
    .map(({ events, state }) => ({ id: aggregateIdOf(events[0]!.stream), events, state }));
  const ids = new Set(opportunities.map((one) => one.id));

  const named = opportunities.flatMap(({ state }) => (state.visitId === undefined ? [] : [state.visitId]));
  const visitStreams = new Set([...places.visits, ...named.map((visit) => streamName('visit', visit))]);
  const visits = (await Promise.all([...visitStreams].map(read))).flatMap((events) => {
    const truth = truthAt(events, times);
    const visit = visitOf(truth);
    if (!visit) return [];
    const theirs = truth.some(
      ({ data }) =>
        ids.has(data.opportunityId as string) ||
        named.includes(visit.id) ||
        isTheirs(data.customerId, { outlet: visit.outlet ?? undefined }),
    );
    return theirs ? [visit] : [];
  });
  const mentions = places.mentions
    .flatMap(({ key, facts = [] }: Mention) => eventsAt(facts, times).map((event) => ({ key, ...event })))
    .filter(
      ({ key, data }) =>
        ids.has(data.opportunityId as string) ||
        isTheirs(data.customerId, { outlet: outletIn(key), consultant: data.consultant as string | undefined }),
    );
  const isKnown = opportunities.length + visits.length + mentions.length > 0;
  if (!isKnown && (isWithin || person.ids.length === 1)) return undefined;

  const each = <Row>(rows: (opportunity: string, state: OpportunityState) => readonly Row[]) =>
    opportunities.flatMap((one) => rows(one.id, one.state));
  return {
    ...person,
    opportunities: inOrder(
      opportunities.map(({ events, state }) => opportunityOf(events, state, times)),
      ({ createdAt }) => createdAt,
    ),
    visits: inOrder(visits, ({ at }) => at),
    contacts: inOrder(each(contactsOf), ({ at }) => at),
    drives: inOrder(
      each((opportunity, state) => drivesOf(opportunity, state, mentions)),
      ({ slot, out }) => slot ?? out,
    ),
    orders: inOrder(each(ordersOf), ({ placedAt }) => placedAt),
    vehicles: inOrder(each(vehiclesOf), ({ deliveredAt }) => deliveredAt),
    care: inOrder(each(careOf), ({ dueAt }) => dueAt),
    surveys: inOrder(surveysIn(mentions), ({ at }) => at),
    dormantSince: dormantSince(opportunities.flatMap(({ events }) => truthAt(events, times))),
    personal: opportunities.flatMap(({ events }) => personalOf(events, times)),
  };
}

/** The outlet in whose stream a mention stands. */
function outletIn(key: string): string | undefined {
  const stream = key.slice(0, key.indexOf('/')) as StreamName;
  return categoryOf(stream) === 'outlet' ? aggregateIdOf(stream) : undefined;
}

const WAKING: ReadonlySet<string> = new Set(['Created', 'CustomerReactivated', 'DormancyDeferred']);

function dormantSince(truth: readonly RecordedEvent[]): Instant | null {
  const told = truth.filter(({ type }) => type === 'CustomerDormant' || WAKING.has(type)).toSorted(inEffectiveOrder);
  const last = told.at(-1);
  return last?.type === 'CustomerDormant' ? last.occurredAt : null;
}

const PERSONAL: ReadonlySet<string> = new Set(['Created', 'Converted']);

function personalOf(events: readonly RecordedEvent[], { asOf, effectiveAt }: Times): readonly RecordedEvent[] {
  return events.filter(
    ({ type, occurredAt, recordedAt, data }) =>
      recordedAt <= asOf &&
      (type === 'EventCorrected'
        ? PERSONAL.has(data.eventType as string)
        : PERSONAL.has(type) && occurredAt <= effectiveAt),
  );
}
