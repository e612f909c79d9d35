import { setImmediate as turn } from 'node:timers/promises';
import { chineseWorkCalendar } from '#calendar';
import { ruleBookIn } from '#command';
import {
  catalogue,
  type History,
  type Judging,
  judgeDemoCar,
  judgeOpportunity,
  judgeOutlet,
  judgeVisit,
  overdueByConsultant,
  type Point,
  type Rule,
  sceneOf,
  stageModelOf,
  type Verdict,
  type VerdictFacts,
} from '#compliance';
import type { Cursor, EventStore } from '#event-store';
import { aggregateIdOf, categoryOf, type RecordedEvent, type Zone } from '#kernel';
import { registry } from './domain.ts';
import { allFacts } from './facts-of-verdicts.ts';
import { toldOf } from './judged-opportunity.ts';
import { knownStreams } from './known-streams.ts';
import { wholeStreams } from './whole-streams.ts';

/** A verdict, and where it is at home. */
export interface JudgedAt {
  readonly verdict: Verdict;
  /** That the subject began at, or for a consultant the one of all that was missed; null where there is no such one. */
  readonly outlet: string | null;
}

export interface Passing {
  /** Default: all of the catalogue. */
  readonly rules?: readonly Rule[] | undefined;
  /** Told how many events of the log have been gone through, and how many there are. */
  readonly tell?: ((seen: number, all: number) => void) | undefined;
  /** The pass ends where it is given, with the signal's reason thrown. */
  readonly signal?: AbortSignal | undefined;
}

/** How long others of the thread wait for their turn at most, in ms; one stream is judged in one go. */
const TURN_MS = 10;

/**
 * Every verdict wanted at a point on opportunities, visits, demo cars and outlets, and on consultants: the whole log is
 * gone through, stream by stream, and whatever else the thread has to do goes on meanwhile. Birthdays stay sealed, and are
 * not judged.
 * @param head what was appended later is not looked at
 */
export async function judgeLog(
  store: EventStore,
  head: Cursor,
  point: Point,
  isWanted: (verdict: Verdict) => boolean,
  { rules = catalogue, tell = () => {}, signal }: Passing = {},
): Promise<readonly JudgedAt[]> {
  const [book, facts] = [await ruleBookIn(store, registry), await allFacts(store)];
  const setting = { facts, book, calendar: chineseWorkCalendar, zoneOfLog: store.header.zone as Zone };
  const others = knownStreams({ store });
  const found: JudgedAt[] = [];
  const broken: {
    readonly verdict: Verdict;
    readonly stageModel: string | undefined;
    readonly outlet: string | null;
  }[] = [];
  const ofOutlets = new Map(outletsKnown(facts).map((outlet): [string, History[]] => [outlet, []]));
  let seen = 0;
  let begun = performance.now();
  for await (const { history, gone } of wholeStreams(store, head, JUDGED)) {
    signal?.throwIfAborted();
    if (performance.now() - begun > TURN_MS) {
      await turn();
      begun = performance.now();
    }
    const judging = { rules, book, scene: sceneOf(history, setting), known: others.known };
    const [first] = history as [RecordedEvent];
    const told = toldOf(history, facts.exportsOf(aggregateIdOf(first.stream)));
    for (const outlet of outletsOf(history)) {
      const opportunities = ofOutlets.get(outlet);
      if (opportunities) opportunities.push(history);
      else ofOutlets.set(outlet, [history]);
    }
    let verdicts = verdictsOn(told, categoryOf(first.stream), point, judging);
    while (await others.read()) verdicts = verdictsOn(told, categoryOf(first.stream), point, judging);
    const outlet = first.meta.outlet ?? null;
    for (const verdict of verdicts) {
      if (isWanted(verdict)) found.push({ verdict, outlet });
      if (verdict.status === 'violated') broken.push({ verdict, stageModel: stageModelOf(history), outlet });
    }
    seen += gone;
    tell(seen, head.index + 1);
  }
  for (const [outlet, opportunities] of ofOutlets) {
    signal?.throwIfAborted();
    await turn();
    const files = { outlet, forecasts: facts.all('forecast'), demands: facts.all('demand'), opportunities };
    const scene = sceneOf(facts.of('outlet', outlet), { ...setting, outlet });
    for (const verdict of judgeOutlet(files, point, { rules, book, scene }))
      if (isWanted(verdict)) found.push({ verdict, outlet });
  }
  const overdue = overdueByConsultant(broken, point, { book, scene: sceneOf([], setting) });
  const outletOf = new Map(
    broken.flatMap(({ verdict, outlet }) => verdict.evidence.map((event) => [event, outlet] as const)),
  );
  for (const verdict of overdue) {
    if (!isWanted(verdict)) continue;
    const [outlet = null, ...others] = new Set(verdict.evidence.map((event) => outletOf.get(event) ?? null));
    found.push({ verdict, outlet: others.length > 0 ? null : outlet });
  }
  return found;
}

function outletsKnown(facts: VerdictFacts): readonly string[] {
  const registered = facts.all('outlet').map(({ stream }) => aggregateIdOf(stream));
  const named = [...facts.all('demand'), ...facts.all('forecast')].flatMap(({ meta }) => meta.outlet ?? []);
  return [...new Set([...registered, ...named])];
}

/** The outlets that an opportunity's orders were placed at: what an outlet owes follows from those alone. */
function outletsOf(history: History): ReadonlySet<string> {
  if (!history.some(({ type }) => type === 'OrderPlaced')) return new Set();
  return new Set(history.flatMap(({ meta }) => meta.outlet ?? []));
}

function verdictsOn(told: History, category: string, point: Point, judging: Judging): readonly Verdict[] {
  if (category === 'opportunity') return judgeOpportunity(told, point, judging);
  return category === 'visit' ? judgeVisit(told, point, judging) : judgeDemoCar(told, point, judging);
}

const JUDGED: ReadonlySet<string> = new Set(['opportunity', 'visit', 'demoCar']);
