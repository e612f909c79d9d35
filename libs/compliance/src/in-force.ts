import type { AnyEventRule } from './rule.ts';
import { type Occasion, type RuleBook, type RuleInForce, ruleInForce } from './rule-book.ts';

/** A rule's row that binds on an occasion, with the parameters that it borrows from rules in force then. */
export function eventRuleInForce(
  book: RuleBook,
  { name, borrows = {} }: AnyEventRule,
  occasion: Occasion,
): RuleInForce | undefined {
  const inForce = ruleInForce(book, name, occasion);
  const borrowed = Object.entries(borrows);
  if (!inForce || borrowed.length === 0) return inForce;
  const lent = borrowed.flatMap(([parameter, lender]) => {
    const value = lender === undefined ? undefined : ruleInForce(book, lender, occasion)?.parameters?.[parameter];
    return value === undefined ? [] : [[parameter, value] as const];
  });
  return { ...inForce, parameters: { ...inForce.parameters, ...Object.fromEntries(lent) } };
}
