import { chineseWorkCalendar } from '#calendar';
import { readEvents } from '#command';
import { type History, type RuleBook, ruleInForce, type Scene, salesStaff, salesStaffOnly } from '#compliance';
import { type ExportedToErp, outlet as outletAggregate } from '#dealership';
import type { EventStore } from '#event-store';
import {
  categoryOf,
  type Instant,
  isInstant,
  type JsonObject,
  parseZone,
  type RecordedEvent,
  type StreamName,
  type Zone,
} from '#kernel';
import { registry } from './domain.ts';
import { streamNamed } from './stream-named.ts';

/** Events of other streams that verdicts on opportunities rest on, by stream, in the order of recording. */
export interface VerdictFacts {
  of(category: 'outlet' | 'staff' | 'visit', id: string): History;
  /** Exports to DSERP that name the opportunity. */
  exportsOf(opportunity: string): History;
  /** Of whole categories, where everything was read. */
  all(category: 'outlet' | 'staff' | 'demand' | 'forecast'): History;
}

type Stored = Pick<EventStore, 'readStream' | 'readAll'>;

/** Those that one opportunity's events name. */
export async function factsNamedIn(store: Stored, history: History): Promise<VerdictFacts> {
  const streams = [...new Set(history.flatMap(streamsNamedIn))];
  const read = async (stream: StreamName) => await readEvents(store, registry, stream);
  const events = (await Promise.all(streams.map(read))).flat();
  const isSold = history.some(({ type }) => type === 'Converted');
  return verdictFacts([...events, ...(isSold ? await readAll(store, ['erpBatch']) : [])]);
}

/** All that there are, for whoever judges every opportunity. */
export async function allFacts(store: Stored): Promise<VerdictFacts> {
  return verdictFacts(await readAll(store, ['outlet', 'staff', 'visit', 'erpBatch', 'demand', 'forecast']));
}

export interface Setting {
  readonly facts: VerdictFacts;
  readonly book: RuleBook;
  readonly zoneOfLog: Zone;
  /** Whose days are meant; default: the outlet that the stream began at. */
  readonly outlet?: string;
  /** Due times of birthday tasks, by the event that planned them: those that the edge has opened. */
  readonly birthdays?: ReadonlyMap<string, JsonObject>;
}

/**
 * What rules may ask beside the events of a stream. Days are those of the outlet that it began at, as that was known when
 * its first event was recorded: an outlet that moves later changes no verdict.
 */
export function sceneOf(history: History, { facts, book, zoneOfLog, outlet, birthdays }: Setting): Scene {
  const zone = zoneOf(history, facts, outlet) ?? zoneOfLog;
  return {
    zone,
    calendar: chineseWorkCalendar,
    isSalesStaff(staffId, at, knownBy) {
      const departments = departmentsOf(book, at, knownBy);
      if (!departments) return true;
      return salesStaff(facts.of('staff', staffId), { departments, zone }).includes(staffId, at, knownBy);
    },
    countSalesStaff(scope, at, knownBy) {
      const departments = departmentsOf(book, at, knownBy) ?? salesStaffOnly.parameters.departments;
      return salesStaff(facts.all('staff'), { departments, zone }).countIn(scope, at, knownBy);
    },
    birthdaysDueAt: (plan) => instantsIn(birthdays?.get(plan) ?? {}),
    isVisitRegistered: (visitId: string, at: Instant, knownBy: Instant) =>
      facts
        .of('visit', visitId)
        .some(
          ({ type, occurredAt, recordedAt }) =>
            type === 'TrafficRegistered' && occurredAt <= at && recordedAt <= knownBy,
        ),
  };
}

/** The departments whose staff the rules bind; undefined where no rule says so: they bind everybody. */
function departmentsOf(book: RuleBook, at: Instant, knownBy: Instant): readonly string[] | undefined {
  const scope = ruleInForce(book, salesStaffOnly.name, { at, knownBy });
  return scope && { ...salesStaffOnly.parameters, ...scope.parameters }.departments;
}

function verdictFacts(events: History): VerdictFacts {
  const byStream = Map.groupBy(events, ({ stream }) => stream);
  const byCategory = Map.groupBy(events, ({ stream }) => categoryOf(stream));
  const exports = new Map<string, RecordedEvent[]>();
  for (const event of events) {
    if (event.type !== 'ExportedToErp') continue;
    for (const opportunity of (event.data as unknown as ExportedToErp).opportunityIds) {
      exports.set(opportunity, [...(exports.get(opportunity) ?? []), event]);
    }
  }
  return {
    of: (category, id) => byStream.get(streamNamed(category, id) as StreamName) ?? [],
    exportsOf: (opportunity) => exports.get(opportunity) ?? [],
    all: (category) => byCategory.get(category) ?? [],
  };
}

async function readAll(store: Stored, categories: readonly string[]): Promise<History> {
  const events: RecordedEvent[] = [];
  for await (const page of store.readAll({ categories })) for (const event of page) events.push(registry.upcast(event));
  return events;
}

function zoneOf(history: History, facts: VerdictFacts, outlet: string | undefined): Zone | undefined {
  const [first] = history;
  const id = outlet ?? first?.meta.outlet ?? first?.data.outlet;
  if (!first || typeof id !== 'string') return undefined;
  const { zone } = facts
    .of('outlet', id)
    .filter(({ recordedAt }) => recordedAt <= first.recordedAt)
    .reduce(outletAggregate.evolve, outletAggregate.initial);
  return zone === undefined ? undefined : parseZone(zone);
}

function streamsNamedIn({ data, meta }: RecordedEvent): readonly StreamName[] {
  const to = (data.to ?? {}) as JsonObject;
  const named = [
    ['outlet', meta.outlet],
    ['outlet', data.outlet],
    ['staff', data.consultant],
    ['staff', typeof to === 'object' ? to.consultant : undefined],
    ['visit', data.visitId],
  ] as const;
  return named.flatMap(([category, id]) => (typeof id === 'string' ? (streamNamed(category, id) ?? []) : []));
}

function instantsIn(due: JsonObject): Readonly<Record<string, Instant>> {
  return Object.fromEntries(Object.entries(due).filter((entry): entry is [string, Instant] => isInstant(entry[1])));
}
