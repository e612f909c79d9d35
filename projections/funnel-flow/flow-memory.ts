import { aggregateIdOf, type StreamName } from '#kernel';
import { parkedHeads } from '#projection';
import type { Checkpoint, Document, ViewReader } from '#read-store';
import { type Flow, flowOf } from './flow.ts';
import type { FlowDocument } from './flow-document.ts';
import type { Merge, MergesDocument } from './merges.ts';

/** Every flow there is, read from the view. */
export interface Flows {
  /** The event up to which they hold everything; undefined: none was projected. */
  readonly checkpoint: Checkpoint | undefined;
  /** By stream. */
  readonly flows: ReadonlyMap<string, Flow>;
  /** Merges of customers' files, by customer. */
  readonly merges: ReadonlyMap<string, readonly Merge[]>;
}

/** Flows read before, so that a question reads only what changed since the last one; lives as long as the process. */
export interface FlowMemory {
  /** Brings the memory up to the view, one question after the other. */
  read(view: ViewReader): Promise<Flows>;
}

/** Documents read at a time. */
const PAGE = 2_000;

export function flowMemory(): FlowMemory {
  const flows = new Map<string, Flow>();
  const merges = new Map<string, readonly Merge[]>();
  let checkpoint: Checkpoint | undefined;
  /** Streams that waited when the view was read last: what they get when they are redriven lies before the checkpoint. */
  let waiting: readonly string[] = [];
  let turn: Promise<unknown> = Promise.resolve();

  const keepFlow = (stream: string, document: Document) => {
    flows.set(stream, flowOf(stream, document as unknown as FlowDocument));
  };
  const keepMerges = (stream: string, document: Document) => {
    merges.set(aggregateIdOf(stream as StreamName), (document as unknown as MergesDocument).merges);
  };
  const refresh = async (view: ViewReader): Promise<Flows> => {
    const reached = await view.checkpoint();
    const after = checkpoint?.index ?? -1;
    if (reached && reached.index >= after) {
      for (const [stream, document] of await view.load('flows', waiting)) keepFlow(stream, document);
      for (const [stream, document] of await view.load('merges', waiting)) keepMerges(stream, document);
      for await (const { key, document } of changedSince(view, 'flows', after)) keepFlow(key, document);
      for await (const { key, document } of changedSince(view, 'merges', after)) keepMerges(key, document);
      waiting = (await parkedHeads(view)).map(({ stream }) => stream);
      checkpoint = reached;
    }
    return { checkpoint, flows, merges };
  };
  return {
    read(view) {
      const result = turn.then(() => refresh(view));
      turn = result.catch(() => {});
      return result;
    },
  };
}

/** Documents whose last event came after a log index: no two have the same one. */
async function* changedSince(view: ViewReader, collection: string, index: number) {
  let from = index;
  for (;;) {
    const page = await view.find(collection, { index: ['to'], from, fromExclusive: true, limit: PAGE });
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    from = last.document.to as number;
  }
}
