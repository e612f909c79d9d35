import type { Engine } from '#engine';
import { type Instant, isInstant } from '#kernel';
import type { ViewReader } from '#read-store';
import { Problem } from '../problem/problem.ts';

/** A list of a view: its pages are of one version of it and of one question. */
export interface ListOf {
  readonly engine: Engine;
  readonly view: ViewReader;
  /** What was asked, beside the page. */
  readonly question: string;
}

/** A list that is computed for two instants: its pages are of one answer. */
export interface AnsweredList {
  readonly engine: Engine;
  readonly name: string;
  /** What was asked, beside the page. */
  readonly question: string;
}

/** The answer that a page is of, and how many of its rows stand on the pages before. */
export interface PlaceInAnswer {
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  readonly row: number;
}

/** A place in an answer, opaque to whoever reads it. It names the log, the list and the question. */
export function cursorInAnswer(list: AnsweredList, { asOf, effectiveAt, row }: PlaceInAnswer): string {
  return Buffer.from(JSON.stringify([...answerOf(list), asOf, effectiveAt, row])).toString('base64url');
}

/** The place that a cursor stands at. @throws Problem for one that is not of this list */
export function placeInAnswer(list: AnsweredList, cursor: string): PlaceInAnswer {
  const parts = parsed(cursor);
  const answer = answerOf(list);
  if (Array.isArray(parts) && parts.length === answer.length + 3 && answer.every((part, at) => parts[at] === part)) {
    const [asOf, effectiveAt, row] = parts.slice(answer.length);
    if (isInstant(asOf) && isInstant(effectiveAt) && Number.isSafeInteger(row) && row >= 0) {
      return { asOf, effectiveAt, row };
    }
  }
  throw new Problem('cursor-unknown');
}

function answerOf({ engine, name, question }: AnsweredList): readonly string[] {
  return [engine.store.header.logId.slice(0, 8), name, question];
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
