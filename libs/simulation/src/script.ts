import { type Actor, type Instant, type JsonObject, later } from '#kernel';
import type { Calendar } from './calendar.ts';
import { calibration } from './calibration.ts';
import type { DemoCar } from './dealership.ts';
import type { Milestone } from './milestone.ts';
import type { Random } from './random.ts';
import type { Violation } from './slips.ts';
import type { TimedCommand } from './timed-command.ts';

/** A command whose odometer reading is known only when its turn comes: drives are planned in another order. */
export interface Scripted extends TimedCommand {
  readonly odometer?: { readonly car: DemoCar; readonly drivenTenths: number };
}

/** What one act is beside its command. */
export interface Act {
  readonly actor: Actor;
  readonly at: Instant;
  /** Of another aggregate than the opportunity. */
  readonly id?: string;
  /** It may be entered late. */
  readonly mayBeLate?: boolean;
  /** When it is entered, where that is not left to chance. */
  readonly recordedAt?: Instant;
  readonly milestone?: Milestone['what'];
  readonly odometer?: Scripted['odometer'];
}

/** Everything that happens around one opportunity, written down as it is planned. */
export interface Script {
  readonly opportunity: string;
  readonly random: Random;
  readonly calendar: Calendar;
  readonly commands: readonly Scripted[];
  readonly milestones: readonly Milestone[];
  readonly violations: readonly Violation[];
  /** The latest moment at which anything so far is entered. */
  readonly settledAt: Instant;
  /** @returns when it is entered */
  act(command: string, data: JsonObject, act: Act): Instant;
  /** Notes that a rule is broken by what is entered then, or left out from then on. */
  breaks(rule: Violation['rule'], recordedAt: Instant): void;
}

export function newScript(opportunity: string, random: Random, calendar: Calendar): Script {
  const commands: Scripted[] = [];
  const milestones: Milestone[] = [];
  const violations: Violation[] = [];
  let settledAt = calendar.at(0, 0);
  return {
    opportunity,
    random,
    calendar,
    commands,
    milestones,
    violations,
    get settledAt() {
      return settledAt;
    },
    act(command, data, { actor, at, id = opportunity, mayBeLate = false, recordedAt: entered, milestone, odometer }) {
      const mayWait = mayBeLate && random.chance(calibration.enteredLate);
      const recordedAt = entered ?? (mayWait ? lateEntry(at, random) : at);
      const commandId = `sim:${opportunity}:${commands.length}`;
      commands.push({ command, id, data, actor, commandId, occurredAt: at, recordedAt, ...(odometer && { odometer }) });
      if (milestone) milestones.push({ opportunity, occurredAt: at, recordedAt, what: milestone });
      if (settledAt < recordedAt) settledAt = recordedAt;
      return recordedAt;
    },
    breaks(rule, recordedAt) {
      violations.push({ opportunity, rule, recordedAt });
    },
  };
}

function lateEntry(at: Instant, random: Random): Instant {
  const { from, to } = calibration.hoursLate;
  return later(at, minutes(random.whole(from * 60, to * 60)));
}

/** The same or the next opening hour: shops are open from 9:00 to 18:00 every day. */
export function whenOpen(calendar: Calendar, wanted: Instant, random: Random): Instant {
  const day = calendar.dayOf(wanted);
  if (wanted < calendar.at(day, OPENS)) return calendar.at(day, OPENS + random.whole(0, 60));
  return wanted < calendar.at(day, CLOSES) ? wanted : calendar.at(day + 1, OPENS + random.whole(0, 60));
}

/** Minutes after 00:00. */
export const OPENS = 9 * 60;
export const CLOSES = 18 * 60;

/** In milliseconds, to the whole minute. */
export function minutes(count: number): number {
  return Math.round(count) * 60_000;
}

/** In milliseconds. */
export function hours(count: number): number {
  return count * 3_600_000;
}
