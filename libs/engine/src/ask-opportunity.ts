import { readEvents } from '#command';
import { type Money, type RecordedEvent, type StreamName, streamName } from '#kernel';
import { type OpportunityState, type TrajectoryPoint, trajectory } from '#opportunity';
import { opportunityAt, type TimelineEntry, timelineOf } from '#projections/opportunity';
import { type Completeness, completenessOf } from './completeness.ts';
import { registry } from './domain.ts';
import { NothingKnown } from './errors.ts';
import type { Engine } from './open-engine.ts';
import { type AskedTimes, queryTimes } from './query-time.ts';
import { streamNamed } from './stream-named.ts';

export interface OpportunityAnswer extends Completeness {
  readonly id: string;
  readonly asOf: string;
  readonly effectiveAt: string;
  readonly customerId: string | null;
  readonly status: string;
  readonly stage: string;
  readonly stageModel: string;
  readonly episode: number;
  readonly value: Money | null;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly expectedPurchaseDate: string | null;
  readonly activities: readonly object[];
  readonly testDrives: readonly object[];
  readonly orders: readonly object[];
  /** Where it stood from each instant on. */
  readonly trajectory: readonly TrajectoryPoint[];
  /** Personal fields as the reader may see them: the value, masked, or forgotten. */
  readonly timeline: readonly TimelineEntry[];
}

/**
 * An opportunity as it was at one instant by what was known at another: state, way there and timeline from its stream, the
 * timeline as far as the view has it, all up to the `position` that the answer names.
 * @throws NothingKnown where no opportunity of that id existed then
 */
export async function askOpportunity(engine: Engine, id: string, asked: AskedTimes): Promise<OpportunityAnswer> {
  const { store, projector, clock } = engine;
  const head = await store.head();
  const { asOf, effectiveAt, settled } = queryTimes(asked, head, clock);
  const events = await eventsOf(engine, id);
  const known = events.filter(({ position, recordedAt }) => position <= head.position && recordedAt <= asOf);
  const points = trajectory(known).filter(({ at }) => at <= effectiveAt);
  const last = points.at(-1);
  if (!last) {
    throw new NothingKnown(
      known.length === 0
        ? `no opportunity ${JSON.stringify(id)} was known at ${asOf}`
        : `opportunity ${JSON.stringify(id)} began after ${effectiveAt}`,
    );
  }
  const view = await projector.ensureCaughtUp('opportunity', head);
  const { timeline, completeness } = await view.read(async (reader) => ({
    timeline: await timelineOf(reader, id, known, { asOf, effectiveAt }),
    completeness: await completenessOf(
      reader,
      { asOf, settled },
      { store, upTo: head, concerns: (stream) => stream === streamName('opportunity', id) },
    ),
  }));
  const state = opportunityAt(known, { asOf, effectiveAt });
  return {
    id,
    asOf,
    effectiveAt,
    customerId: state.customerId ?? null,
    status: last.status,
    stage: last.stage,
    stageModel: last.stageModel,
    episode: last.episode,
    value: last.value,
    dimensions: last.dimensions,
    expectedPurchaseDate: state.expectedPurchaseDate ?? null,
    ...listsOf(state),
    trajectory: points,
    timeline: await opened(engine, streamName('opportunity', id), timeline),
    ...completeness,
  };
}

/** As far as the reader for whom the engine is asked may see. */
async function opened({ codec }: Engine, stream: StreamName, timeline: readonly TimelineEntry[]) {
  const events = await codec.open(
    timeline.map((entry) => ({ ...entry, id: entry.eventId, stream })),
    () => true,
  );
  return events.map(({ id: _id, stream: _stream, ...entry }): TimelineEntry => entry);
}

function listsOf({ activities, testDrives, orders }: OpportunityState) {
  const list = (rows: ReadonlyMap<string, object>) => [...rows].map(([id, row]) => ({ id, ...row }));
  return { activities: list(activities), testDrives: list(testDrives), orders: list(orders) };
}

async function eventsOf({ store }: Engine, id: string): Promise<readonly RecordedEvent[]> {
  const stream = streamNamed('opportunity', id);
  return stream ? readEvents(store, registry, stream) : [];
}
