import { demoCar, visit } from '#dealership';
import { opportunity } from '#opportunity';
import type { History } from './history.ts';
import { judgeDemoCar } from './judge-demo-car.ts';
import { judgeOpportunity } from './judge-opportunity.ts';
import { judgeVisit } from './judge-visit.ts';
import type { Judging } from './judging.ts';
import type { Point } from './point.ts';
import type { Verdict } from './verdict.ts';

/** Categories of the streams that rules judge one by one. */
export const JUDGED: ReadonlySet<string> = new Set([opportunity.category, visit.category, demoCar.category]);

/**
 * Every verdict on what a stream of a category is of: an opportunity, a visit or a demo car. A book without any version binds
 * nobody: nothing is looked at then.
 * @param told its stream, whole, and what of other streams names it
 */
export function verdictsOn(told: History, category: string, point: Point, judging: Judging): readonly Verdict[] {
  if (judging.book.length === 0) return [];
  if (category === opportunity.category) return judgeOpportunity(told, point, judging);
  return category === visit.category ? judgeVisit(told, point, judging) : judgeDemoCar(told, point, judging);
}

/** A stream and what names it, in the order of recording. */
export function toldOf(history: History, named: History): History {
  return named.length === 0 ? history : [...history, ...named].sort((a, b) => a.position - b.position);
}
