import { ruleBookIn } from '#command';
import {
  catalogue,
  type History,
  type Judging,
  judgeDemoCar,
  judgeOpportunity,
  judgeOutlet,
  judgeVisit,
  type MissedActivity,
  overdueByConsultant,
  type Point,
  stageModelOf,
  type Verdict,
} from '#compliance';
import type { Cursor } from '#event-store';
import { aggregateIdOf, categoryOf, earliest, type Instant, type RecordedEvent, type Zone } from '#kernel';
import { positionOf } from './completeness.ts';
import { registry } from './domain.ts';
import { QuestionRefused } from './errors.ts';
import { inOrder, toldOf } from './judged-opportunity.ts';
import { knownStreams } from './known-streams.ts';
import type { Engine } from './open-engine.ts';
import { type AskedTimes, queryTimes } from './query-time.ts';
import { allFacts, sceneOf, type VerdictFacts } from './verdict-scene.ts';

export interface ViolationsQuestion extends AskedTimes {
  readonly rule?: string | undefined;
  readonly consultant?: string | undefined;
  /** Told how many events of the log have been gone through, and how many there are. */
  readonly tell?: ((seen: number, all: number) => void) | undefined;
}

export interface ViolationsAnswer {
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  /** By the time since when they are broken, then by rule. */
  readonly violations: readonly Verdict[];
  readonly position: string;
  readonly settled: boolean;
}

/**
 * Every rule that was broken at an instant, by what was known at another, on opportunities, visits, demo cars and outlets,
 * and by consultants: the whole log is gone through, stream by stream. Birthdays stay sealed, and are not judged.
 * @throws QuestionRefused for a rule that there is not
 */
export async function askViolations(engine: Engine, question: ViolationsQuestion): Promise<ViolationsAnswer> {
  const { store, clock } = engine;
  const { rule, consultant, tell = () => {} } = question;
  if (rule !== undefined && !catalogue.some(({ name }) => name === rule)) {
    throw new QuestionRefused(
      `there is no rule ${JSON.stringify(rule)}: "compliance rules" lists those that there are`,
    );
  }
  const head = await store.head();
  const { asOf, effectiveAt, settled } = queryTimes(question, head, clock);
  const point = { asOf, effectiveAt: earliest(effectiveAt, asOf) };
  const [book, facts] = [await ruleBookIn(store, registry), await allFacts(store)];
  const setting = { facts, book, zoneOfLog: store.header.zone as Zone };
  const others = knownStreams(engine);
  const found: Verdict[] = [];
  const missed: MissedActivity[] = [];
  const ofOutlets = new Map(outletsKnown(facts).map((outlet): [string, History[]] => [outlet, []]));
  let seen = 0;
  for await (const { history, gone } of streamsIn(engine, head)) {
    const judging = { rules: catalogue, book, scene: sceneOf(history, setting), known: others.known };
    const [first] = history as [RecordedEvent];
    const told = toldOf(history, facts.exportsOf(aggregateIdOf(first.stream)));
    for (const outlet of outletsOf(history)) {
      const opportunities = ofOutlets.get(outlet);
      if (opportunities) opportunities.push(history);
      else ofOutlets.set(outlet, [history]);
    }
    let verdicts = verdictsOn(told, categoryOf(first.stream), point, judging);
    while (await others.read()) verdicts = verdictsOn(told, categoryOf(first.stream), point, judging);
    for (const verdict of verdicts.filter(isBroken)) {
      found.push(verdict);
      missed.push({ verdict, stageModel: stageModelOf(history) });
    }
    seen += gone;
    tell(seen, head.index + 1);
  }
  for (const [outlet, opportunities] of ofOutlets) {
    const files = { outlet, forecasts: facts.all('forecast'), demands: facts.all('demand'), opportunities };
    const scene = sceneOf(facts.of('outlet', outlet), { ...setting, outlet });
    found.push(...judgeOutlet(files, point, { rules: catalogue, book, scene }).filter(isBroken));
  }
  found.push(...overdueByConsultant(missed, point, { book, scene: sceneOf([], setting) }));
  const violations = found
    .filter((verdict) => rule === undefined || verdict.rule === rule)
    .filter((verdict) => consultant === undefined || verdict.consultant === consultant)
    .sort(inOrder);
  return { asOf, effectiveAt, violations, position: await positionOf(store, { asOf, settled }, head), settled };
}

function isBroken({ status }: Verdict): boolean {
  return status === 'violated';
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

/** Each judged stream whole; a page of the log may end within one. `gone`: events gone through since the one before. */
async function* streamsIn(
  { store }: Engine,
  upTo: Cursor,
): AsyncGenerator<{ readonly history: History; readonly gone: number }> {
  let open: RecordedEvent[] = [];
  let gone = 0;
  for await (const { events, seen } of store.readStreams({ upTo })) {
    gone += seen;
    for (const event of events) {
      const [first] = open;
      if (first && first.stream !== event.stream) {
        if (JUDGED.has(categoryOf(first.stream))) {
          yield { history: open, gone };
          gone = 0;
        }
        open = [];
      }
      open.push(registry.upcast(event));
    }
  }
  const [last] = open;
  if (last && JUDGED.has(categoryOf(last.stream))) yield { history: open, gone };
}
