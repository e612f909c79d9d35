import { START } from '#event-store';
import type { Clock, RecordedEvent } from '#kernel';
import type { ReadStore, ViewSpec } from '#read-store';
import type { BuildNews, BuildOutcome } from './build-outcome.ts';
import { buildPace } from './build-pace.ts';
import { batchesOf, checkpointAfter, type Log } from './log-place.ts';
import type { Pause } from './pause.ts';
import type { Projection } from './projection.ts';
import { type Underway, underway } from './underway.ts';
import { type ViewBuilding, viewBuilding } from './view-building.ts';
import { openWholeStreams } from './whole-stream-source.ts';

/** So many events behind, a build is handed over to whoever projects. */
const NEAR_EVENTS = 1_000;

export interface BuildOptions {
  readonly log: Log;
  readonly readStore: ReadStore;
  readonly upcast: (event: RecordedEvent) => RecordedEvent;
  readonly holder: string;
  readonly clock: Clock;
  readonly pause: Pause;
  /** How long a builder that says nothing is thought alive. */
  readonly leaseMs: number;
  /** Events folded at a time in log order. */
  readonly batchSize: number;
  /** Gives everything up. */
  readonly signal: AbortSignal;
}

/**
 * Builds views beside the live ones, all from one way through the log: stream by stream up to its head, so that each
 * document is folded once and written once; then in log order until they are near it, or come no nearer. Each is whole
 * then, and ready to be projected. One that cannot go on is given up alone; a pause holds up all of them.
 * @throws BuildUnderWay where one of them is being built already; what reading the log throws: nothing is built then
 */
export async function buildViews(
  projections: readonly Projection[],
  options: BuildOptions,
  tell: (news: readonly BuildNews[]) => void = () => {},
): Promise<readonly BuildOutcome[]> {
  const { log, batchSize } = options;
  const head = await log.head();
  const beginning = { holder: options.holder, total: head.index + 1, ttlMs: options.leaseMs };
  const under: Underway[] = [];
  try {
    for (const projection of projections) {
      const writer = await options.readStore.begin(specOf(projection), beginning);
      const source =
        'whole' in projection ? await openWholeStreams(projection, log, options.upcast, head.position) : undefined;
      under.push(underway(viewBuilding(projection, writer, options.upcast, source), writer));
    }
    const pace = buildPace(under, head.index + 1, options, tell);
    const each = async (some: readonly Underway[], work: (building: ViewBuilding) => Promise<void>) => {
      for (const one of some) if (!one.ended()) await one.attempt(() => work(one.building));
    };
    await pace.step(0);
    const byStream = under.filter(({ building }) => building.projection.order !== 'log');
    const inLogOrder = under.filter(({ building }) => building.projection.order === 'log');
    if (byStream.length > 0) {
      const types = typesOf(byStream.map(({ building }) => building.projection));
      for await (const { events, seen } of log.readStreams({ upTo: head, ...types })) {
        await each(byStream, (building) => building.takeStreams(events));
        await pace.step(inLogOrder.length > 0 ? seen / 2 : seen);
        if (under.every((one) => one.ended())) return pace.outcomes();
      }
      await each(byStream, (building) => building.endOfStreams());
    }
    let checkpoint = await checkpointAt(log, head);
    if (inLogOrder.length > 0) {
      for await (const events of batchesOf(log, START, head, batchSize)) {
        await each(inLogOrder, (building) => building.takeLog(events));
        await pace.step(byStream.length > 0 ? events.length / 2 : events.length);
      }
    }
    for (let behind = Number.POSITIVE_INFINITY; ; ) {
      const now = await log.head();
      const left = now.index - (checkpoint?.index ?? -1);
      // Where the log grows as fast as it is followed, whoever projects brings the build to where the others are.
      if (left <= NEAR_EVENTS || left > behind / 2) break;
      behind = left;
      for await (const events of batchesOf(log, checkpoint ?? START, now, batchSize)) {
        await each(under, (building) => building.takeLog(events));
        checkpoint = checkpointAfter(log, events.at(-1) as RecordedEvent);
        await pace.step(0);
      }
    }
    for (const one of under) if (!one.ended()) await one.attempt(() => one.complete(checkpoint));
    return pace.outcomes();
  } catch (error) {
    for (const one of under) await one.giveUp(error);
    throw error;
  }
}

function specOf({ name, version, collections }: Projection): ViewSpec {
  return { name, version, collections };
}

function typesOf(projections: readonly Projection[]): { readonly types?: readonly string[] } {
  const types = new Set<string>();
  for (const { wants } of projections) {
    if (wants === 'all') return {};
    for (const type of wants) types.add(type);
  }
  return { types: [...types] };
}

async function checkpointAt(log: Log, head: { readonly index: number; readonly position: number }) {
  if (head.index < 0) return undefined;
  const after = { index: head.index - 1, position: head.position - 1, recordedAt: null };
  for await (const [event] of log.readAll({ after, limit: 1 })) if (event) return checkpointAfter(log, event);
  throw new RangeError(`the log has no event at its head, ${head.index}`);
}
