import { aggregateIdOf, epochMs, type Instant, type StreamName } from '#kernel';
import { eventsAt, type KeptEvent, type Times } from '#projection';
import type { Found, ViewReader } from '#read-store';
import { filedIn } from './filed.ts';
import { SPREAD_MS, type Told } from './visits.projection.ts';

/** A visit as it was known at two instants: registered, recorded as unprofiled, or both. */
export interface Visit {
  readonly id: string;
  /** When it was first registered or recorded. */
  readonly at: Instant;
  readonly unprofiled: boolean;
  readonly outlet: string | undefined;
  readonly channel: string | undefined;
  readonly consultant: string | undefined;
  readonly customerId: string | undefined;
  readonly opportunityId: string | undefined;
}

/** A customer's file: the Created of an opportunity. */
export interface File {
  readonly opportunityId: string;
  readonly at: Instant;
  readonly customerId: string | undefined;
  readonly visitId: string | undefined;
  readonly consultant: string | undefined;
  readonly outlet: string | undefined;
  readonly infoSource: string | undefined;
  readonly channel: string | undefined;
}

export interface Period {
  readonly from: Instant;
  readonly to: Instant;
}

/** The visits and files that a view tells of at two instants. */
export interface Tellings {
  visitsIn(period: Period): Promise<readonly Visit[]>;
  filesIn(period: Period): Promise<readonly File[]>;
  visits(ids: readonly string[]): Promise<readonly Visit[]>;
  visitsOf(customer: string): Promise<readonly Visit[]>;
  visitsTo(opportunity: string): Promise<readonly Visit[]>;
  filesOf(customer: string): Promise<readonly File[]>;
  filesNaming(visit: string): Promise<readonly File[]>;
  /** Whose file a customer's belongs to, by customer. */
  merges(): Promise<ReadonlyMap<string, string>>;
}

export function tellings(view: ViewReader, times: Times): Tellings {
  const visits = (found: readonly Found[]) =>
    found.flatMap(({ key, document }) => visitIn(key, document as unknown as Told, times) ?? []);
  const files = (found: readonly Found[]) =>
    found.flatMap(({ key, document }) => fileIn(key, document as unknown as Told, times) ?? []);
  const filedVisits = filedIn(view, 'visits', visits);
  const filedFiles = filedIn(view, 'files', files);
  return {
    async visitsIn({ from, to }) {
      const [begin, end] = [epochMs(from), epochMs(to)];
      const near = await view.find('visits', { index: ['at'], from: begin - SPREAD_MS, to: end });
      const spread = await view.find('visits', { index: ['until'], from: begin });
      const found = new Map([...near, ...spread].map((one) => [one.key, one]));
      return visits([...found.values()]).filter(({ at }) => at >= from && at <= to);
    },
    filesIn: async ({ from, to }) =>
      files(await view.find('files', { index: ['at'], from: epochMs(from), to: epochMs(to) })),
    async visits(ids) {
      const keys = ids.map((id) => `visit-${id}`);
      const found = await view.load('visits', keys);
      return visits([...found].map(([key, document]) => ({ key, document })));
    },
    visitsOf: async (customer) =>
      (await filedVisits('customer', customer)).filter(({ customerId }) => customerId === customer),
    visitsTo: async (opportunity) =>
      (await filedVisits('opportunity', opportunity)).filter(({ opportunityId }) => opportunityId === opportunity),
    filesOf: async (customer) =>
      (await filedFiles('customer', customer)).filter(({ customerId }) => customerId === customer),
    filesNaming: async (visit) => (await filedFiles('visit', visit)).filter(({ visitId }) => visitId === visit),
    async merges() {
      const found = await view.find('merges');
      const last = found.map(({ document }) => eventsAt((document as unknown as Told).facts, times).at(-1));
      return new Map(last.flatMap((event) => (event ? [[event.data.from as string, event.data.into as string]] : [])));
    },
  };
}

export function visitIn(key: string, { facts }: Told, times: Times): Visit | undefined {
  const events = eventsAt(facts, times);
  const [first] = events;
  if (!first) return undefined;
  const lastSaid = lastOf(events);
  return {
    id: aggregateIdOf(key as StreamName),
    at: first.occurredAt,
    unprofiled: events.some(({ type }) => type === 'UnprofiledVisitRecorded'),
    outlet: lastSaid('outlet'),
    channel: lastSaid('channel'),
    consultant: lastSaid('consultant'),
    customerId: lastSaid('customerId'),
    opportunityId: lastSaid('opportunityId'),
  };
}

export function fileIn(key: string, { facts }: Told, times: Times): File | undefined {
  const events = eventsAt(facts, times);
  const [first] = events;
  if (!first) return undefined;
  const lastSaid = lastOf(events);
  return {
    opportunityId: aggregateIdOf(key as StreamName),
    at: first.occurredAt,
    customerId: lastSaid('customerId'),
    visitId: lastSaid('visitId'),
    consultant: lastSaid('consultant'),
    outlet: lastSaid('outlet'),
    infoSource: lastSaid('infoSource'),
    channel: lastSaid('intakeChannel'),
  };
}

function lastOf(events: readonly KeptEvent[]): (field: string) => string | undefined {
  return (field) => {
    const told = events.findLast(({ data }) => typeof data[field] === 'string');
    return told?.data[field] as string | undefined;
  };
}
