import type { Engine } from '#engine';
import type { ViewReader } from '#read-store';
import { Problem } from '../problem/problem.ts';

/** A list of a view: its pages are of one version of it and of one question. */
export interface ListOf {
  readonly engine: Engine;
  readonly view: ViewReader;
  /** What was asked, beside the page. */
  readonly question: string;
}

/** A place in the list, opaque to whoever reads it. It names the log, the view's version and the question. */
export function cursorAt(list: ListOf, key: string): string {
  return Buffer.from(JSON.stringify([...placeOf(list), key])).toString('base64url');
}

/** The key that a cursor stands at. @throws Problem for one that is not of this list */
export function keyAt(list: ListOf, cursor: string): string {
  const parts = parsed(cursor);
  const place = placeOf(list);
  if (Array.isArray(parts) && parts.length === place.length + 1 && place.every((part, at) => parts[at] === part)) {
    const key: unknown = parts.at(-1);
    if (typeof key === 'string') return key;
  }
  throw new Problem('cursor-unknown');
}

function placeOf({ engine, view, question }: ListOf): readonly string[] {
  const { name, version } = view.spec;
  return [engine.store.header.logId.slice(0, 8), `${name}@${version}`, question];
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}
