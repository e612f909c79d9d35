import { type Instant, type LocalDate, later, type Zone } from '#kernel';
import { calendarOf } from '../calendar.ts';
import { calibration } from '../calibration.ts';
import { dealershipFor, registrations } from '../dealership.ts';
import { seededRandom } from '../random.ts';
import { monthEnds, type Truth } from '../simulate.ts';
import type { TimedCommand } from '../timed-command.ts';
import { CASES, type Case } from './cases.ts';
import { IMPORTED_CASES } from './imported-cases.ts';
import { type Life, lifeOf } from './life.ts';
import { outletActs } from './outlet-acts.ts';
import type { PlantedImport } from './planted-import.ts';
import type { PlantedRefusal } from './planted-refusal.ts';
import type { PlantedViolation } from './planted-violation.ts';
import { KNOWN_DAYS } from './published-days.ts';
import { triesMatchedVehicles } from './refused-commands.ts';
import { publication } from './rule-set.ts';

export interface CorpusOptions {
  /** How many customers there are. */
  readonly opportunities: number;
  readonly seed: string;
  readonly months: number;
  readonly start: LocalDate;
  readonly zone: Zone;
}

/** A dealership under a rule set, and every breach of it. */
export interface Corpus {
  /** In the order of `recordedAt`. */
  readonly commands: readonly TimedCommand[];
  /** What breaks rules that refuse commands: for the import path, to be judged. In the order of `recordedAt`. */
  readonly imports: readonly PlantedImport[];
  /** Commands that hard rules refuse, in the order of `recordedAt`: what is broken is the same with or without them. */
  readonly refusals: readonly PlantedRefusal[];
  readonly truth: CorpusTruth;
}

export interface CorpusTruth extends Omit<Truth, 'violations'> {
  /** The instant at which `violations` are all that is broken, by what was known then. */
  readonly asOf: Instant;
  /** Each as it was planned. By the time since when it is one, then by rule. */
  readonly violations: readonly PlantedViolation[];
  /** Those with a personal deadline, which is told of one opportunity to whom it may be opened. */
  readonly sealed: readonly PlantedViolation[];
  /** Commands refused, by rule. */
  readonly refused: Readonly<Record<string, number>>;
  /** How many customers were handled in each way. */
  readonly cases: Readonly<Record<string, number>>;
}

/** Days from an arrival to the last act of after-sales care and a week beyond, and those before the first arrival. */
const [LIFE_DAYS, FIRST_DAY] = [64, 1];

/**
 * Customers who are each handled in one of several ways, as often in each: by the rules, or against one of them. What is
 * broken is noted where it is planned, and no rule is asked.
 * @throws RangeError unless there is time for a sale, and the holidays of every day are known
 */
export function plantedCorpus({ opportunities, seed, months, start, zone }: CorpusOptions): Corpus {
  const calendar = calendarOf(start, months, zone);
  requireRoom(calendar.days, start, calendar.dateOf(calendar.days));
  const dealership = dealershipFor(opportunities, months);
  const random = seededRandom(`${seed}/corpus`);
  const cases: Readonly<Record<string, Case>> = { ...CASES, ...taken(IMPORTED_CASES) };
  const names = Object.keys(cases);
  const counted: Record<string, number> = {};
  const turn = random.whole(0, names.length - 1);
  const lives = Array.from({ length: opportunities }, (_, number): Life => {
    const own = seededRandom(`${seed}/corpus/${number}`);
    const first = own.whole(FIRST_DAY, calendar.days - LIFE_DAYS);
    const life = lifeOf(number, first, own.pick(dealership.outlets), calendar, own);
    const name = names[(number + turn) % names.length] as string;
    cases[name]?.(life);
    counted[name] = (counted[name] ?? 0) + 1;
    return life;
  });

  triesMatchedVehicles(lives);
  const refusals = lives
    .flatMap((life) => life.refusals)
    .sort(({ command: a }, { command: b }) => (a.recordedAt < b.recordedAt ? -1 : Number(a.recordedAt > b.recordedAt)));
  const refused: Record<string, number> = {};
  for (const { rule } of refusals) refused[rule] = (refused[rule] ?? 0) + 1;

  const acts = dealership.outlets.map((outlet) => {
    const own = lives.filter((life) => life.outlet === outlet);
    return outletActs(outlet, own, calendar, seed);
  });
  const commands = [
    ...registrations(dealership, calendar.at(0, 0), zone, seed),
    ...publication(dealership, calendar.at(0, 8 * 60)),
    ...lives.flatMap(({ script }) => script.commands),
    ...acts.flatMap((of) => of.commands),
  ]
    .filter(({ recordedAt }) => recordedAt < calendar.end)
    .sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : Number(a.recordedAt > b.recordedAt)));
  const planted = [...lives, ...acts].flatMap(({ violations }) => violations);
  const violations = [...planted, ...overdue(lives)].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

  const milestones = lives.flatMap(({ script }) => script.milestones);
  const byCommand: Record<string, number> = {};
  for (const { command } of commands) byCommand[command] = (byCommand[command] ?? 0) + 1;
  return {
    commands,
    imports: lives
      .flatMap((life) => life.imports)
      .sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : Number(a.recordedAt > b.recordedAt))),
    refusals,
    truth: {
      asOf: later(calendar.end, -1),
      violations,
      sealed: lives.flatMap((life) => life.sealed).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
      refused,
      cases: counted,
      rates: calibration,
      commands: commands.length,
      late: commands.filter(({ occurredAt, recordedAt }) => recordedAt > occurredAt).length,
      byCommand,
      months: monthEnds({ start, months, zone }, calendar, milestones),
    },
  };
}

/** Under names of their own: a rule may be broken by a command and by an import. */
function taken(cases: Readonly<Record<string, Case>>): Readonly<Record<string, Case>> {
  return Object.fromEntries(Object.entries(cases).map(([name, one]) => [`taken over: ${name}`, one]));
}

/** Whoever missed activities of a day has missed them at its close, all together. */
function overdue(lives: readonly Life[]): readonly PlantedViolation[] {
  const missed = lives.flatMap(({ consultant, violations }) =>
    violations
      .filter(({ rule }) => rule === 'activity-same-day')
      .map((breach) => ({ ...breach, consultant: consultant.id })),
  );
  const spells = Map.groupBy(missed, ({ consultant, since }) => JSON.stringify([consultant, since]));
  return [...spells.values()].map((together): PlantedViolation => {
    const [{ consultant, since }] = together as [(typeof missed)[number]];
    const ends = together.map(({ fixedAt }) => fixedAt);
    const fixedAt = ends.includes(null) ? null : (ends.toSorted().at(-1) ?? null);
    const subject = { kind: 'consultant', id: consultant } as const;
    return { rule: 'no-overdue-activity', subject, opportunityId: null, since, dueAt: null, fixedAt };
  });
}

function keyOf({ since, rule, subject, dueAt }: PlantedViolation): string {
  return JSON.stringify([since, rule, subject.kind, subject.id, dueAt]);
}

function requireRoom(days: number, start: LocalDate, end: LocalDate): void {
  if (days < FIRST_DAY + LIFE_DAYS) throw new RangeError('a corpus of planted violations takes three months or more');
  if (start < KNOWN_DAYS.from || end > KNOWN_DAYS.to) {
    throw new RangeError(
      `a corpus of planted violations lies between ${KNOWN_DAYS.from} and ${KNOWN_DAYS.to}: it knows the holidays of those days`,
    );
  }
}
