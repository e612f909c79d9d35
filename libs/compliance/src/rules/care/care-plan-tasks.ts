import {
  addDays,
  type CareTask,
  endOfDay,
  type LocalDate,
  localDate,
  type PolicyQuestion,
  parseLocalDate,
} from '#kernel';
import { type Converted, converted, type OpportunityState } from '#opportunity';
import { type RuleBook, ruleInForce } from '../../rule-book.ts';
import { parametersOf } from '../../verdict-of.ts';
import type { WorkCalendar } from '../../work-calendar.ts';
import { carePlan } from './care-plan.ts';

/**
 * The tasks of the plan that a conversion makes: greetings on holidays and birthdays after its local date, up to the same
 * date so many months on. The birthday is the one in the file, else the one that a valid resident ID tells; organisations
 * have none, and of a person whose birthday nobody knows there is no task. None where no rule set has the rule.
 */
export function carePlanTasks(
  sale: PolicyQuestion,
  { book, calendar }: { readonly book: RuleBook; readonly calendar: WorkCalendar },
): readonly CareTask[] {
  const { occurredAt, now, zone, state } = sale;
  const { standing } = state as OpportunityState;
  const stageModel = standing.stageModel?.slice(0, standing.stageModel.lastIndexOf('@'));
  const inForce = ruleInForce(book, carePlan.name, { at: occurredAt, knownBy: now, stageModel });
  if (!inForce) return [];
  const { months } = parametersOf(carePlan, inForce);
  const sold = localDate(occurredAt, zone);
  const last = Temporal.PlainDate.from(sold).add({ months }).toString() as LocalDate;
  const task = (kind: string, name: string, date: LocalDate): CareTask => ({
    taskId: `${kind}-${name}`,
    kind,
    dueAt: endOfDay(date, zone),
  });
  const holidays = holidaysBetween(sold, last, calendar).map((date) => task('care-holiday', date, date));
  const birthdays = birthdaysBetween(sold, last, birthdayOf(sale)).map((date) =>
    task('care-birthday', date.slice(0, 4), date),
  );
  return [...holidays, ...birthdays].sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0));
}

/** Dates after one and up to another. */
function holidaysBetween(after: LocalDate, last: LocalDate, calendar: WorkCalendar): readonly LocalDate[] {
  const dates: LocalDate[] = [];
  for (let date = addDays(after, 1); date <= last; date = addDays(date, 1)) {
    if (calendar.holidayOn(date) !== undefined) dates.push(date);
  }
  return dates;
}

/** Born on 29 February, a person is greeted on the 28th in years without it. */
function birthdaysBetween(after: LocalDate, last: LocalDate, birthday: LocalDate | undefined): readonly LocalDate[] {
  if (birthday === undefined) return [];
  const born = Temporal.PlainDate.from(birthday);
  const dates: LocalDate[] = [];
  for (let year = Number(after.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1) {
    const date = born.with({ year }).toString() as LocalDate;
    if (date > after && date <= last) dates.push(date);
  }
  return dates;
}

function birthdayOf({ facts, events }: PolicyQuestion): LocalDate | undefined {
  const sale = events.find(({ type }) => type === converted.type)?.data as Converted | undefined;
  if (sale?.customerType === 'organisation') return undefined;
  const { birthday } = facts as { readonly birthday?: string };
  return (birthday === undefined ? undefined : parseLocalDate(birthday)) ?? sale?.derivedBirthday;
}
