import { setImmediate } from 'node:timers/promises';
import type { RecordedEvent } from '#kernel';
import type { BuildError, PartWriter, ReadStore } from '#read-store';
import { buildErrorOf } from './build-error.ts';
import type { Log } from './log-place.ts';
import type { FoldedPart, ShareFolder, ShareOrder, ShareRequest } from './log-share.ts';
import type { ParkedEvent } from './parking.ts';
import { type Projection, specOf, typesOf } from './projection.ts';
import { streamReads } from './stream-reads.ts';
import { type ViewBuilding, viewBuilding } from './view-building.ts';
import { wholeStreamSource } from './whole-stream-source.ts';

export interface ShareFolding {
  readonly log: Log;
  readonly readStore: ReadStore;
  readonly upcast: (event: RecordedEvent) => RecordedEvent;
}

/** Folds shares in this thread, over stores of its own or of whoever builds. */
export function shareFolder(projections: readonly Projection[], folding: ShareFolding): ShareFolder {
  const turn = turns();
  return {
    fold: (order, seen) => foldShare(projections, order, folding, { ...turn, seen }),
    ask: turn.ask,
  };
}

interface Turns {
  /** Between two pieces of work: resolves once the work may go on. @returns false where it is to end */
  next(): Promise<boolean>;
  ask(request: ShareRequest): void;
}

function turns(): Turns {
  let asked: ShareRequest = 'resume';
  let look = () => {};
  return {
    async next() {
      await setImmediate();
      while (asked === 'pause') await new Promise<void>((resolve) => (look = resolve));
      return asked !== 'stop';
    },
    ask(request) {
      if (asked !== 'stop') asked = request;
      look();
    },
  };
}

/** One part on its way. */
interface Part {
  readonly building: ViewBuilding;
  readonly writer: PartWriter;
  outcome?: FoldedPart;
}

async function foldShare(
  projections: readonly Projection[],
  { share, upTo, builds }: ShareOrder,
  { log, readStore, upcast }: ShareFolding,
  { next, seen: told }: Pick<Turns, 'next'> & { readonly seen: (events: number) => void },
): Promise<readonly FoldedPart[]> {
  const reads = streamReads(log);
  const parts: Part[] = [];
  const notBegun: FoldedPart[] = [];
  try {
    for (const { name, build } of builds) {
      const projection = projections.find((each) => each.name === name) as Projection;
      try {
        const writer = await readStore.beginPart(specOf(projection), build, share.n);
        const source = wholeStreamSource(projection, log, reads, upcast);
        await source?.learn(upTo.position);
        parts.push({ building: viewBuilding(projection, writer, reads, upcast, source), writer });
      } catch (error) {
        notBegun.push({ name, error: buildErrorOf(error), parked: [], workedMs: 0 });
      }
    }
    const types = typesOf(parts.map(({ building }) => building.projection));
    for await (const { events, seen } of log.readStreams({ upTo, share, ...types })) {
      await eachGoing(parts, ({ building }) => building.takeStreams(events));
      told(seen);
      if (!(await next())) return [];
    }
    await eachGoing(parts, async (part) => {
      const { building, writer } = part;
      await building.endOfStreams();
      const parked = await building.handOver();
      await writer.handOver();
      part.outcome = foldedPart(building, null, parked);
    });
    return [...notBegun, ...parts.flatMap(({ outcome }) => outcome ?? [])];
  } finally {
    for (const { writer, outcome } of parts) if (!outcome) await writer.abandon();
  }
}

/** What fails for one part ends that part alone. */
async function eachGoing(parts: readonly Part[], work: (part: Part) => Promise<void>): Promise<void> {
  for (const part of parts) {
    if (part.outcome) continue;
    try {
      await work(part);
    } catch (error) {
      part.outcome = foldedPart(part.building, buildErrorOf(error), []);
      await part.writer.abandon();
    }
  }
}

function foldedPart(
  { projection, workedMs }: ViewBuilding,
  error: BuildError | null,
  parked: readonly ParkedEvent[],
): FoldedPart {
  return { name: projection.name, error, parked, workedMs: workedMs() };
}
