import { type History, type Judging, type Point, type Verdict, verdictsOn } from '#compliance';
import { categoryOf } from '#kernel';
import type { KnownStreams } from './known-streams.ts';

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
