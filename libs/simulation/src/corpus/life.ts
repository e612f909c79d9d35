import type { Actor, Instant, JsonObject, LocalDate } from '#kernel';
import type { Calendar } from '../calendar.ts';
import { MODELS, type Model } from '../catalogue.ts';
import type { Outlet } from '../dealership.ts';
import type { Random } from '../random.ts';
import { type Act, newScript, type Script } from '../script.ts';
import { type SyntheticPerson, syntheticPerson } from '../synthetic-person.ts';
import { syntheticVin } from '../synthetic-vin.ts';
import type { PlantedImport } from './planted-import.ts';
import type { PlantedRefusal } from './planted-refusal.ts';
import type { Breach, PlantedViolation } from './planted-violation.ts';

/** A day, counted from that of the arrival, and a minute of it. */
export type When = readonly [day: number, minute: number];

/** What an outlet has to do about a sale, beside what the consultant does. */
export interface OfOutlet {
  order?: {
    readonly orderId: string;
    readonly model: string;
    readonly at: Instant;
    readonly demand: 'due' | 'a week late';
  };
  /** The vehicle that was matched by a command, and when. */
  matched?: { readonly vin: string; readonly at: Instant };
  sold?: { readonly at: Instant; readonly export: 'same day' | 'next day' | 'never' };
}

/** One customer of the corpus and everything that is planned around them. */
export interface Life {
  readonly opportunity: string;
  readonly outlet: Outlet;
  readonly consultant: Actor;
  readonly person: SyntheticPerson;
  readonly model: Model;
  readonly vin: string;
  readonly random: Random;
  readonly script: Script;
  readonly ofOutlet: OfOutlet;
  /** What comes from another system. */
  readonly imports: PlantedImport[];
  readonly violations: readonly PlantedViolation[];
  /** Breaches whose deadline is sealed: told of one opportunity, to whom it may be opened. */
  readonly sealed: readonly PlantedViolation[];
  readonly refusals: readonly PlantedRefusal[];
  /** The minute at which this consultant makes calls. */
  readonly minute: number;
  at(when: When): Instant;
  dateOf(day: number): LocalDate;
  /** Where a day ends. */
  closeOf(day: number): Instant;
  /** The last moment of the simulation, excluded. */
  readonly end: Instant;
  /** @returns when it is entered */
  act(command: string, data: JsonObject, when: When, more?: Partial<Act>): Instant;
  /** What a hard rule refuses. */
  tries(rule: string, command: string, data: JsonObject, when: When, more?: Partial<Pick<Act, 'actor' | 'id'>>): void;
  /** Of the opportunity, unless another subject is named. */
  breaks(rule: string, breach: Breach, subject?: PlantedViolation['subject']): void;
  /** A breach whose deadline is personal. */
  breaksUnseen(rule: string, breach: Breach): void;
}

export function lifeOf(number: number, first: number, outlet: Outlet, calendar: Calendar, random: Random): Life {
  const opportunity = `sim-o-${String(number).padStart(7, '0')}`;
  const script = newScript(opportunity, random, calendar);
  const violations: PlantedViolation[] = [];
  const sealed: PlantedViolation[] = [];
  const refusals: PlantedRefusal[] = [];
  const own = { kind: 'opportunity', id: opportunity } as const;
  const planted = (
    rule: string,
    { since, dueAt, fixedAt }: Breach,
    subject: PlantedViolation['subject'],
  ): PlantedViolation => {
    const opportunityId = subject.kind === 'opportunity' ? subject.id : null;
    return { rule, subject, opportunityId, since, dueAt: dueAt ?? null, fixedAt: fixedAt ?? null };
  };
  const consultant = random.pick(outlet.consultants);
  const at = ([day, minute]: When) => calendar.at(first + day, minute);
  return {
    opportunity,
    outlet,
    consultant,
    person: syntheticPerson(number, random),
    model: random.pick(MODELS),
    vin: syntheticVin(number),
    random,
    script,
    ofOutlet: {},
    imports: [],
    violations,
    sealed,
    refusals,
    minute: random.whole(780, 900),
    at,
    dateOf: (day) => calendar.dateOf(first + day),
    closeOf: (day) => calendar.at(first + day + 1, 0),
    end: calendar.end,
    act: (command, data, when, more = {}) => script.act(command, data, { actor: consultant, at: at(when), ...more }),
    tries(rule, command, data, when, { actor = consultant, id = opportunity } = {}) {
      const [commandId, occurredAt] = [`sim:${opportunity}:refused:${refusals.length}`, at(when)];
      const sent = { command, id, data, actor, commandId, occurredAt, recordedAt: occurredAt };
      refusals.push({ rule, command: sent });
    },
    breaks: (rule, breach, subject = own) => violations.push(planted(rule, breach, subject)),
    breaksUnseen: (rule, breach) => sealed.push(planted(rule, breach, own)),
  };
}
