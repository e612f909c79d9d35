import { LeaseLost, ViewDamaged, ViewUnavailable } from '../errors.ts';
import type { Changes, Checkpoint, Lease, ViewSpec } from '../read-store.ts';
import { shapeOf } from '../view-spec.ts';
import type { DocumentStore } from './document-store.ts';
import { finishRedo, type ViewRecord, writeNotes } from './view-record.ts';

/** How often a query is begun again because the view was written meanwhile. */
const PATIENCE = 100;

export const VIEW_PREFIX = 'view/';

/** The record of one view, and what may be done with it. */
export interface ViewRecords {
  readonly id: string;
  /** Reads from a state of the view that no commit changed meanwhile. @throws ViewUnavailable where it never stands still */
  steady<Answer>(query: (checkpoint: Checkpoint | undefined) => Promise<Answer>): Promise<Answer>;
  /** @throws LeaseLost */
  commit(changes: Changes, to: Checkpoint | undefined, lease: Lease, clears: boolean): Promise<void>;
}

/** Makes the record where there is none, so that it takes commits of the epoch in force only. @throws ViewDamaged */
export async function openViewRecords(
  documents: DocumentStore,
  spec: ViewSpec,
  build: number,
  epochInForce: () => Promise<number>,
): Promise<ViewRecords> {
  const id = `${VIEW_PREFIX}${spec.name}.v${spec.version}.b${build}`;
  const collections = Object.keys(spec.collections);
  const shape = shapeOf(spec);
  const made: ViewRecord = { revision: 0, shape, epoch: 0, turn: 0, checkpoint: null, redo: null };
  await documents.exchange(id, undefined, made);
  if ((await recordOf(documents, id)).shape !== shape) {
    throw new ViewDamaged(`view ${spec.name}.v${spec.version} holds other collections: rebuild it`);
  }
  // Whoever takes the lease raises the epoch of the records there are: this one may have been made just after.
  await raiseEpoch(documents, id, collections, await epochInForce());

  const settled = async (): Promise<ViewRecord> => {
    for (;;) {
      const record = await recordOf(documents, id);
      if (!record.redo) return record;
      await finishRedo(documents, id, record, collections);
    }
  };
  return {
    id,
    async steady(query) {
      for (let tries = 0; tries < PATIENCE; tries++) {
        const before = await settled();
        const answer = await query(before.checkpoint ?? undefined);
        if ((await recordOf(documents, id)).revision === before.revision) return answer;
      }
      throw new ViewUnavailable(`view ${spec.name} is written faster than it can be read: ask again`);
    },
    async commit(changes, to, lease, clears) {
      const record = await settled();
      const lost = () => new LeaseLost(`${lease.holder} no longer projects ${spec.name}: another process took over`);
      if (record.epoch !== lease.epoch) throw lost();
      const turn = record.turn + 1;
      const notes = await writeNotes(documents, `${id}/${lease.epoch}/${turn}`, changes);
      const redo = { epoch: lease.epoch, notes, clears, from: record.checkpoint, to: to ? { ...to } : null };
      const begun: ViewRecord = { ...record, revision: record.revision + 1, turn, redo };
      // From here on the commit stands, whoever brings it to its end.
      if (!(await documents.exchange(id, record.revision, begun))) throw lost();
      await finishRedo(documents, id, begun, collections);
    },
  };
}

/** From here on the view takes commits of this epoch only, and what was under way has come to its end. */
export async function raiseEpoch(
  documents: DocumentStore,
  id: string,
  collections: readonly string[],
  epoch: number,
): Promise<void> {
  for (;;) {
    const record = await recordOf(documents, id);
    if (record.redo) await finishRedo(documents, id, record, collections);
    else if (record.epoch >= epoch) return;
    else if (await documents.exchange(id, record.revision, { ...record, revision: record.revision + 1, epoch })) {
      await removeNotesBefore(documents, id, epoch);
    }
  }
}

/** What an earlier holder had prepared and not begun. */
async function removeNotesBefore(documents: DocumentStore, id: string, epoch: number): Promise<void> {
  for (const note of await documents.noteKeys(`${id}/`)) {
    if (Number(note.slice(id.length + 1).split('/')[0]) < epoch) await documents.removeNote(note);
  }
}

async function recordOf(documents: DocumentStore, id: string): Promise<ViewRecord> {
  const record = await documents.record(id);
  if (!record) throw new ViewDamaged(`there is no view ${id}: open it again`);
  return record as ViewRecord;
}
