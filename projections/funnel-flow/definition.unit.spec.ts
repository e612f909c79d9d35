import { describe, expect, it } from '@jest/globals';
import { definitionId } from './definition.ts';
import { type AskedPolicies, POLICIES, policiesOf } from './policies.ts';

const scope = { model: 'dealer@1' };
const idOf = (asked: AskedPolicies, over: Parameters<typeof definitionId>[1] = scope) =>
  definitionId('conversion', over, policiesOf(asked));

describe('the definition of a figure', () => {
  it('is another one for each value of each policy', () => {
    const others = Object.entries(POLICIES).flatMap(([name, [, ...values]]) =>
      values.map((value) => ({ [name]: value })),
    );
    const ids = [{}, ...others, { minimum: 7 }].map((asked) => idOf(asked));
    expect(others).toHaveLength(11);
    expect(new Set(ids).size).toBe(13);
  });

  it('is the same however its filters are written, and another one for others', () => {
    const over = (filters: Readonly<Record<string, readonly string[]>>) => idOf({}, { ...scope, filters });
    expect(over({ team: ['b', 'a', 'b'], region: ['x'] })).toBe(over({ region: ['x'], team: ['a', 'b'] }));
    expect(
      new Set([idOf({}), over({ team: ['a'] }), over({ region: ['a'] }), idOf({}, { ...scope, by: 'team' })]).size,
    ).toBe(4);
  });
});
