import { describe, expect, it } from '@jest/globals';
import type { Instant } from '#kernel';
import { catalogue } from './catalogue.ts';
import { dealerRuleSet } from './dealer-rule-set.ts';
import { ruleSetOf } from './published-rule-set.ts';
import { ruleInForce } from './rule-book.ts';
import { validateContent } from './validate-content.ts';

describe('the dealer’s rule set', () => {
  it('can be published as it stands', () => {
    expect(validateContent(dealerRuleSet.content, catalogue)).toEqual([]);
  });

  it('puts every rule in force, for the dealer’s sales and no others', () => {
    const at = '2026-12-01T00:00:00.000Z' as Instant;
    const set = ruleSetOf({ id: 'dealer', version: 1, effectiveFrom: at, ...dealerRuleSet }, at);
    for (const { name, parameters } of catalogue) {
      const of = (stageModel: string) => ruleInForce([set], name, { at, knownBy: at, stageModel });
      expect([name, of('dealer')?.ruleVersion]).toEqual([name, 'dealer@1']);
      expect({ ...parameters, ...of('dealer')?.parameters }).toMatchObject(parameters);
      expect(of('project')).toBeUndefined();
    }
  });

  it('lets a manager waive the test drive of a fleet order, and nothing else', () => {
    const rows: readonly (readonly [string, object])[] = Object.entries(dealerRuleSet.content.rules);
    expect(rows.filter(([, row]) => 'waivable' in row).map(([name]) => name)).toEqual(['delivered-needs-test-drive']);
  });
});
