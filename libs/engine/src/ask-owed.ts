import { readEvents } from '#command';
import type { Verdict } from '#compliance';
import type { Cursor, EventStore } from '#event-store';
import type { Instant } from '#kernel';
import { parkedHeads } from '#projection';
import { breachOf, CONTEXT, judgeSubject, type TrailContext, trailContext } from '#projections/compliance-trail';
import type { ViewReader } from '#read-store';
import type { Broken } from './ask-violations.ts';
import { type Completeness, completenessOf } from './completeness.ts';
import { registry } from './domain.ts';
import { eventsIn } from './facts-of-verdicts.ts';
import type { JudgedAt } from './judged-at.ts';
import { lastPlace } from './last-place.ts';
import type { Engine } from './open-engine.ts';
import { outletVerdicts } from './outlet-verdicts.ts';
import { queryTimes } from './query-time.ts';
import { requireRule } from './require-rule.ts';
import { streamsWithin } from './streams-within.ts';
import { changedSince } from './trail-changes.ts';
import { type SubjectFound, trailSubjects } from './trail-subjects.ts';
import { type TrailSurroundings, trailSurroundings } from './trail-surroundings.ts';

/** What a rule wants done, or mended, by a time: it will be a violation if nothing more is recorded. */
export interface Owed
  extends Pick<
    Verdict,
    | 'rule'
    | 'ruleVersion'
    | 'issuer'
    | 'subject'
    | 'opportunityId'
    | 'consultant'
    | 'obligation'
    | 'evidence'
    | 'message'
  > {
  readonly remedy: Verdict['remedy'];
  /** That the subject began at. */
  readonly outlet: string | null;
  /** Its deadline; of what is looked at when a day closes, the first close that would fail. */
  readonly dueAt: Instant;
  /** That has passed, and late entries may still come. */
  readonly overdue: boolean;
}

export interface OwedQuestion {
  /** Default: now. */
  readonly asOf?: Instant | undefined;
  readonly rule?: string | undefined;
  readonly consultant?: string | undefined;
  readonly outlet?: string | undefined;
  /** Due then or earlier. */
  readonly until?: Instant | undefined;
  /** The rows that the asker may see. Default: all. */
  readonly isWithin?: ((whose: Broken) => boolean) | undefined;
}

export interface OwedAnswer extends Completeness {
  readonly asOf: Instant;
  /** By due time. */
  readonly owed: readonly Owed[];
}

/**
 * What the rules will find broken unless something is done, as it was known at an instant: obligations whose deadline lies
 * ahead, or may still be kept by late entries, and closes of days to come that would fail. Birthdays stay sealed: the
 * worklist tells of them. The trail is asked; for an instant that is over, what was recorded of since is judged from the log.
 * @throws QuestionRefused for a rule that there is not, an instant to come; ViewBehind and what the stores throw
 */
export async function askOwed(engine: Engine, question: OwedQuestion): Promise<OwedAnswer> {
  const { store, clock, projector, verdicts } = engine;
  requireRule(question.rule);
  const head = await store.head();
  const { asOf, settled } = queryTimes({ asOf: question.asOf }, head, clock);
  const view = await projector.ensureCaughtUp('compliance-trail', head);
  return view.read(async (reader) => {
    const place = settled ? await lastPlace(store, (recordedAt) => recordedAt <= asOf) : head;
    const { consultant } = question;
    const key = JSON.stringify(['owed', asOf, place.index, consultant, (await parkedHeads(reader)).length]);
    const found = await verdicts.judged(key, () => undecided(store, reader, { place, asOf, consultant }));
    const owed = found.map((judged) => owedBy(judged, asOf)).filter((one) => isAsked(one, question));
    const concerns = streamsWithin(engine, question.isWithin, asOf);
    const upTo = await reader.checkpoint();
    return {
      asOf,
      owed: owed.sort(byDueTime),
      ...(await completenessOf(reader, { asOf, settled }, { store, upTo, concerns })),
    };
  });
}

interface AskedPlace {
  readonly asOf: Instant;
  /** Where the log ended then. */
  readonly place: Cursor;
  readonly consultant: string | undefined;
}

/** What is not decided then, and will be a violation if nothing is recorded after it. */
async function undecided(store: EventStore, trail: ViewReader, asked: AskedPlace): Promise<readonly JudgedAt[]> {
  const found: JudgedAt[] = [];
  const around = await trailSurroundings(store);
  for await (const { stream, subject } of subjectsThen(store, trail, asked, around)) {
    const { breaches, outlet } = subject;
    for (const verdict of breaches.map((breach) => breachOf(stream, breach)))
      if ((verdict.decidableAt as Instant) > asked.asOf) found.push({ verdict, outlet });
  }
  if (asked.consultant !== undefined) return found;
  const point = { asOf: asked.asOf, effectiveAt: asked.asOf };
  const ofOutlets = await outletVerdicts(store, trail, point, around.setting);
  return [...found, ...ofOutlets.filter(({ verdict: { status } }) => status === 'open' || status === 'pending')];
}

/** As the trail holds them; judged again are those that were recorded of since, or for which rules or people had changed. */
async function* subjectsThen(
  store: EventStore,
  trail: ViewReader,
  { asOf, place, consultant }: AskedPlace,
  { events, setting }: TrailSurroundings,
): AsyncGenerator<SubjectFound> {
  const isChanged = changedSince(events, asOf);
  let context: TrailContext | undefined;
  for await (const { stream, subject } of trailSubjects(trail, consultant)) {
    if (subject.position <= place.position && !isChanged(subject)) yield { stream, subject };
    else {
      const history = (await readEvents(store, registry, stream)).filter(({ position }) => position <= place.position);
      context ??= await contextAt(store, place);
      if (history.length > 0) yield { stream, subject: judgeSubject(history, context, setting) };
    }
  }
}

/** All that had been recorded by a place bears on every subject. */
async function contextAt(store: EventStore, { position }: Cursor): Promise<TrailContext> {
  const context = trailContext();
  for (const event of await eventsIn(store, CONTEXT)) if (event.position <= position) context.learn(event);
  return { ...context, upTo: () => context.upTo(position) };
}

function owedBy({ verdict, outlet }: JudgedAt, asOf: Instant): Owed {
  const { rule, ruleVersion, issuer, subject, opportunityId, consultant, obligation, evidence } = verdict;
  const dueAt = (verdict.dueAt ?? verdict.since) as Instant;
  return {
    ...{ rule, ruleVersion, issuer, subject, opportunityId, consultant, outlet, obligation, dueAt },
    overdue: dueAt < asOf,
    evidence,
    message: verdict.message,
    remedy: verdict.remedy,
  };
}

function isAsked({ rule, consultant, outlet, dueAt }: Owed, asked: OwedQuestion): boolean {
  return (
    (asked.rule === undefined || rule === asked.rule) &&
    (asked.consultant === undefined || consultant === asked.consultant) &&
    (asked.outlet === undefined || outlet === asked.outlet) &&
    (asked.until === undefined || dueAt <= asked.until) &&
    (asked.isWithin?.({ consultant: consultant ?? undefined, outlet: outlet ?? undefined }) ?? true)
  );
}

function byDueTime(a: Owed, b: Owed): number {
  if (a.dueAt !== b.dueAt) return a.dueAt < b.dueAt ? -1 : 1;
  return a.obligation < b.obligation ? -1 : Number(a.obligation > b.obligation);
}
