import { ruleBookIn } from '#command';
import { catalogue } from '#compliance';
import type { EventStore } from '#event-store';
import {
  type Actor,
  aggregateIdOf,
  type Clock,
  eventId,
  type Instant,
  type JsonObject,
  later,
  latest,
  type NewEvent,
  type StreamName,
} from '#kernel';
import { breachStream, type ObligationBreached, obligationBreached } from '#planning';
import { plainHash } from '#privacy';
import type { Projector } from '#projection';
import { registry } from './domain.ts';
import type { JudgedAt } from './judged-at.ts';
import { type TrailQuestion, trailBreaches } from './trail-breaches.ts';

/** Who records breaches: nobody asked for it, time has passed. */
export const OBLIGATION_SWEEPER: Actor = { id: 'obligation-sweeper', role: 'service' };

/** What is swept: the trail of a log tells what was breached. */
export interface SweptLog {
  readonly store: EventStore;
  readonly projector: Pick<Projector, 'ensureCaughtUp'>;
  readonly clock: Clock;
}

type Passing = Pick<TrailQuestion, 'tell' | 'signal'>;

export interface Swept {
  /** What was known by then, and true then, decided. */
  readonly judgedAt: Instant;
  /** Obligations that were breached by then, recorded before or now. */
  readonly breached: number;
  /** Of these, recorded now, by this sweep. */
  readonly recorded: number;
}

/** Names of the rules whose due times are personal: their breaches are never events. */
const SEALED: ReadonlySet<string> = new Set(
  catalogue.flatMap((rule) => (rule.kind === 'due' && 'sealed' in rule && rule.sealed ? [rule.name] : [])),
);

/**
 * Records each obligation that was broken for good and is not on record yet as `ObligationBreached`, in a stream of its own
 * that must not exist, one after the other by due time. What is recorded depends on the obligation alone: any number of
 * processes may sweep at once, and again, and after a stop of days.
 *
 * Judged is the last instant that is over, by the clock and by the log: what is recorded while this works comes after it.
 * @throws what the store throws; the signal's reason
 */
export async function sweepBreaches({ store, clock, projector }: SweptLog, passing: Passing = {}): Promise<Swept> {
  const { recordedAt: head } = await store.head();
  const judgedAt = later(head === null ? clock() : latest(clock(), head), -1);
  const none = { judgedAt, breached: 0, recorded: 0 };
  if ((await ruleBookIn(store, registry)).length === 0) return none;
  const breaches = await breachesBy({ store, projector }, judgedAt, passing);
  const known = await recordedBreaches(store);
  let recorded = 0;
  for (const breach of breaches.toSorted(byDueTime)) {
    const stream = breachStream(breach.verdict.obligation);
    if (known.has(stream)) continue;
    passing.signal?.throwIfAborted();
    const appended = await store.append(stream, [breachEvent(stream, breach, store.header.tenant)], 'noStream');
    // Where somebody else was first it is on record, which is all that is wanted.
    if (appended.outcome === 'appended' && !appended.repeated) recorded += 1;
  }
  return { judgedAt, breached: breaches.length, recorded };
}

/** Judged again where an append that was under way turns out to have been recorded by then. */
async function breachesBy(
  { store, projector }: Omit<SweptLog, 'clock'>,
  judgedAt: Instant,
  passing: Passing,
): Promise<readonly JudgedAt[]> {
  const head = await store.head();
  const view = await projector.ensureCaughtUp('compliance-trail', head);
  const due = await view.read((trail) => trailBreaches(store, trail, { at: judgedAt, due: true, ...passing }));
  const breaches = due.filter(({ verdict }) => !SEALED.has(verdict.rule));
  const [page] = await Array.fromAsync(store.readAll({ after: head, limit: 1 }));
  const [next] = page ?? [];
  return next && next.recordedAt <= judgedAt ? breachesBy({ store, projector }, judgedAt, passing) : breaches;
}

function byDueTime({ verdict: a }: JudgedAt, { verdict: b }: JudgedAt): number {
  const [x, y] = a.dueAt === b.dueAt ? [a.obligation, b.obligation] : [a.dueAt as Instant, b.dueAt as Instant];
  return x < y ? -1 : Number(x > y);
}

async function recordedBreaches(store: EventStore): Promise<ReadonlySet<StreamName>> {
  const known = new Set<StreamName>();
  for await (const page of store.readAll({ types: [obligationBreached.type] }))
    for (const { stream } of page) known.add(stream);
  return known;
}

/** Nothing in it depends on when, or by whom, the breach was found. */
function breachEvent(stream: StreamName, { verdict, outlet }: JudgedAt, tenant: string): NewEvent {
  const { obligation, rule, ruleVersion, subject, opportunityId, consultant } = verdict;
  const dueAt = verdict.dueAt as Instant;
  const data: ObligationBreached = {
    ...{ obligation, rule, ruleVersion, dueAt, subject },
    ...(opportunityId !== null && { opportunityId }),
    ...(consultant !== null && { consultant }),
  };
  const id = aggregateIdOf(stream);
  const commandId = `breach:${id}`;
  return {
    id: eventId(stream, commandId, 0),
    type: obligationBreached.type,
    schemaVersion: obligationBreached.schemaVersion,
    occurredAt: dueAt,
    data: data as unknown as JsonObject,
    meta: {
      actor: OBLIGATION_SWEEPER,
      commandHash: plainHash({ command: 'RecordBreach', id, data }),
      commandId,
      correlationId: commandId,
      ...(outlet !== null && { outlet }),
      tenant,
    },
  };
}
