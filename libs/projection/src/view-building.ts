import type { RecordedEvent } from '#kernel';
import type { BuildWriter, Changes, Document, DocumentsWriter } from '#read-store';
import { ProjectionStopped } from './errors.ts';
import { changesOf, fold } from './fold-batch.ts';
import type { Folded } from './folded.ts';
import { type GatheredSums, gatherSums } from './gathered-sums.ts';
import { PARKED, PARKED_STREAMS_LIMIT, type ParkedEvent, parkedDocument, parkedEvent, parkedKey } from './parking.ts';
import { type Pasts, pastsInLog, pastsOfNew, rememberedPasts } from './pasts.ts';
import { type Projection, pastOf } from './projection.ts';
import { isStoreFailure } from './store-failure.ts';
import type { StreamReads } from './stream-reads.ts';
import type { WholeStreamSource, WholeStreamsAt } from './whole-stream-source.ts';
import { NOTHING } from './working-set.ts';

/**
 * One projection on its way into a build: stream by stream first, then on in log order. Or into a part of one, which takes
 * some of the streams and is handed over. Each call throws what it cannot go on for.
 */
export interface ViewBuilding {
  readonly projection: Projection;
  /** Milliseconds spent folding and writing for it, that of parts included. */
  workedMs(): number;
  /** The next events, stream by stream. */
  takeStreams(events: readonly RecordedEvent[]): Promise<void>;
  /** Every stream was taken. */
  endOfStreams(): Promise<void>;
  /** Sets aside what was gathered, as the end of a part. @returns what its streams wait for */
  handOver(): Promise<readonly ParkedEvent[]>;
  /** The writer has taken over a part. @param parked what its streams wait for @param workedMs spent on it */
  takeOver(parked: readonly ParkedEvent[], workedMs: number): Promise<void>;
  /** Writes what was gathered, here and in parts. */
  writeSums(): Promise<void>;
  /** The next events, in log order. */
  takeLog(events: readonly RecordedEvent[]): Promise<void>;
}

/** Events of one stream that are kept in memory until it ends; of a longer one, the first are written before. */
const LONGEST_OPEN = 5_000;

/** What of a fold is written how. */
interface Way {
  readonly base: Pick<BuildWriter, 'load'>;
  streams(events: readonly RecordedEvent[]): WholeStreamsAt | undefined;
  readonly pasts: Pasts | undefined;
  write(folded: Folded): Promise<void>;
}

/**
 * @param reads of the log that it is built from
 * @param source of whole streams, for a projection of those, with all that bears on them up to where the build goes
 */
export function viewBuilding(
  projection: Projection,
  writer: DocumentsWriter,
  reads: StreamReads,
  upcast: (event: RecordedEvent) => RecordedEvent,
  source?: WholeStreamSource | undefined,
): ViewBuilding {
  const wanted = projection.wants === 'all' ? undefined : new Set(projection.wants);
  const past = pastOf(projection);
  const pasts = past && pastsInLog(past, reads, upcast);
  const sums = gatherSums(writer);
  const held = new Set<string>();
  const heads: ParkedEvent[] = [];
  /** Events of the stream that the last page may have ended within. */
  let open: readonly RecordedEvent[] = [];
  /** A stream so long that its first events are written already. */
  let begun: string | undefined;
  let worked = 0;

  const remember = (parked: readonly ParkedEvent[]) => {
    for (const event of parked) {
      if (event.head === 0) continue;
      if (held.size === PARKED_STREAMS_LIMIT) throw new ProjectionStopped(projection.name, event);
      held.add(event.stream);
      heads.push(event);
    }
  };
  /** A stream that the build holds nothing of yet. */
  const anew: Way = {
    base: NOTHING,
    streams: (events) => source?.among(events),
    pasts: past && pastsOfNew(past),
    write: (folded) => writer.add(documentsOf(folded)),
  };
  /** A stream that has begun in the build. */
  const onward: Way = {
    base: writer,
    streams: (events) => source?.of(events),
    pasts,
    write: (folded) => writer.write(documentsOf(folded)),
  };
  const inLogOrder: Way = {
    base: writer,
    streams(events) {
      source?.follow(events);
      return source?.upTo((events.at(-1) as RecordedEvent).position);
    },
    pasts: pasts && rememberedPasts(pasts),
    write: async (folded) => writer.write(await changesOf(writer, [folded])),
  };

  /** Folds and writes; halves what cannot be written until the event is found, which is parked then. */
  const take = async (events: readonly RecordedEvent[], way: Way, gather: GatheredSums | undefined): Promise<void> => {
    if (events.length === 0) return;
    try {
      const { base, pasts } = way;
      const folded = await fold(projection, base, events, { held, upcast, pasts, streams: way.streams(events) });
      await way.write(folded);
      await gather?.add(folded.sums);
      remember(folded.parked);
    } catch (error) {
      const [first] = events;
      if (isStoreFailure(error) || error instanceof ProjectionStopped || !first) throw error;
      const again = gather ? onward : inLogOrder;
      if (events.length === 1) {
        const parked = parkedEvent(first, { cause: error, attempts: 1 });
        await writer.write({ [PARKED]: new Map([[parkedKey(parked), parkedDocument(parked)]]) });
        remember([parked]);
      } else {
        const half = Math.ceil(events.length / 2);
        await take(events.slice(0, half), again, gather);
        await take(events.slice(half), again, gather);
      }
    }
  };
  const measured = async (work: () => Promise<void>) => {
    const begun = performance.now();
    await work();
    worked += performance.now() - begun;
  };
  const ofInterest = (events: readonly RecordedEvent[]) =>
    wanted ? events.filter(({ type }) => wanted.has(type)) : events;

  const takeWhole = async (events: readonly RecordedEvent[]) => {
    const next = events.findIndex(({ stream }) => stream !== begun);
    const onwards = next < 0 ? events.length : next;
    await take(events.slice(0, onwards), onward, sums);
    await take(events.slice(onwards), anew, sums);
  };

  return {
    projection,
    workedMs: () => worked,
    takeStreams: (events) =>
      measured(async () => {
        const some = open.concat(ofInterest(events));
        const last = some.at(-1)?.stream;
        const ended =
          some.length > LONGEST_OPEN ? some.length : some.findLastIndex(({ stream }) => stream !== last) + 1;
        await takeWhole(some.slice(0, ended));
        open = some.slice(ended);
        if (open.length === 0) begun = last;
      }),
    endOfStreams: () => measured(() => takeWhole(open)),
    async handOver() {
      await measured(sums.handOver);
      return heads;
    },
    async takeOver(parked, workedMs) {
      worked += workedMs;
      for (const name of sumsOf(projection)) sums.takeOver(name);
      remember(parked);
    },
    writeSums: () =>
      measured(async () => {
        for (const name of sumsOf(projection)) {
          for await (const documents of sums.documents(name)) await writer.add({ [name]: documents });
        }
      }),
    takeLog: (events) =>
      measured(() => {
        reads.follow(events);
        return take(ofInterest(events), inLogOrder, undefined);
      }),
  };
}

function sumsOf({ collections }: Projection): readonly string[] {
  return Object.keys(collections).filter((name) => collections[name]?.kind === 'sum');
}

/** The documents of a fold without its sums. */
function documentsOf({ documents, parked }: Folded): Changes {
  const changes: Record<string, ReadonlyMap<string, Document | null>> = Object.fromEntries(documents);
  if (parked.length === 0) return changes;
  return { ...changes, [PARKED]: new Map(parked.map((event) => [parkedKey(event), parkedDocument(event)])) };
}
