import { createHash } from 'node:crypto';
import { canonicalJson } from '#kernel';
import type { Document } from './read-store.ts';

/** SHA-256 (hex) over [key, document] in RFC 8785 form, a line each, in the order given. */
export function contentDigest(rows: Iterable<readonly [string, Document]>): string {
  const hash = createHash('sha256');
  for (const row of rows) hash.update(`${canonicalJson(row)}\n`);
  return hash.digest('hex');
}
