import type { JsonObject } from '#kernel';
import { catalogue } from './catalogue.ts';
import type { Rule } from './rule.ts';

/** What the dealer's own document leaves open, beside every rule as it is: fleet orders are delivered without a test drive. */
const ROWS: Readonly<Record<string, JsonObject>> = { 'delivered-needs-test-drive': { waivable: true } };

/**
 * The dealer's rules of the seed as a rule set to be published: every rule of the catalogue, each parameter written out, for
 * the stage model `dealer`. Nobody has to follow it until somebody publishes it with PublishRuleSet.
 */
export const dealerRuleSet = {
  issuer: 'dealer',
  appliesTo: ['dealer'],
  content: { rules: Object.fromEntries(catalogue.map(({ name }) => [name, rowOf(name)])) },
} as const;

function rowOf(name: string): JsonObject {
  const parameters = catalogue.filter((rule) => rule.name === name).map(ownParameters);
  return { ...(Object.assign({}, ...parameters) as JsonObject), ...ROWS[name] };
}

/** Without those that it borrows. */
function ownParameters(rule: Rule): JsonObject {
  const borrowed = rule.kind === 'hard' || rule.kind === 'soft' ? Object.keys(rule.borrows ?? {}) : [];
  return Object.fromEntries(Object.entries(rule.parameters).filter(([name]) => !borrowed.includes(name))) as JsonObject;
}
