import type { Instant } from '#kernel';
import type { Parameters } from './parameters.ts';

export type Issuer = 'manufacturer' | 'dealer';

/** A rule's row in a rule set: its parameters where they differ from the rule's own. */
export interface RuleRow {
  readonly parameters?: Parameters;
  /** Whether a waiver may lift it. */
  readonly waivable?: boolean;
  /** On a row of the manufacturer: the dealer's row applies in its place. */
  readonly overridable?: boolean;
}

/** What a rule set says of rules, by name; `false`: it is not in force. */
export interface RuleSetContent {
  readonly rules: Readonly<Record<string, RuleRow | false>>;
}

/** A version of a rule set, as it was published. */
export interface RuleSet {
  /** Of the rule book. */
  readonly id: string;
  readonly version: number;
  readonly issuer: Issuer;
  /** Ids of stage models. */
  readonly appliesTo: readonly string[];
  readonly effectiveFrom: Instant;
  readonly recordedAt: Instant;
  readonly content: RuleSetContent;
}

/** Every version ever published, in the order of recording. */
export type RuleBook = readonly RuleSet[];

/** A rule as it binds at an instant. */
export interface RuleInForce extends RuleRow {
  readonly ruleVersion: string;
  readonly issuer: Issuer;
}

/** Whom and when a rule is to bind. */
export interface Occasion {
  readonly at: Instant;
  /** What was published later is not known. */
  readonly knownBy: Instant;
  /** Id of the stage model; absent for what follows none, such as a visit. */
  readonly stageModel?: string | undefined;
}

/**
 * The row that binds on an occasion: the manufacturer's where both issuers have one, unless it lets the dealer's apply.
 * undefined: nobody has put the rule in force, and nothing is judged.
 */
export function ruleInForce(book: RuleBook, rule: string, occasion: Occasion): RuleInForce | undefined {
  return rowInForce(setsInForce(book, occasion), rule);
}

/** The versions that bind on an occasion. */
export type SetsInForce = Readonly<Record<Issuer, RuleSet | undefined>>;

export function setsInForce(book: RuleBook, { at, knownBy, stageModel }: Occasion): SetsInForce {
  let manufacturer: RuleSet | undefined;
  let dealer: RuleSet | undefined;
  for (const set of book) {
    if (set.recordedAt > knownBy) break;
    if (set.effectiveFrom > at) continue;
    if (stageModel !== undefined && !set.appliesTo.includes(stageModel)) continue;
    if (set.issuer === 'manufacturer') manufacturer = laterOf(manufacturer, set);
    else dealer = laterOf(dealer, set);
  }
  return { manufacturer, dealer };
}

function laterOf(before: RuleSet | undefined, set: RuleSet): RuleSet {
  return before && before.effectiveFrom > set.effectiveFrom ? before : set;
}

/** The row of these versions that binds, as `ruleInForce` says. */
export function rowInForce(sets: SetsInForce, rule: string): RuleInForce | undefined {
  const manufacturer = rowOf(sets, 'manufacturer', rule);
  const mayDiffer = manufacturer === undefined || (manufacturer !== false && manufacturer.overridable);
  const row = mayDiffer ? (rowOf(sets, 'dealer', rule) ?? manufacturer) : manufacturer;
  return row === false ? undefined : row;
}

function rowOf(sets: SetsInForce, issuer: Issuer, rule: string): RuleInForce | false | undefined {
  const set = sets[issuer];
  const row = set?.content.rules[rule];
  if (!set || row === undefined) return undefined;
  return row && { ...row, ruleVersion: `${set.id}@${set.version}`, issuer };
}

/** The version of an issuer that binds on an occasion. */
export function setInForce(book: RuleBook, issuer: Issuer, occasion: Occasion): RuleSet | undefined {
  return setsInForce(book, occasion)[issuer];
}
