import type { Instant, Json, JsonObject } from '#kernel';
import type { Parameters } from './parameters.ts';
import type { Issuer, RuleRow, RuleSet } from './rule-book.ts';

/**
 * A version of a rule set as RuleSetPublished states it. Under `rules`, by name: `false`, or an object of parameters, beside
 * which `waivable` and `overridable` may stand.
 */
export interface PublishedRuleSet {
  readonly id: string;
  readonly version: number;
  readonly issuer: Issuer;
  readonly appliesTo: readonly string[];
  readonly effectiveFrom: Instant;
  readonly content: JsonObject;
}

/** The rule set that was published, as judgements use it. It was checked when it was published. */
export function ruleSetOf({ content, ...published }: PublishedRuleSet, recordedAt: Instant): RuleSet {
  const rows = Object.entries((content.rules ?? {}) as JsonObject).map(([name, row]) => [name, rowOf(row)] as const);
  return { ...published, recordedAt, content: { rules: Object.fromEntries(rows) } };
}

function rowOf(row: Json): RuleRow | false {
  if (row === false) return false;
  const { waivable, overridable, ...parameters } = row as JsonObject;
  return {
    parameters: parameters as Parameters,
    ...(typeof waivable === 'boolean' && { waivable }),
    ...(typeof overridable === 'boolean' && { overridable }),
  };
}
