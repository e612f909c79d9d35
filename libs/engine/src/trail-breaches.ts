import { readEvents } from '#command';
import { catalogue, isMissedActivity, sceneOf, toldOf, type Verdict, type VerdictFacts, violatedBy } from '#compliance';
import type { EventStore } from '#event-store';
import { aggregateIdOf, type Instant, type StreamName } from '#kernel';
import { breachOf } from '#projections/compliance-trail';
import type { ViewReader } from '#read-store';
import { registry } from './domain.ts';
import { allFacts } from './facts-of-verdicts.ts';
import { type BrokenAt, type JudgedAt, overdueAt } from './judged-at.ts';
import { judgedSubject } from './judged-subject.ts';
import { knownStreams } from './known-streams.ts';
import { outletVerdicts } from './outlet-verdicts.ts';
import { changedSince } from './trail-changes.ts';
import { trailSubjects } from './trail-subjects.ts';
import { trailSurroundings } from './trail-surroundings.ts';

export interface TrailQuestion {
  /** What was broken then, by what was known then. */
  readonly at: Instant;
  /** Only what may be this consultant's. */
  readonly consultant?: string | undefined;
  /** Only what had a deadline; default: whatever was broken. */
  readonly due?: boolean | undefined;
  /** What is told; the rest is not kept in memory. Default: all. */
  readonly isWanted?: ((judged: JudgedAt) => boolean) | undefined;
  /** Told how many subjects of how many have been gone through. */
  readonly tell?: ((seen: number, all: number) => void) | undefined;
  /** Ends it, with the signal's reason thrown. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Every breach that the trail tells of an instant, and what follows from it for consultants and outlets. Judged again from
 * the log is only what rules or staff have changed for since, and what imports brought.
 */
export async function trailBreaches(
  store: EventStore,
  trail: ViewReader,
  { at, consultant, due = false, isWanted = () => true, tell = () => {}, signal }: TrailQuestion,
): Promise<readonly JudgedAt[]> {
  const point = { effectiveAt: at, asOf: at };
  const { events, setting } = await trailSurroundings(store);
  const { book } = setting;
  const isChanged = changedSince(events, at);
  const others = knownStreams({ store });
  let facts: VerdictFacts | undefined;
  const isTold = (judged: JudgedAt) => (!due || judged.verdict.dueAt !== null) && isWanted(judged);
  const told: JudgedAt[] = [];
  const missed: BrokenAt[] = [];
  const all = await trail.count('subjects');
  let seen = 0;
  for await (const { stream, subject } of trailSubjects(trail, consultant)) {
    signal?.throwIfAborted();
    const breaches =
      isChanged(subject) || (subject.imported === 1 && !due)
        ? await judgedAgain(stream)
        : subject.breaches.flatMap((breach) => violatedBy(breachOf(stream, breach), at) ?? []);
    const { outlet, stageModel } = subject;
    for (const verdict of breaches) {
      if (isTold({ verdict, outlet })) told.push({ verdict, outlet });
      if (isMissedActivity(verdict)) missed.push({ verdict, outlet, stageModel: stageModel ?? undefined });
    }
    seen += 1;
    tell(seen, all);
  }
  const ofOutlets = consultant === undefined ? await outletVerdicts(store, trail, point, setting, signal) : [];
  const overdue = overdueAt(missed, point, { book, scene: sceneOf([], setting) });
  return [...told, ...[...overdue, ...ofOutlets].filter((one) => isBroken(one.verdict) && isTold(one))];

  async function judgedAgain(stream: StreamName): Promise<readonly Verdict[]> {
    const history = await readEvents(store, registry, stream);
    facts ??= await allFacts(store);
    const subject = { history, told: toldOf(history, facts.exportsOf(aggregateIdOf(stream))) };
    const scene = sceneOf(history, { ...setting, facts });
    const verdicts = await judgedSubject(subject, point, { rules: catalogue, book, scene }, others);
    return verdicts.filter(isBroken);
  }
}

function isBroken({ status }: Verdict): boolean {
  return status === 'violated';
}
