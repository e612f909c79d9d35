import type { StageModel } from '#opportunity';
import { actEntries, type Entry, type Episode, episodesOf, winOf } from './episode.ts';
import { type Flow, historyAt, type Point } from './flow.ts';
import type { Merge } from './merges.ts';
import type { Policies } from './policies.ts';
import { readEntries } from './reading.ts';
import type { KeyOf } from './scope.ts';

/** What is counted once: an episode, an opportunity by its first one, or a customer. */
export interface Unit {
  /** As the policies read them, in effective order. */
  readonly entries: readonly Entry[];
  readonly began: number;
  readonly status: Point['status'];
  /** When it was won or lost. */
  readonly closed: number | undefined;
  /** Where it stands, which its value is taken from. */
  readonly last: Point;
}

/** What was known by `known`, effective by `effective`: epoch ms. */
export interface Instants {
  readonly known: number;
  readonly effective: number;
}

/** The units of every group: those whose last state is in it. */
export function unitsByGroup(
  flows: Iterable<Flow>,
  merges: ReadonlyMap<string, readonly Merge[]>,
  instants: Instants,
  model: StageModel,
  policies: Policies,
  keyOf: KeyOf,
): ReadonlyMap<string, readonly Unit[]> {
  const units = new Map<string, Unit[]>();
  const customers = new Map<string, Map<string, Unit[]>>();
  for (const { customer, points, acts } of flows) {
    const known = historyAt(points, instants.known, instants.effective);
    for (const episode of episodesOf(known, model)) {
      if (policies.episodePolicy === 'first-episode' && episode.number !== 1) continue;
      const key = keyOf(episode.last);
      if (key === undefined) continue;
      const done = policies.orderPolicy === 'any' ? historyAt(acts, instants.known, instants.effective) : [];
      const unit = unitOf(episode, actEntries(episode, done, known, model), model, policies);
      if (policies.episodePolicy === 'customer') {
        const ofKey = customers.get(key) ?? new Map<string, Unit[]>();
        customers.set(key, ofKey);
        const person = mergedInto(customer, merges, instants);
        pushTo(ofKey, person, unit);
      } else pushTo(units, key, unit);
    }
  }
  for (const [key, ofKey] of customers) units.set(key, [...ofKey.values()].map(together));
  return units;
}

function pushTo(units: Map<string, Unit[]>, key: string, unit: Unit): void {
  const known = units.get(key);
  if (known) known.push(unit);
  else units.set(key, [unit]);
}

function unitOf(episode: Episode, acts: readonly Entry[], model: StageModel, policies: Policies): Unit {
  const { began, status, closed, last, visits } = episode;
  const win = winOf(episode, model);
  return { entries: readEntries(win ? [...visits, win] : visits, acts, policies), began, status, closed, last };
}

/** A customer is won once anything is won, lost once everything is lost. */
function together(units: readonly Unit[]): Unit {
  const [first] = units;
  if (units.length === 1) return first!;
  const won = units.filter(({ status }) => status === 'won');
  const open = units.filter(({ status }) => status === 'open');
  const closing = won.length > 0 ? earliest(won, closedAt) : open.length > 0 ? earliest(open, began) : latest(units);
  return {
    entries: units.flatMap(({ entries }) => entries).sort((a, b) => a.at - b.at),
    began: Math.min(...units.map(began)),
    status: closing.status,
    closed: closing.closed,
    last: closing.last,
  };
}

const began = (unit: Unit) => unit.began;
const closedAt = ({ closed = Number.POSITIVE_INFINITY }: Unit) => closed;

function earliest(units: readonly Unit[], at: (unit: Unit) => number): Unit {
  return units.reduce((first, unit) => (at(unit) < at(first) ? unit : first));
}

function latest(units: readonly Unit[]): Unit {
  return units.reduce((last, unit) => (closedAt(unit) > closedAt(last) ? unit : last));
}

/** Whose file a customer's file belongs to. */
function mergedInto(customer: string, merges: ReadonlyMap<string, readonly Merge[]>, instants: Instants): string {
  const { known, effective } = instants;
  const passed = new Set([customer]);
  for (let person = customer; ; ) {
    const merge = merges
      .get(person)
      ?.findLast(([, , at, from, until]) => at <= effective && from <= known && (until === 0 || known < until));
    if (!merge || passed.has(merge[1])) return person;
    person = merge[1];
    passed.add(person);
  }
}
