import type { DatabaseSync } from 'node:sqlite';
import type { ViewDamaged } from '../errors.ts';
import type { CollectionSpec, ViewSpec } from '../read-store.ts';
import { indexedFields, shapeOf } from '../view-spec.ts';
import { connect, inTransaction } from './connection.ts';
import { damaged } from './sqlite-faults.ts';

/** `PRAGMA user_version` of a complete view file; set in the transaction that makes its tables. */
const FORMAT = 1;

/** Which build a file holds. */
export interface FileOfBuild {
  readonly name: string;
  readonly version: number;
  readonly build: number;
}

/** A build that is whole: a file gets this name once all of it is on the disk. */
export function viewFileName({ name, version, build }: FileOfBuild): string {
  return `${name}.v${version}.${build}.db`;
}

/** A build that is being made. */
export function buildingFileName({ name, version, build }: FileOfBuild): string {
  return `${name}.v${version}.${build}.building`;
}

/** A part of it, folded beside. */
export function partFileName(build: FileOfBuild, part: number): string {
  return `${buildingFileName(build)}-part${part}`;
}

/** The whole build that a file of that name holds; undefined for any other file. */
export function viewOfFileName(fileName: string): FileOfBuild | undefined {
  const match = /^([a-z][a-z0-9-]*)\.v([1-9]\d*)\.([1-9]\d*)\.db$/.exec(fileName);
  return match ? { name: match[1] as string, version: Number(match[2]), build: Number(match[3]) } : undefined;
}

/** The name of the view that any file of a view has, whole or not, of this form or that of earlier versions. */
export function nameOfAnyFile(fileName: string): string | undefined {
  return /^([a-z][a-z0-9-]*)\.v\d+(\.\d+)?\.(db|building)(-part\d+)?(-wal|-shm|-aside)?$/.exec(fileName)?.[1];
}

export function tableOf(collection: string): string {
  return `"in ${collection}"`;
}

/** The column of an indexed field. Numbered, so that no field name needs quoting. */
export function columnOf(spec: CollectionSpec, field: string): string {
  return field === 'key' ? 'key' : `field${indexedFields(spec).indexOf(field)}`;
}

/**
 * Opens a view's file, making it where there is none. The caller holds the lock of the store, hence no two processes make
 * one file.
 *
 * `synchronous=NORMAL`: a commit is not synced, a checkpoint of the WAL is, before it touches the file. A kill loses no
 * commit (its frames are with the system); a power loss may lose the last commits, each as a whole, documents and
 * checkpoint together, and they are projected again from the log, which is synced.
 */
export function openViewFile(file: string, spec: ViewSpec, epoch: number): DatabaseSync {
  const database = connect(file);
  try {
    if (!isMade(database)) make(database, spec, epoch);
    if (formatOf(database) !== FORMAT) throw damaged(file, `it is of format ${formatOf(database)}, not ${FORMAT}`);
    const held = database.prepare('SELECT shape FROM view').get()?.shape;
    if (held !== shapeOf(spec)) throw otherCollections(file, spec);
    database.exec('PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=4000; PRAGMA cache_size=-32000');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The same version of a projection once kept other collections. */
export function otherCollections(file: string, { version }: ViewSpec): ViewDamaged {
  return damaged(file, `it holds other collections than version ${version} declares`);
}

/** Whether a file has its tables: they are made in one transaction, so it has all of them or none. */
export function isMade(database: DatabaseSync): boolean {
  return formatOf(database) !== 0;
}

function formatOf(database: DatabaseSync): unknown {
  return database.prepare('PRAGMA user_version').get()?.user_version;
}

function make(database: DatabaseSync, spec: ViewSpec, epoch: number): void {
  database.exec('PRAGMA journal_mode=WAL');
  inTransaction(database, () => {
    makeTables(database, spec, epoch);
    makeKeyIndexes(database, spec);
    makeIndexes(database, spec);
  });
}

/** The tables of a view, without indexes; sums have that of their keys. */
export function makeTables(database: DatabaseSync, spec: ViewSpec, epoch: number): void {
  database.exec('CREATE TABLE view (epoch INTEGER NOT NULL, shape TEXT NOT NULL, checkpoint TEXT)');
  database.prepare('INSERT INTO view VALUES (?, ?, NULL)').run(BigInt(epoch), shapeOf(spec));
  for (const [name, collection] of Object.entries(spec.collections)) {
    const columns = indexedFields(collection).map((field) => `, ${columnOf(collection, field)}`);
    // Small sums live in the key's own tree; big documents would make that tree deep, so they have one beside it.
    const [key, tree] = collection.kind === 'sum' ? [' PRIMARY KEY', ' WITHOUT ROWID'] : ['', ''];
    database.exec(
      `CREATE TABLE ${tableOf(name)} (key TEXT NOT NULL${key}, document TEXT NOT NULL${columns.join('')})${tree}`,
    );
  }
  database.exec(`PRAGMA user_version=${FORMAT}`);
}

/** Indexes of the keys: they make sure that no document is there twice. */
export function makeKeyIndexes(database: DatabaseSync, { collections }: ViewSpec): void {
  for (const [name, { kind }] of Object.entries(collections)) {
    if (kind === 'document') database.exec(`CREATE UNIQUE INDEX "in ${name} by key" ON ${tableOf(name)} (key)`);
  }
}

/** The indexes that the collections declare. */
export function makeIndexes(database: DatabaseSync, spec: ViewSpec): void {
  for (const [name, collection] of Object.entries(spec.collections)) {
    for (const [n, fields] of collection.indexes.entries()) {
      const over = [...fields.map((field) => columnOf(collection, field)), 'key'].join(', ');
      database.exec(`CREATE INDEX "in ${name} by ${n}" ON ${tableOf(name)} (${over})`);
    }
  }
}

/** The epoch under which the file takes commits. */
export function epochOf(database: DatabaseSync): number {
  return Number(database.prepare('SELECT epoch FROM view').get()?.epoch);
}

/** From here on the file takes commits of this epoch only. */
export function fence(database: DatabaseSync, epoch: number): void {
  inTransaction(database, () => database.prepare('UPDATE view SET epoch = ?').run(BigInt(epoch)));
}
