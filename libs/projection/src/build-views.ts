import { START } from '#event-store';
import type { Clock, RecordedEvent } from '#kernel';
import type { ReadStore } from '#read-store';
import type { BuildNews, BuildOutcome } from './build-outcome.ts';
import { buildPace } from './build-pace.ts';
import { batchesOf, checkpointAfter, type Log } from './log-place.ts';
import type { FoldedPart, ShareFolder } from './log-share.ts';
import type { Pause } from './pause.ts';
import { type Projection, specOf, typesOf } from './projection.ts';
import { type SharesBeside, sharesBeside } from './shares-beside.ts';
import { streamReads } from './stream-reads.ts';
import { type Underway, underway } from './underway.ts';
import { type ViewBuilding, viewBuilding } from './view-building.ts';
import { type WholeStreamSource, wholeStreamSource } from './whole-stream-source.ts';

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
  /** Each folds a share of the streams beside this thread. */
  readonly folders?: readonly ShareFolder[];
}

/** So many of them are folded at a time where there are more: a document that several of them change is read and written once. */
const BEHIND_EVENTS = 20_000;

/** How long the builder waits for those beside it before it looks again what is asked of it, in ms. */
const LOOK_MS = 20;

/**
 * Builds views beside the live ones, all from one way through the log: stream by stream up to its head, shared out among
 * those who fold, so that each document is folded once and written once; then in log order until they are near it, or come
 * no nearer. Each is whole then, and ready to be projected. One that cannot go on is given up alone; a pause holds up all of them.
 * @throws BuildUnderWay where one of them is being built already; what reading the log throws: nothing is built then
 */
export async function buildViews(
  projections: readonly Projection[],
  options: BuildOptions,
  tell: (news: readonly BuildNews[]) => void = () => {},
): Promise<readonly BuildOutcome[]> {
  const { log, batchSize, folders = [] } = options;
  const head = await log.head();
  const reads = streamReads(log);
  const beginning = { holder: options.holder, total: head.index + 1, ttlMs: options.leaseMs };
  const under: Underway[] = [];
  const sources: WholeStreamSource[] = [];
  let beside: SharesBeside | undefined;
  try {
    for (const projection of projections) {
      const writer = await options.readStore.begin(specOf(projection), beginning);
      const source = wholeStreamSource(projection, log, reads, options.upcast);
      if (source) sources.push(source);
      under.push(underway(viewBuilding(projection, writer, reads, options.upcast, source), writer));
    }
    const each = async (some: readonly Underway[], work: (building: ViewBuilding) => Promise<void>) => {
      for (const one of some) if (!one.ended()) await one.attempt(() => work(one.building));
    };
    const byStream = under.filter(({ building }) => building.projection.order !== 'log');
    const inLogOrder = under.filter(({ building }) => building.projection.order === 'log');
    const pace = buildPace(under, head.index + 1, { ...options, hold: (request) => beside?.ask(request) }, tell);
    if (byStream.length > 0) {
      // Before anything is read here: another thread takes a while to begin.
      const builds = byStream.map(({ building, writer }) => ({ name: building.projection.name, build: writer.build }));
      beside = sharesBeside(folders, { upTo: head, builds });
    }
    for (const source of sources) await source.learn(head.position);
    await pace.step(0);
    /** Of the way through the log, each of the two ways that there may be. */
    const half = byStream.length > 0 && inLogOrder.length > 0 ? 0.5 : 1;
    if (beside) {
      const share = { n: 0, of: folders.length + 1 };
      const types = typesOf(byStream.map(({ building }) => building.projection));
      for await (const { events, seen } of log.readStreams({ upTo: head, share, ...types })) {
        await each(byStream, (building) => building.takeStreams(events));
        await pace.step((seen + beside.seen()) * half);
        if (under.every((one) => one.ended())) return pace.outcomes();
      }
      await each(byStream, (building) => building.endOfStreams());
      for (let parts = beside.folded(); ; parts = beside.folded()) {
        await pace.step(beside.seen() * half);
        if (under.every((one) => one.ended())) return pace.outcomes();
        if (parts) {
          await takeOver(byStream, parts);
          break;
        }
        await options.pause(LOOK_MS, options.signal);
      }
      await each(byStream, (building) => building.writeSums());
    }
    let checkpoint = await checkpointAt(log, head);
    if (inLogOrder.length > 0) {
      for await (const events of batchesOf(log, START, head, batchSize)) {
        await each(inLogOrder, (building) => building.takeLog(events));
        await pace.step(events.length * half);
      }
    }
    for (let behind = Number.POSITIVE_INFINITY; ; ) {
      const now = await log.head();
      const left = now.index - (checkpoint?.index ?? -1);
      // Where the log grows as fast as it is followed, whoever projects brings the build to where the others are.
      if (left <= NEAR_EVENTS || left > behind / 2) break;
      behind = left;
      for await (const events of batchesOf(log, checkpoint ?? START, now, BEHIND_EVENTS)) {
        for (const one of under) {
          await each([one], (building) => building.takeLog(events));
          await pace.step(0);
        }
        checkpoint = checkpointAfter(log, events.at(-1) as RecordedEvent);
      }
    }
    for (const one of under) if (!one.ended()) await one.attempt(() => one.complete(checkpoint));
    return pace.outcomes();
  } catch (error) {
    for (const one of under) await one.giveUp(error);
    throw error;
  } finally {
    beside?.ask('stop');
  }
}

/** @param shares the parts of each, those of the first one numbered 1 */
async function takeOver(builds: readonly Underway[], shares: readonly (readonly FoldedPart[])[]): Promise<void> {
  for (const [n, parts] of shares.entries()) {
    for (const part of parts) {
      const one = builds.find(({ building }) => building.projection.name === part.name);
      if (!one?.ended()) await one?.takeOver(n + 1, part);
    }
  }
}

async function checkpointAt(log: Log, head: { readonly index: number; readonly position: number }) {
  if (head.index < 0) return undefined;
  const after = { index: head.index - 1, position: head.position - 1, recordedAt: null };
  for await (const [event] of log.readAll({ after, limit: 1 })) if (event) return checkpointAfter(log, event);
  throw new RangeError(`the log has no event at its head, ${head.index}`);
}
