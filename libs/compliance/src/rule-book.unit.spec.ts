import { describe, expect, it } from '@jest/globals';
import type { Instant } from '#kernel';
import { ruleSetOf } from './published-rule-set.ts';
import { type RuleSet, ruleInForce } from './rule-book.ts';
import { aRuleSet } from './testing/told.fixture.ts';

const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}T00:00:00.000Z` as Instant;
const inForce = (book: readonly RuleSet[], at = day(20), knownBy = day(30), stageModel?: string) =>
  ruleInForce(book, 'test-drive-distance', { at, knownBy, stageModel: stageModel ?? 'dealer' });
const row = (moreThanKm: number, more: object = {}) => ({
  'test-drive-distance': { parameters: { moreThanKm }, ...more },
});
const maker = { id: 'manufacturer', issuer: 'manufacturer' } as const;

describe('a rule is in force', () => {
  it('from the effective date of its version on, until the next one begins', () => {
    const book = [
      aRuleSet(row(5), { effectiveFrom: day(10), recordedAt: day(1) }),
      aRuleSet(row(8), { version: 2, effectiveFrom: day(20), recordedAt: day(15) }),
    ];
    expect(inForce(book, '2026-11-09T23:59:59.999Z' as Instant)).toBeUndefined();
    expect(inForce(book, day(10))).toMatchObject({ ruleVersion: 'house@1', parameters: { moreThanKm: 5 } });
    expect(inForce(book, '2026-11-19T23:59:59.999Z' as Instant)).toMatchObject({ ruleVersion: 'house@1' });
    expect(inForce(book, day(20))).toMatchObject({ ruleVersion: 'house@2', parameters: { moreThanKm: 8 } });
    expect(inForce(book, day(20), '2026-11-14T23:59:59.999Z' as Instant)).toMatchObject({ ruleVersion: 'house@1' });
  });

  it('no longer, once a version leaves it out or puts it out of force', () => {
    const first = aRuleSet(row(5), { effectiveFrom: day(10) });
    expect(inForce([first, aRuleSet({}, { version: 2, effectiveFrom: day(15) })])).toBeUndefined();
    const off = aRuleSet({ 'test-drive-distance': false }, { version: 2, effectiveFrom: day(15) });
    expect(inForce([first, off])).toBeUndefined();
  });

  it('for the stage models that its rule set applies to, and for what follows none', () => {
    const book = [aRuleSet(row(5))];
    expect(inForce(book, day(20), day(30), 'project')).toBeUndefined();
    expect(ruleInForce(book, 'test-drive-distance', { at: day(20), knownBy: day(30) })).toBeDefined();
  });

  it.each([
    ['the manufacturer’s row, where both have one', row(8), row(5), 'manufacturer@1'],
    ['the dealer’s, where the manufacturer’s may be overridden', row(8, { overridable: true }), row(5), 'house@1'],
    [
      'the manufacturer’s that may be overridden, where the dealer has none',
      row(8, { overridable: true }),
      {},
      'manufacturer@1',
    ],
    ['the dealer’s, where the manufacturer says nothing', {}, row(5), 'house@1'],
    [
      'nobody’s, where the manufacturer puts it out of force',
      { 'test-drive-distance': false as const },
      row(5),
      undefined,
    ],
  ])('by %s', (_, makers, dealers, ruleVersion) => {
    expect(inForce([aRuleSet(makers, maker), aRuleSet(dealers)])?.ruleVersion).toBe(ruleVersion);
  });

  it('as it was published: parameters, and beside them whether it may be waived or overridden', () => {
    const published = {
      id: 'dealer',
      version: 3,
      issuer: 'dealer',
      appliesTo: ['dealer'],
      effectiveFrom: day(2),
    } as const;
    const rules = { 'no-hoarding': false, 'test-drive-distance': { moreThanKm: 6, waivable: true } };
    expect(ruleSetOf({ ...published, content: { rules } }, day(1))).toEqual({
      ...published,
      recordedAt: day(1),
      content: {
        rules: { 'no-hoarding': false, 'test-drive-distance': { parameters: { moreThanKm: 6 }, waivable: true } },
      },
    });
  });
});
