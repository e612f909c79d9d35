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
  /** Those of `last`: every question asks them of every unit. */
  readonly model: string;
  readonly dimensions: Point['dimensions'];
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
  /** Those as units, by the stages that they stood in. */
  readonly units: readonly OwnedUnit[];
}

/** Everything known by `known` and effective by `effective`, of the opportunities that had begun. */
export function knownFlows(
  flows: ReadonlyMap<string, Flow>,
  { known, effective }: Instants,
  model: StageModel,
): readonly KnownFlow[] {
  const remembered = rememberedOf(flows, model);
  const { byPlace } = remembered;
  const all: KnownFlow[] = [];
  let place = 0;
  let isWhole = true;
  for (const flow of flows.values()) {
    const points = historyAt(flow.points, known, effective);
    const acts = historyAt(flow.acts, known, effective);
    const isStanding = points === flow.points.standing && acts === flow.acts.standing;
    isWhole &&= isStanding;
    if (points.length > 0) {
      let one = byPlace[place];
      if (one?.points !== points || one.acts !== acts) {
        one = knownFlow(flow, points, acts, model);
        if (isStanding) {
          byPlace[place] = one;
          remembered.whole = [];
        }
      }
      all.push(one);
    }
    place += 1;
  }
  if (!isWhole) return all;
  if (remembered.whole.length !== all.length) remembered.whole = all;
  return remembered.whole;
}

/** What flows come to once everything is known: most questions ask for now, and most flows have not changed since the last one. */
interface Remembered {
  readonly model: StageModel;
  /** By the place of the flow, which never changes. */
  readonly byPlace: (KnownFlow | undefined)[];
  /** All of them, the same list as long as nothing changes; empty where something has. */
  whole: readonly KnownFlow[];
}

const memory = new WeakMap<ReadonlyMap<string, Flow>, Remembered>();

function rememberedOf(flows: ReadonlyMap<string, Flow>, model: StageModel): Remembered {
  const before = memory.get(flows);
  if (before?.model === model) return before;
  const remembered = { model, byPlace: new Array<undefined>(flows.size).fill(undefined), whole: [] };
  memory.set(flows, remembered);
  return remembered;
}

function knownFlow(flow: Flow, points: readonly Point[], acts: readonly Act[], model: StageModel): KnownFlow {
  const { stream, customer } = flow;
  const episodes = episodesOf(points, model);
  const told = flow.points.items;
  return { stream, customer, points, acts, told, episodes, units: episodes.map((one) => asMoved(flow, one)) };
}

/** A unit, and whose it is. */
interface OwnedUnit extends Unit {
  readonly customer: string;
}

/** The units as the policies read them; those of customers are still one an episode. */
export function unitsOf(flows: readonly KnownFlow[], model: StageModel, policies: Policies): readonly OwnedUnit[] {
  const units = readsAsMoved(policies)
    ? unitsAsMoved(flows)
    : flows.flatMap((flow) =>
        flow.units.map((unit, place) => unitOf(flow, unit, flow.episodes[place]!, model, policies)),
      );
  return policies.episodePolicy === 'first-episode' ? units.filter(({ episode }) => episode === 1) : units;
}

const asMovedBefore = new WeakMap<readonly KnownFlow[], readonly OwnedUnit[]>();

function unitsAsMoved(flows: readonly KnownFlow[]): readonly OwnedUnit[] {
  const before = asMovedBefore.get(flows);
  if (before) return before;
  const units: OwnedUnit[] = [];
  for (const flow of flows) for (const unit of flow.units) units.push(unit);
  asMovedBefore.set(flows, units);
  return units;
}

/** The units in scope; the same list where all are. */
export function unitsWithin(units: readonly OwnedUnit[], keyOf: KeyOf): readonly OwnedUnit[] {
  const within = units.filter((unit) => keyOf(unit) !== undefined);
  return within.length === units.length ? units : within;
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
    const key = keyOf(unit);
    if (key !== undefined) pushTo(groups, key, unit);
  }
  if (episodePolicy !== 'customer') {
    const [[key, first] = []] = groups;
    // The same list, which its times may be known of.
    return first?.length === units.length ? new Map([[key!, units]]) : groups;
  }
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

function asMoved({ stream, customer }: Flow, { number, moved, began, status, closed, last }: Episode): OwnedUnit {
  const { model, dimensions } = last;
  const what = { stream, episode: number, customer, model, dimensions };
  return { ...what, entries: moved, began, told: began, status, closed, last };
}

/** Whether units are those of episodes as they were moved. */
function readsAsMoved({ orderPolicy, regressionPolicy, riskSet }: Policies): boolean {
  return orderPolicy === 'as-moved' && regressionPolicy === 'first-entry' && riskSet === 'from-beginning';
}

function unitOf(
  flow: KnownFlow,
  asMoved: OwnedUnit,
  episode: Episode,
  model: StageModel,
  policies: Policies,
): OwnedUnit {
  const acts = policies.orderPolicy === 'any' ? actEntries(episode, flow.acts, flow.points, model) : [];
  const entries = readEntries(episode.moved, acts, policies);
  // Only a risk set that begins with the recording asks for it.
  const told = policies.riskSet === 'from-recording' ? firstTold(flow.told, episode.number) : episode.began;
  return { ...asMoved, entries, told };
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
    model: closing.model,
    dimensions: closing.dimensions,
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
