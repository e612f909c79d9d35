import { outlet as outletAggregate } from '#dealership';
import { type Instant, isInstant, type JsonObject, onceForEach, parseZone, type Zone } from '#kernel';
import type { History } from './history.ts';
import { type Bindings, bindingsOf } from './in-force.ts';
import type { Rule, Scene } from './rule.ts';
import type { RuleBook } from './rule-book.ts';
import { salesStaff, salesStaffOnly } from './rules/policy/sales-staff-only.ts';
import type { VerdictFacts } from './verdict-facts.ts';
import type { WorkCalendar } from './work-calendar.ts';

export interface Setting {
  readonly facts: VerdictFacts;
  readonly book: RuleBook;
  readonly calendar: WorkCalendar;
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
export function sceneOf(history: History, { facts, book, calendar, zoneOfLog, outlet, birthdays }: Setting): Scene {
  const zone = zoneOf(history, facts, outlet) ?? zoneOfLog;
  const bindingsOn = bindingsOf(book);
  const person = onceForEach((staffId: string) =>
    onceForEach((departments: readonly string[]) => salesStaff(facts.of('staff', staffId), { departments, zone })),
  );
  return {
    zone,
    calendar,
    isSalesStaff(staffId, at, knownBy) {
      const departments = departmentsOf(bindingsOn, at, knownBy);
      if (!departments) return true;
      return person(staffId)(departments).includes(staffId, at, knownBy);
    },
    countSalesStaff(scope, at, knownBy) {
      const departments = departmentsOf(bindingsOn, at, knownBy) ?? salesStaffOnly.parameters.departments;
      return salesStaff(facts.all('staff'), { departments, zone }).countIn(scope, at, knownBy);
    },
    birthdaysDueAt: (plan) => instantsIn(birthdays?.get(plan) ?? {}),
    isVisitRegistered: (visitId, at, knownBy) =>
      facts.registrationsOf(visitId).some(({ occurredAt, recordedAt }) => occurredAt <= at && recordedAt <= knownBy),
  };
}

/** The departments whose staff the rules bind; undefined where no rule says so: they bind everybody. */
function departmentsOf(bindingsOn: Bindings, at: Instant, knownBy: Instant): readonly string[] | undefined {
  const scope = bindingsOn({ at, knownBy }).bindingOf(salesStaffOnly as Rule);
  return scope?.parameters.departments as readonly string[] | undefined;
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

function instantsIn(due: JsonObject): Readonly<Record<string, Instant>> {
  return Object.fromEntries(Object.entries(due).filter((entry): entry is [string, Instant] => isInstant(entry[1])));
}
