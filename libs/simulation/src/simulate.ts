import { type LocalDate, later, type Zone } from '#kernel';
import { newAgenda } from './agenda.ts';
import { type Calendar, calendarOf } from './calendar.ts';
import { type Calibration, calibration } from './calibration.ts';
import { dealershipFor, registrations } from './dealership.ts';
import type { Milestone } from './milestone.ts';
import { planPasserBy } from './passer-by.ts';
import { prospects } from './prospects.ts';
import { seededRandom } from './random.ts';
import { planSale } from './sale.ts';
import { NO_SLIPS, slipsOf, type Violation } from './slips.ts';
import type { TimedCommand } from './timed-command.ts';
import { type CountedFunnel, countFunnel } from './truth.ts';

export interface SimulationOptions {
  /** How many opportunities are created. */
  readonly opportunities: number;
  readonly seed: string;
  readonly months: number;
  readonly start: LocalDate;
  readonly zone: Zone;
  /** Whether some of it breaks the rules of the house. */
  readonly violations: boolean;
}

export interface Truth {
  /** The rates it was drawn from. */
  readonly rates: Calibration;
  readonly commands: number;
  /** Commands entered later than they happened. */
  readonly late: number;
  /** How often each command is given. */
  readonly byCommand: Readonly<Record<string, number>>;
  /** What breaks a rule, by the opportunity it happens around. */
  readonly violations: readonly Violation[];
  /** At the end of each month: as known at the end of the simulation, and as known then. */
  readonly months: readonly { readonly effective: CountedFunnel; readonly known: CountedFunnel }[];
}

export interface Simulation {
  /** In the order of `recordedAt`. Each iteration gives the same commands; the next is made as it is taken. */
  readonly commands: Iterable<TimedCommand>;
  /** Counted from what was drawn, not from what the commands say: takes a pass of its own. */
  truth(): Truth;
}

/** A car dealership of the stage model `dealer`, whose every command the engine accepts, violations among them. */
export function simulate(options: SimulationOptions): Simulation {
  const calendar = calendarOf(options.start, options.months, options.zone);
  return {
    commands: { [Symbol.iterator]: () => commandsOf(options, calendar, nothingNoted()) },
    truth() {
      const noted = nothingNoted();
      const byCommand: Record<string, number> = {};
      let [commands, late] = [0, 0];
      for (const { command, occurredAt, recordedAt } of commandsOf(options, calendar, noted)) {
        commands += 1;
        byCommand[command] = (byCommand[command] ?? 0) + 1;
        if (recordedAt > occurredAt) late += 1;
      }
      const { milestones, violations } = noted;
      const months = monthEnds(options, calendar, milestones);
      return { rates: calibration, commands, late, byCommand, violations, months };
    },
  };
}

/** What is drawn beside the commands. */
interface Noted {
  readonly milestones: Milestone[];
  readonly violations: Violation[];
}

function nothingNoted(): Noted {
  return { milestones: [], violations: [] };
}

function* commandsOf(
  { opportunities, seed, months, zone, violations }: SimulationOptions,
  calendar: Calendar,
  noted: Noted,
): Generator<TimedCommand> {
  const dealership = dealershipFor(opportunities, months);
  const agenda = newAgenda();
  for (const registration of registrations(dealership, calendar.at(0, 0), zone, seed)) agenda.add(registration);

  for (const prospect of prospects(opportunities, seed, calendar, dealership)) {
    yield* agenda.before(prospect.arrival);
    const random = seededRandom(`${seed}/${prospect.number}`);
    const slips = violations ? slipsOf(seededRandom(`${seed}/${prospect.number}/slips`)) : NO_SLIPS;
    const script = planSale(prospect, random, calendar, slips);
    const passing = planPasserBy(prospect, random);
    for (const command of [...script.commands, ...passing]) if (command.recordedAt < calendar.end) agenda.add(command);
    noted.milestones.push(...script.milestones.filter(({ recordedAt }) => recordedAt < calendar.end));
    noted.violations.push(...script.violations.filter(({ recordedAt }) => recordedAt < calendar.end));
  }
  yield* agenda.before(calendar.end);
}

/** The last millisecond of each month of the simulation. */
export function monthEnds(
  { start, months, zone }: Pick<SimulationOptions, 'start' | 'months' | 'zone'>,
  calendar: Calendar,
  milestones: readonly Milestone[],
) {
  const ends = Array.from({ length: months }, (_, n) => later(calendarOf(start, n + 1, zone).end, -1));
  const end = later(calendar.end, -1);
  return ends.map((at) => ({ effective: countFunnel(milestones, at, end), known: countFunnel(milestones, at, at) }));
}
