import { setImmediate as turn } from 'node:timers/promises';
import { chineseWorkCalendar } from '#calendar';
import { readEvents, ruleBookIn } from '#command';
import { catalogue, type History, type RuleBook, sceneOf, type Verdict, verdictFacts, violatedBy } from '#compliance';
import type { EventStore } from '#event-store';
import { aggregateIdOf, type Instant, type RecordedEvent, type StreamName, type Zone } from '#kernel';
import { SEVERAL } from '#projection';
import type { SubjectTrail } from '#projections/compliance-trail';
import type { Find, Found, ViewReader } from '#read-store';
import { registry } from './domain.ts';
import { factsNamedIn } from './facts-of-verdicts.ts';
import { type BrokenAt, type JudgedAt, overdueAt } from './judged-at.ts';
import { judgedSubject, toldOf } from './judged-subject.ts';
import { knownStreams } from './known-streams.ts';
import { OUTLET_RULES, outletFiles } from './outlet-files.ts';
import { changedSince } from './trail-changes.ts';

export interface TrailQuestion {
  /** What was broken then, by what was known then. */
  readonly at: Instant;
  /** Only what may be this consultant's. */
  readonly consultant?: string | undefined;
  /** Only what had a deadline; default: whatever was broken. */
  readonly due?: boolean | undefined;
  /** Told how many subjects of how many have been gone through. */
  readonly tell?: ((seen: number, all: number) => void) | undefined;
  /** Ends it, with the signal's reason thrown. */
  readonly signal?: AbortSignal | undefined;
}

const SUBJECTS_AT_A_TIME = 500;

/**
 * Every breach that the trail tells of an instant, and what follows from it for consultants and outlets. Judged again from
 * the log is only what rules or staff have changed for since, and what imports brought.
 */
export async function trailBreaches(
  store: EventStore,
  trail: ViewReader,
  { at, consultant, due = false, tell = () => {}, signal }: TrailQuestion,
): Promise<readonly JudgedAt[]> {
  const point = { effectiveAt: at, asOf: at };
  const context = await eventsOf(store, ['outlet', 'staff', 'ruleBook', 'demand', 'forecast']);
  const book = await ruleBookIn(store, registry);
  const facts = verdictFacts(context);
  const setting = { facts, book, calendar: chineseWorkCalendar, zoneOfLog: store.header.zone as Zone };
  const isChanged = changedSince(context, at);
  const others = knownStreams({ store });
  const broken: BrokenAt[] = [];
  const all = await trail.count('subjects');
  let seen = 0;
  for await (const { key, document } of subjectsOf(trail, consultant)) {
    signal?.throwIfAborted();
    const subject = document as unknown as SubjectTrail;
    const breaches =
      isChanged(subject) || (subject.imported === 1 && !due)
        ? await judgedAgain(key as StreamName)
        : subject.breaches.flatMap((breach) => violatedBy(breach, at) ?? []);
    const { outlet, stageModel } = subject;
    for (const verdict of breaches) broken.push({ verdict, outlet, stageModel: stageModel ?? undefined });
    seen += 1;
    tell(seen, all);
  }
  const owed = consultant === undefined && isBinding(book) ? await Array.fromAsync(ofOutlets()) : [];
  const overdue = overdueAt(broken, point, { book, scene: sceneOf([], setting) });
  return [...broken, ...overdue, ...owed].filter(({ verdict }) => !due || verdict.dueAt !== null);

  async function judgedAgain(stream: StreamName): Promise<readonly Verdict[]> {
    const history = await readEvents(store, registry, stream);
    const named = await factsNamedIn(store, history);
    const told = toldOf(history, named.exportsOf(aggregateIdOf(stream)));
    const scene = sceneOf(history, { ...setting, facts: named });
    const verdicts = await judgedSubject({ history, told }, point, { rules: catalogue, book, scene }, others);
    return verdicts.filter(isBroken);
  }

  async function* ofOutlets(): AsyncGenerator<JudgedAt> {
    const files = outletFiles(setting);
    for (const { key } of await trail.find('subjects', { index: ['ordered'], equals: [1] }))
      files.take(await readEvents(store, registry, key as StreamName));
    for await (const judged of files.judged(point, OUTLET_RULES, signal)) if (isBroken(judged.verdict)) yield judged;
  }
}

/** Some at a time, and whatever else the thread has to do in between. */
async function* subjectsOf(trail: ViewReader, consultant: string | undefined): AsyncGenerator<Found> {
  const finds: readonly Find[] =
    consultant === undefined
      ? [{}]
      : [consultant, SEVERAL].map((filed) => ({ index: ['consultant'], equals: [filed] }));
  for (const find of finds) {
    for (let onwards: Find = {}; ; ) {
      const found = await trail.find('subjects', { ...find, ...onwards, limit: SUBJECTS_AT_A_TIME });
      yield* found;
      const last = found.at(-1);
      if (!last) break;
      onwards = { from: last.key, fromExclusive: true };
      await turn();
    }
  }
}

/** Whether any version of any book binds outlets. */
function isBinding(book: RuleBook): boolean {
  return book.some(({ content }) => OUTLET_RULES.some(({ name }) => content.rules[name]));
}

function isBroken({ status }: Verdict): boolean {
  return status === 'violated';
}

async function eventsOf(store: EventStore, categories: readonly string[]): Promise<History> {
  const events: RecordedEvent[] = [];
  for await (const page of store.readAll({ categories })) events.push(...page.map(registry.upcast));
  return events;
}
