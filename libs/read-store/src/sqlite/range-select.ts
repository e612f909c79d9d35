import type { CollectionSpec, Find } from '../read-store.ts';
import { fieldsOf } from '../view-spec.ts';
import { columnOf, tableOf } from './view-file.ts';

/** The statement that finds a range, with its parameters. */
export function rangeSelect(
  collection: string,
  spec: CollectionSpec,
  find: Find,
): { readonly sql: string; readonly parameters: (string | number | null)[] } {
  const columns = fieldsOf(spec, find).map((field) => columnOf(spec, field));
  const { equals = [], from, fromExclusive, to, limit } = find;
  // IS, not =: null equals null here.
  const conditions = equals.map((_, at) => `${columns[at]} IS ?`);
  const parameters: (string | number | null)[] = [...equals];
  const bounded = columns[equals.length];
  if (bounded !== undefined && from !== undefined) {
    conditions.push(`${bounded} ${fromExclusive ? '>' : '>='} ?`);
    parameters.push(from);
  }
  if (bounded !== undefined && to !== undefined) {
    conditions.push(`${bounded} <= ?`);
    parameters.push(to);
  }
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
  const order = columns.map((column) => (find.direction === 'backwards' ? `${column} DESC` : column)).join(', ');
  if (limit !== undefined) parameters.push(limit);
  const sql = `SELECT key, document FROM ${tableOf(collection)}${where} ORDER BY ${order}`;
  return { sql: limit === undefined ? sql : `${sql} LIMIT ?`, parameters };
}
