import { earliest, type Instant } from '#kernel';
import { type AnsweredList, cursorInAnswer, type PlaceInAnswer, placeInAnswer } from './page-cursor.ts';

/** What an answer says of when it is for; one of a single time is for that. */
interface Timed {
  readonly asOf: Instant;
  readonly effectiveAt?: Instant;
}

export interface AnswerPage<Answer, Row> {
  readonly answer: Answer;
  readonly rows: readonly Row[];
  /** Of the page after it; null: there is none. */
  readonly next: string | null;
}

/**
 * A page of a list that is computed for two instants: every page is of the answer that the first one began.
 * @param ask with the times of that answer, from the second page on
 * @throws Problem for a cursor that is not of this list; what is asked throws
 */
export async function answerPage<Answer extends Timed, Row>(
  list: AnsweredList,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
  ask: (times: Partial<Omit<PlaceInAnswer, 'row'>>) => Promise<Answer>,
  rowsOf: (answer: Answer) => readonly Row[],
): Promise<AnswerPage<Answer, Row>> {
  const { row: begun, ...times } = after === undefined ? { row: 0 } : placeInAnswer(list, after);
  const answer = await ask(times);
  const all = rowsOf(answer);
  const rows = all.slice(begun, begun + limit);
  const row = begun + rows.length;
  const { asOf, effectiveAt = asOf } = answer;
  const next = row < all.length ? cursorInAnswer(list, { asOf, effectiveAt: earliest(effectiveAt, asOf), row }) : null;
  return { answer, rows, next };
}
