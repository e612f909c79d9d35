import { setImmediate as turn } from 'node:timers/promises';
import { chineseWorkCalendar } from '#calendar';
import { ruleBookIn } from '#command';
import { catalogue, JUDGED, type Point, type Rule, sceneOf, stageModelOf, toldOf, type Verdict } from '#compliance';
import type { Cursor, EventStore } from '#event-store';
import { aggregateIdOf, type RecordedEvent, type Zone } from '#kernel';
import { registry } from './domain.ts';
import { allFacts } from './facts-of-verdicts.ts';
import { type BrokenAt, type JudgedAt, overdueAt } from './judged-at.ts';
import { judgedSubject } from './judged-subject.ts';
import { knownStreams } from './known-streams.ts';
import { outletFiles } from './outlet-files.ts';
import { wholeStreams } from './whole-streams.ts';

export interface Passing {
  /** Default: all of the catalogue. */
  readonly rules?: readonly Rule[] | undefined;
  /** Told how many events of the log have been gone through, and how many there are. */
  readonly tell?: ((seen: number, all: number) => void) | undefined;
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
  { rules = catalogue, tell = () => {} }: Passing = {},
): Promise<readonly JudgedAt[]> {
  const [book, facts] = [await ruleBookIn(store, registry), await allFacts(store)];
  const setting = { facts, book, calendar: chineseWorkCalendar, zoneOfLog: store.header.zone as Zone };
  const others = knownStreams({ store });
  const outlets = outletFiles(setting);
  const found: JudgedAt[] = [];
  const broken: BrokenAt[] = [];
  let seen = 0;
  let begun = performance.now();
  for await (const { history, gone } of wholeStreams(store, head, JUDGED)) {
    if (performance.now() - begun > TURN_MS) {
      await turn();
      begun = performance.now();
    }
    const [first] = history as [RecordedEvent];
    const told = toldOf(history, facts.exportsOf(aggregateIdOf(first.stream)));
    const judging = { rules, book, scene: sceneOf(history, setting) };
    const verdicts = await judgedSubject({ history, told }, point, judging, others);
    outlets.take(history);
    const outlet = first.meta.outlet ?? null;
    for (const verdict of verdicts) {
      if (isWanted(verdict)) found.push({ verdict, outlet });
      if (verdict.status === 'violated') broken.push({ verdict, stageModel: stageModelOf(history), outlet });
    }
    seen += gone;
    tell(seen, head.index + 1);
  }
  for await (const judged of outlets.judged(point, rules)) if (isWanted(judged.verdict)) found.push(judged);
  const overdue = overdueAt(broken, point, { book, scene: sceneOf([], setting) });
  return [...found, ...overdue.filter(({ verdict }) => isWanted(verdict))];
}
