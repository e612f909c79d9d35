import { describe, expect, it } from '@jest/globals';
import { fact, type Instant } from '#kernel';
import { folded, recorded } from '#kernel/testing';
import { ruleSetPublished } from './events/rule-set-published.ts';
import { ruleBook, versionInForce } from './rule-book.ts';

const published = (version: number, appliesTo: readonly string[], effectiveFrom: string) =>
  fact(ruleSetPublished, {
    id: 'dealer',
    version,
    issuer: 'dealer',
    appliesTo,
    effectiveFrom: effectiveFrom as Instant,
    changeReason: '',
    approvalId: `a-${version}`,
    content: { rules: {} },
  });

/** Recorded at 11:00 and a millisecond more each. */
const book = folded(
  ruleBook,
  [
    published(1, ['dealer'], '2026-11-20T10:00:00.000Z'),
    published(2, ['project'], '2026-11-21T00:00:00.000Z'),
    published(3, ['dealer', 'simple'], '2026-12-01T00:00:00.000Z'),
  ].map((event, n) => recorded(event, n)),
);

describe('the version in force', () => {
  const always = '9999-01-01T00:00:00.000Z';

  it.each([
    ['dealer', '2026-11-20T10:59:59.999Z', always, undefined],
    ['dealer', '2026-11-20T11:00:00.000Z', always, 1],
    ['dealer', '2026-11-30T23:59:59.999Z', always, 1],
    ['dealer', '2026-12-01T00:00:00.000Z', always, 3],
    ['dealer', '2026-12-01T00:00:00.000Z', '2026-11-20T11:00:00.001Z', 1],
    ['dealer', '2026-12-01T00:00:00.000Z', '2026-11-20T10:59:59.999Z', undefined],
    ['project', '2026-11-20T23:59:59.999Z', always, undefined],
    ['project', '2026-12-01T00:00:00.000Z', always, 2],
    ['simple', '2026-11-30T00:00:00.000Z', always, undefined],
  ])('for %s at %s, as known at %s, is %s: never before its publication', (model, at, asOf, version) => {
    expect(versionInForce(book, model, at as Instant, asOf as Instant)?.version).toBe(version);
  });
});
