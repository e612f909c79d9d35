import { onceForEach } from '#kernel';
import type { Rule } from './rule.ts';
import {
  type Occasion,
  type RuleBook,
  type RuleInForce,
  rowInForce,
  type SetsInForce,
  setsInForce,
} from './rule-book.ts';
import { type Binding, parametersOf } from './verdict-of.ts';

/** How each rule binds on an occasion; undefined: not at all. */
export type Bindings = (occasion: Occasion) => (rule: Rule) => Binding | undefined;

/** The rules of a book as they bind: a row is read once for all occasions on which the same versions are in force. */
export function bindingsOf(book: RuleBook): Bindings {
  const read: { readonly sets: SetsInForce; readonly bindingOf: (rule: Rule) => Binding | undefined }[] = [];
  return (occasion) => {
    const sets = setsInForce(book, occasion);
    let known = read.find((one) => one.sets.manufacturer === sets.manufacturer && one.sets.dealer === sets.dealer);
    if (!known) {
      known = { sets, bindingOf: onceForEach((one: Rule) => bindingIn(sets, one)) };
      read.push(known);
    }
    return known.bindingOf;
  };
}

function bindingIn(sets: SetsInForce, rule: Rule): Binding | undefined {
  const inForce = inForceIn(sets, rule);
  return inForce && { inForce, parameters: parametersOf(rule, inForce) };
}

/** A rule's row that binds, with the parameters that it borrows from rules in force then. */
function inForceIn(sets: SetsInForce, rule: Rule): RuleInForce | undefined {
  const inForce = rowInForce(sets, rule.name);
  const borrowed = rule.kind === 'hard' || rule.kind === 'soft' ? Object.entries(rule.borrows ?? {}) : [];
  if (!inForce || borrowed.length === 0) return inForce;
  const lent = borrowed.flatMap(([parameter, lender]) => {
    const value = lender === undefined ? undefined : rowInForce(sets, lender)?.parameters?.[parameter];
    return value === undefined ? [] : [[parameter, value] as const];
  });
  return { ...inForce, parameters: { ...inForce.parameters, ...Object.fromEntries(lent) } };
}
