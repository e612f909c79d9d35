import fc from 'fast-check';
import type { Document } from '../read-store.ts';

const key = fc.constantFrom('a', 'b', 'c', 'Z', '\uFF5E', '\u{1F600}', 'a0');
const value = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(0.5, -1e300, 2 ** 53),
  fc.constantFrom('', 'a', 'b', '10', '9', '\uFF5E', '\u{1F600}', 'é'),
);
const document: fc.Arbitrary<Document> = fc.record({ owner: value, value, text: fc.string() }, { requiredKeys: [] });

/** Commits: what each changes, by key. */
export const anyCommits = fc.array(fc.array(fc.tuple(key, fc.option(document)), { maxLength: 6 }), { maxLength: 8 });

/** Ranges over the index (owner, value). */
export const anyRange = fc.record(
  {
    equals: fc.array(value, { maxLength: 2 }).map((values) => values as (string | number | null)[]),
    from: fc.constantFrom('a', 'b', -1, 0, 1),
    fromExclusive: fc.boolean(),
    to: fc.constantFrom('b', '\uFF5E', 0, 2),
    direction: fc.constantFrom('forwards' as const, 'backwards' as const),
    limit: fc.integer({ min: 0, max: 4 }),
  },
  { requiredKeys: [] },
);
