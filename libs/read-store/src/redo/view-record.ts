import type { JsonObject } from '#kernel';
import type { Changes, Checkpoint, Document } from '../read-store.ts';
import type { DocumentStore, Revised } from './document-store.ts';

/**
 * What is being committed: full documents, written as notes beforehand, so that whoever finds this can bring it to its end.
 */
export interface Redo extends JsonObject {
  readonly epoch: number;
  /** Notes that hold what it writes. */
  readonly notes: readonly string[];
  /** Everything that is there goes first. */
  readonly clears: boolean;
  readonly from: (Checkpoint & JsonObject) | null;
  readonly to: (Checkpoint & JsonObject) | null;
}

/** The state of a view in one record: what it holds, who may commit, and what is under way. */
export interface ViewRecord extends Revised {
  readonly shape: string;
  /** Commits of no other one are taken. */
  readonly epoch: number;
  /** Of the last commit, or the one under way; its documents are stamped with it. */
  readonly turn: number;
  readonly checkpoint: (Checkpoint & JsonObject) | null;
  readonly redo: Redo | null;
}

type Written = readonly (readonly [collection: string, key: string, document: Document | null])[];

/** Bytes of documents that one note holds: well below what a document of MongoDB may have (16 MiB). */
const NOTE_BYTES = 4 * 2 ** 20;

/** Writes what a commit changes as notes. @returns their keys */
export async function writeNotes(
  documents: DocumentStore,
  prefix: string,
  changes: Changes,
): Promise<readonly string[]> {
  const keys: string[] = [];
  let written: [string, string, Document | null][] = [];
  let bytes = 0;
  const flush = async () => {
    if (written.length === 0) return;
    const key = `${prefix}/${keys.length}`;
    await documents.writeNote(key, { written });
    keys.push(key);
    written = [];
    bytes = 0;
  };
  for (const [collection, changed] of Object.entries(changes)) {
    for (const [key, document] of changed) {
      written.push([collection, key, document]);
      bytes += Buffer.byteLength(JSON.stringify(document)) + key.length;
      if (bytes >= NOTE_BYTES) await flush();
    }
  }
  await flush();
  return keys;
}

/**
 * Brings what is under way to its end; any process may, any number of times, however late: a document that a later commit
 * wrote has a higher stamp, and the record is exchanged against the revision that was read.
 */
export async function finishRedo(
  documents: DocumentStore,
  id: string,
  record: ViewRecord,
  collections: readonly string[],
): Promise<void> {
  const { redo, turn: stamp, revision } = record;
  if (!redo) return;
  if (redo.clears) {
    for (const name of collections) {
      for (const key of await documents.keys(`${id}/${name}`)) {
        await documents.writeNewer(`${id}/${name}`, key, { stamp, document: null });
      }
    }
  }
  for (const note of redo.notes) {
    // Where it has gone, somebody else has brought the commit to its end.
    const written = ((await documents.note(note))?.written ?? []) as unknown as Written;
    for (const [collection, key, document] of written) {
      await documents.writeNewer(`${id}/${collection}`, key, { stamp, document });
    }
  }
  const done: ViewRecord = { ...record, revision: revision + 1, checkpoint: redo.to, redo: null };
  if (!(await documents.exchange(id, revision, done))) return;
  for (const note of redo.notes) await documents.removeNote(note);
}
