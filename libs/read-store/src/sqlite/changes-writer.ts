import type { DatabaseSync } from 'node:sqlite';
import { compareUtf8 } from '../index-order.ts';
import { type Document, DocumentText, type NewDocuments, type ViewSpec } from '../read-store.ts';
import { collectionOf, indexedFields, indexedValue } from '../view-spec.ts';
import { columnOf, tableOf } from './view-file.ts';

/**
 * Writes changes into the tables of a view, with statements prepared once.
 * @param mode whether a document may take the place of one that is there
 * @returns puts changes in order, checked; what that returns then writes them
 */
export function changesWriter(
  database: DatabaseSync,
  spec: ViewSpec,
  mode: 'insert' | 'replace',
): (changes: NewDocuments) => () => void {
  const writers = new Map(
    Object.keys(spec.collections).map((name) => [name, collectionWriter(database, spec, name, mode)]),
  );
  return (changes) => {
    const batches = Object.entries(changes).map(([name, changed]) => {
      const { kind } = collectionOf(spec, name);
      // In key order, the pages of a tree are visited one after the other; new documents are appended to a table without one.
      const hasTree = mode === 'replace' || kind === 'sum';
      const inOrder = hasTree ? [...changed].sort(([a], [b]) => compareUtf8(a, b)) : changed;
      return [writers.get(name) as CollectionWriter, inOrder] as const;
    });
    return () => {
      for (const [writer, changed] of batches) {
        for (const [key, document] of changed) writer(key, document);
      }
    };
  };
}

type CollectionWriter = (key: string, document: Document | DocumentText | null) => void;

function collectionWriter(
  database: DatabaseSync,
  spec: ViewSpec,
  collection: string,
  mode: 'insert' | 'replace',
): CollectionWriter {
  const { [collection]: declared } = spec.collections;
  const fields = declared ? indexedFields(declared) : [];
  const columns = declared ? ['document', ...fields.map((field) => columnOf(declared, field))] : [];
  const assigned = columns.map((column) => `${column} = excluded.${column}`).join(', ');
  const put = database.prepare(
    `INSERT INTO ${tableOf(collection)} (key, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})
     ${mode === 'replace' ? `ON CONFLICT (key) DO UPDATE SET ${assigned}` : ''}`,
  );
  const remove = database.prepare(`DELETE FROM ${tableOf(collection)} WHERE key = ?`);
  const indexed = (document: Document) => fields.map((field) => indexedValue(document, field));
  return (key, document) => {
    if (document === null) remove.run(key);
    else if (!(document instanceof DocumentText)) put.run(key, JSON.stringify(document), ...indexed(document));
    else put.run(key, document.text, ...(fields.length > 0 ? indexed(JSON.parse(document.text)) : []));
  };
}
