import {
  type History,
  type Judging,
  judgeDemoCar,
  judgeOpportunity,
  judgeVisit,
  type Point,
  type Verdict,
} from '#compliance';
import { demoCar, visit } from '#dealership';
import { categoryOf } from '#kernel';
import { opportunity } from '#opportunity';
import type { KnownStreams } from './known-streams.ts';

/** Categories of the streams that rules judge one by one. */
export const JUDGED: ReadonlySet<string> = new Set([opportunity.category, visit.category, demoCar.category]);

/** An opportunity, a visit or a demo car, and what of other streams names it. */
export interface Subject {
  /** Its own stream, whole. */
  readonly history: History;
  /** That and what names it, in the order of recording. */
  readonly told: History;
}

/** Every verdict on a subject at a point; other streams are read as far as rules ask for them. Of nothing there is none. */
export async function judgedSubject(
  { history, told }: Subject,
  point: Point,
  judging: Omit<Judging, 'known'>,
  others: KnownStreams,
): Promise<readonly Verdict[]> {
  const [first] = history;
  if (!first) return [];
  const category = categoryOf(first.stream);
  const judge = () => verdictsOn(told, category, point, { ...judging, known: others.known });
  let verdicts = judge();
  while (await others.read()) verdicts = judge();
  return verdicts;
}

/** Events of several streams in the order of recording. */
export function toldOf(...histories: readonly History[]): History {
  return histories.flat().sort((a, b) => a.position - b.position);
}

function verdictsOn(told: History, category: string, point: Point, judging: Judging): readonly Verdict[] {
  if (category === opportunity.category) return judgeOpportunity(told, point, judging);
  return category === visit.category ? judgeVisit(told, point, judging) : judgeDemoCar(told, point, judging);
}
