import {
  isRegistration,
  LATE_ENTRY,
  type PublishedRuleSet,
  type Registration,
  type RuleBook,
  type RuleSet,
  ruleSetOf,
  type VerdictFacts,
} from '#compliance';
import {
  type ExportedToErp,
  exportedToErp,
  satisfactionSurveyed,
  strategyAdjusted,
  trainingCompleted,
  unprofiledVisitRecorded,
} from '#dealership';
import { aggregateIdOf, categoryOf, type RecordedEvent, type StreamName } from '#kernel';
import { ruleSetPublished } from '#planning';

/** Categories of the events that bear on verdicts on many subjects. */
export const CONTEXT: readonly string[] = ['outlet', 'staff', 'visit', 'erpBatch', 'ruleBook'];

/** What outlets and visits say that no verdict asks for is left out of memory. */
const PASSED_BY: ReadonlySet<string> = new Set(
  [satisfactionSurveyed, trainingCompleted, strategyAdjusted, unprofiledVisitRecorded].map(({ type }) => type),
);

/** There are as many as people came: all else that a visit says is left out too. */
type PlacedRegistration = Registration & Pick<RecordedEvent, 'position'>;

/** What verdicts rest on beside the stream that is judged, as the log told it up to a position. */
export interface ContextUpTo {
  readonly facts: VerdictFacts;
  readonly book: RuleBook;
  /** Of any rule of any of its versions. */
  readonly longestLateEntryHours: number;
}

/** The context as far as it was learnt. */
export interface TrailContext {
  learn(event: RecordedEvent): void;
  /** Exports to DSERP that name an opportunity, in the order of recording. */
  exportsOf(opportunity: string): readonly RecordedEvent[];
  upTo(position: number): ContextUpTo;
}

/** A rule book as it stood once a version was published. */
interface Publication extends Pick<ContextUpTo, 'book' | 'longestLateEntryHours'> {
  readonly position: number;
}

const UNPUBLISHED = { book: [], longestLateEntryHours: LATE_ENTRY.lateEntryHours };

function publicationAfter(before: readonly Publication[], position: number, set: RuleSet): Publication {
  const { book, longestLateEntryHours } = before.at(-1) ?? UNPUBLISHED;
  const hours = Object.values(set.content.rules).map((row) => (row ? Number(row.parameters?.lateEntryHours ?? 0) : 0));
  return { position, book: [...book, set], longestLateEntryHours: Math.max(longestLateEntryHours, ...hours) };
}

export function trailContext(): TrailContext {
  const streams = new Map<string, RecordedEvent[]>();
  const visits = new Map<string, PlacedRegistration[]>();
  const exports = new Map<string, RecordedEvent[]>();
  const published: Publication[] = [];
  return {
    learn(event) {
      const { type, stream, position, data, occurredAt, recordedAt } = event;
      if (type === ruleSetPublished.type)
        published.push(
          publicationAfter(published, position, ruleSetOf(data as unknown as PublishedRuleSet, recordedAt)),
        );
      else if (type === exportedToErp.type)
        for (const id of (data as unknown as ExportedToErp).opportunityIds) file(exports, id, event);
      else if (isRegistration(event)) file(visits, aggregateIdOf(stream), { position, occurredAt, recordedAt });
      else if (!PASSED_BY.has(type)) file(streams, keyOf(categoryOf(stream), aggregateIdOf(stream)), event);
    },
    exportsOf: (opportunity) => exports.get(opportunity) ?? [],
    upTo(position) {
      const known = (events: readonly RecordedEvent[] = []) => events.filter((event) => event.position <= position);
      const facts: VerdictFacts = {
        of: (category, id) => known(streams.get(keyOf(category, id))),
        registrationsOf: (visit) => (visits.get(visit) ?? []).filter((one) => one.position <= position),
        exportsOf: (opportunity) => known(exports.get(opportunity)),
        all: (category) => [...streams.values()].filter(([first]) => isOf(first, category)).flatMap(known),
      };
      const last = published.findLast((one) => one.position <= position);
      return { facts, ...(last ?? UNPUBLISHED) };
    },
  };
}

function file<Event>(under: Map<string, Event[]>, key: string, event: Event): void {
  const known = under.get(key);
  if (known) known.push(event);
  else under.set(key, [event]);
}

function keyOf(category: string, id: string): string {
  return `${category} ${id}`;
}

function isOf(first: { readonly stream: StreamName } | undefined, category: string): boolean {
  return first !== undefined && categoryOf(first.stream) === category;
}
