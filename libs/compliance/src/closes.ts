import {
  addDays,
  epochMs,
  type Instant,
  isCorrection,
  type LocalDate,
  latest,
  localDate,
  localDateAt,
  onceForEach,
  type Zone,
} from '#kernel';
import { countedAtOf, type History, hoursAfter, inMs } from './history.ts';
import { closeOf } from './work-calendar.ts';

/** Days in a row whose closes see the same events. */
export interface Days {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** What those closes take into account, in the order of recording. */
  readonly entered: History;
  /** Whether nothing that is recorded changes them any more. */
  readonly decided: boolean;
}

/** Such days one after the other while the same version of a rule is in force. */
export interface Stretch<InForce> {
  readonly days: readonly Days[];
  readonly inForce: InForce;
}

/** How a rule is in force, and for how many hours beyond a close what is recorded still counts for it. */
export interface InForceAt<InForce> {
  readonly inForce: InForce;
  readonly lateEntryHours: number;
}

/** Stretches of days for a rule that is in force as `inForceOn` says of a day. */
export type Stretches = <InForce>(inForceOn: (day: LocalDate) => InForceAt<InForce>) => readonly Stretch<InForce>[];

/**
 * The days from the first event to the last close at `clock`, in stretches: those whose closes are decided by then, and
 * those that late entries may still change.
 * @param changes days on which another version of a rule may come into force, in order
 */
export function stretchesOf(history: History, changes: readonly LocalDate[], clock: Instant, zone: Zone): Stretches {
  const first = firstDay(history, zone);
  const starts = first === undefined ? [] : [first, ...changes.filter((day) => day > first)];
  const lastClosed = lastDecidedDay(clock, 0, zone);
  const daysBy = onceForEach((hours: number) => {
    const entries = history.map((event) => ({ event, day: dayOfEntry(event, hours, zone) }));
    return onceForEach((n: number) => daysBetween(n, entries, lastDecidedDay(clock, hours, zone)));
  });
  return (inForceOn) =>
    starts.map((start, n) => {
      const { inForce, lateEntryHours } = inForceOn(start);
      return { days: daysBy(lateEntryHours)(n), inForce };
    });

  function daysBetween(n: number, entries: readonly Entry[], lastDecided: LocalDate): readonly Days[] {
    const [start = lastClosed, next] = starts.slice(n, n + 2);
    const end = next === undefined || next > lastClosed ? lastClosed : addDays(next, -1);
    const turns = [...entries.map(({ day }) => day), addDays(lastDecided, 1)];
    const begins = [...new Set([start, ...turns.filter((day) => day > start && day <= end)])].sort();
    return begins.flatMap((from, m) => {
      const following = begins[m + 1];
      const to = following === undefined ? end : addDays(following, -1);
      if (from > to) return [];
      const entered = entries.filter(({ day }) => day <= from).map(({ event }) => event);
      return [{ from, to, entered, decided: to <= lastDecided }];
    });
  }
}

/** An event, and the first day whose close takes it into account. */
interface Entry {
  readonly event: History[number];
  readonly day: LocalDate;
}

/** The instant from which on nothing that is recorded changes a close any more. */
export function decidedAt(day: LocalDate, lateEntryHours: number, zone: Zone): Instant {
  return hoursAfter(closeOf(day, zone), lateEntryHours);
}

/** The last day whose close is decided by an instant. */
export function lastDecidedDay(at: Instant, lateEntryHours: number, zone: Zone): LocalDate {
  return addDays(localDateAt(epochMs(at) - inMs(lateEntryHours), zone), -1);
}

/**
 * The first day whose close takes an event into account: it occurred before that close and counts as recorded by the close
 * and the hours of late entry. A correction holds from the moment of what it corrects: only its recording counts.
 */
function dayOfEntry(event: History[number], lateEntryHours: number, zone: Zone): LocalDate {
  const recorded = localDateAt(epochMs(countedAtOf(event)) - inMs(lateEntryHours) - 1, zone);
  if (isCorrection(event)) return recorded;
  const occurred = localDate(event.occurredAt, zone);
  return latest(occurred, recorded);
}

function firstDay(history: History, zone: Zone): LocalDate | undefined {
  let first: Instant | undefined;
  for (const { occurredAt } of history) if (first === undefined || occurredAt < first) first = occurredAt;
  return first && localDate(first, zone);
}
