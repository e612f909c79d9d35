import { onceForEach } from '#kernel';
import type { Rule } from './rule.ts';
import {
  type Occasion,
  type RuleBook,
  type RuleInForce,
  type RuleSet,
  rowInForce,
  type SetsInForce,
  setsInForce,
} from './rule-book.ts';
import { type Binding, parametersOf } from './verdict-of.ts';

/** What binds on an occasion. */
export type Bindings = (occasion: Occasion) => InForce;

/** How rules bind under the same versions of rule sets. */
export interface InForce {
  /** undefined: it does not bind. */
  bindingOf(rule: Rule): Binding | undefined;
  /** Those rules of a list that bind, in its order. @param rules a list that is kept: what it comes to is kept with it */
  among<Kind extends Rule>(rules: readonly Kind[]): readonly Bound<Kind>[];
}

export interface Bound<Kind extends Rule> {
  readonly rule: Kind;
  readonly binding: Binding;
}

/** The rules of a book as they bind: a row is read once for all occasions on which the same versions are in force. */
export function bindingsOf(book: RuleBook): Bindings {
  return (occasion) => inForceUnder(setsInForce(book, occasion));
}

/** Versions never change, and there are few pairs of them: every stream of a log is judged by the same ones. */
const read = new WeakMap<RuleSet, WeakMap<RuleSet, InForce>>();

function inForceUnder(sets: SetsInForce): InForce {
  const { manufacturer = NONE, dealer = NONE } = sets;
  let beside = read.get(manufacturer);
  if (!beside) {
    beside = new WeakMap();
    read.set(manufacturer, beside);
  }
  let known = beside.get(dealer);
  if (!known) {
    known = readRows(sets);
    beside.set(dealer, known);
  }
  return known;
}

/** In the place of a version where an issuer has none in force. */
const NONE = {} as RuleSet;

function readRows(sets: SetsInForce): InForce {
  const bindingOf = onceForEach((rule: Rule) => bindingIn(sets, rule));
  const lists = new WeakMap<readonly Rule[], readonly Bound<Rule>[]>();
  const among = <Kind extends Rule>(rules: readonly Kind[]) =>
    rules.flatMap((rule): readonly Bound<Kind>[] => {
      const binding = bindingOf(rule);
      return binding ? [{ rule, binding }] : [];
    });
  return {
    bindingOf,
    among<Kind extends Rule>(rules: readonly Kind[]) {
      let known = lists.get(rules) as readonly Bound<Kind>[] | undefined;
      if (!known) {
        known = among(rules);
        lists.set(rules, known);
      }
      return known;
    },
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
