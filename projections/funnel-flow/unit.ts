import type { StageModel } from '#opportunity';
import { actEntries, type Entry, type Episode, episodesOf } from './episode.ts';
import { type Act, type Flow, historyAt, type Point } from './flow.ts';
import type { Merge } from './merges.ts';
import type { Policies } from './policies.ts';
import { readEntries } from './reading.ts';
import type { KeyOf } from './scope.ts';

/** What is counted once: an episode, an opportunity by its first one, or a customer. */
export interface Unit {
  /** The stream of its opportunity, and its number there; of a customer those of the first of its `parts`. */
  readonly stream: string;
  readonly episode: number;
  /** The episodes of a customer who has several. */
  readonly parts?: readonly Unit[];
  /** As the policies read them, in effective order. */
  readonly entries: readonly Entry[];
  readonly began: number;
  /** When a recording first told of it, where the risk set begins then; else when it began. */
  readonly told: number;
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

/** What was known of one opportunity, by then effective, with its episodes. */
export interface KnownFlow {
  readonly stream: string;
  readonly customer: string;
  /** At least one. */
  readonly points: readonly Point[];
  readonly acts: readonly Act[];
  /** All that was ever told of where it stood, overturned or not. */
  readonly told: readonly Point[];
  readonly episodes: readonly Episode[];
}

/** Everything known by `known` and effective by `effective`, of the opportunities that had begun. */
export function knownFlows(flows: Iterable<Flow>, { known, effective }: Instants, model: StageModel): KnownFlow[] {
  const all: KnownFlow[] = [];
  for (const flow of flows) {
    const points = historyAt(flow.points, known, effective);
    if (points.length === 0) continue;
    const acts = historyAt(flow.acts, known, effective);
    const isWhole = points === flow.points.items && acts === flow.acts.items;
    all.push(isWhole ? wholeFlow(flow, model) : knownFlow(flow, points, acts, model));
  }
  return all;
}

/** What flows come to as a whole: most questions ask for now, and most flows have not changed since the last one. */
const wholes = new WeakMap<Flow, { readonly model: StageModel; readonly known: KnownFlow }>();

function wholeFlow(flow: Flow, model: StageModel): KnownFlow {
  const remembered = wholes.get(flow);
  if (remembered?.model === model) return remembered.known;
  const known = knownFlow(flow, flow.points.items, flow.acts.items, model);
  wholes.set(flow, { model, known });
  return known;
}

function knownFlow(flow: Flow, points: readonly Point[], acts: readonly Act[], model: StageModel): KnownFlow {
  const { stream, customer } = flow;
  return { stream, customer, points, acts, told: flow.points.items, episodes: episodesOf(points, model) };
}

/** A unit, and whose it is. */
interface OwnedUnit extends Unit {
  readonly customer: string;
}

/** The units as the policies read them; those of customers are still one an episode. */
export function unitsOf(flows: readonly KnownFlow[], model: StageModel, policies: Policies): readonly OwnedUnit[] {
  const units: OwnedUnit[] = [];
  for (const flow of flows) {
    const { points, acts, episodes } = flow;
    for (const episode of episodes) {
      if (policies.episodePolicy === 'first-episode' && episode.number !== 1) continue;
      const done = policies.orderPolicy === 'any' ? actEntries(episode, acts, points, model) : [];
      units.push(unitOf(flow, episode, done, policies));
    }
  }
  return units;
}

/** The units of every group: those whose last state is in it. A customer is one unit of each group. */
export function unitsByGroup(
  units: readonly OwnedUnit[],
  { episodePolicy }: Policies,
  personOf: (customer: string) => string,
  keyOf: KeyOf,
): ReadonlyMap<string, readonly Unit[]> {
  const groups = new Map<string, OwnedUnit[]>();
  for (const unit of units) {
    const key = keyOf(unit.last);
    if (key !== undefined) pushTo(groups, key, unit);
  }
  if (episodePolicy !== 'customer') return groups;
  const customers = [...groups].map(([key, ofKey]): [string, Unit[]] => {
    const persons = Map.groupBy(ofKey, ({ customer }) => personOf(customer));
    return [key, [...persons.values()].map(together)];
  });
  return new Map(customers);
}

function pushTo(groups: Map<string, OwnedUnit[]>, key: string, unit: OwnedUnit): void {
  const known = groups.get(key);
  if (known) known.push(unit);
  else groups.set(key, [unit]);
}

function unitOf(
  { stream, customer, told }: KnownFlow,
  episode: Episode,
  acts: readonly Entry[],
  policies: Policies,
): OwnedUnit {
  const { number, began, status, closed, last, moved } = episode;
  const entries = readEntries(moved, acts, policies);
  // Only a risk set that begins with the recording asks for it.
  const first = policies.riskSet === 'from-recording' ? firstTold(told, number) : began;
  return { stream, episode: number, customer, entries, began, told: first, status, closed, last };
}

function firstTold(points: readonly Point[], number: number): number {
  let first = Number.POSITIVE_INFINITY;
  for (const { episode, from } of points) if (episode === number && from < first) first = from;
  return first;
}

/** A customer is won once anything is won, lost once everything is lost. */
function together(units: readonly Unit[]): Unit {
  const [first] = units;
  if (units.length === 1) return first!;
  const won = units.filter(({ status }) => status === 'won');
  const open = units.filter(({ status }) => status === 'open');
  const closing = won.length > 0 ? earliest(won, closedAt) : open.length > 0 ? earliest(open, began) : latest(units);
  return {
    stream: first!.stream,
    episode: first!.episode,
    parts: units,
    entries: units.flatMap(({ entries }) => entries).sort((a, b) => a.at - b.at),
    began: Math.min(...units.map(began)),
    told: Math.min(...units.map(({ told }) => told)),
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
export function personAt(merges: ReadonlyMap<string, readonly Merge[]>, { known, effective }: Instants) {
  return (customer: string): string => {
    const passed = new Set([customer]);
    for (let person = customer; ; ) {
      const merge = merges
        .get(person)
        ?.findLast(([, , at, from, until]) => at <= effective && from <= known && (until === 0 || known < until));
      if (!merge || passed.has(merge[1])) return person;
      person = merge[1];
      passed.add(person);
    }
  };
}
