import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Instant } from '#kernel';
import { stageModelOf } from '#opportunity';
import type { Flows } from './flow-memory.ts';
import { funnelConversion } from './funnel-conversion.ts';
import { type AskedPolicies, POLICIES, policiesOf } from './policies.ts';
import { flowsOf } from './told.fixture.ts';

const at = '2026-01-01T00:00:00.000Z' as Instant;
const model = 'dealer@1';
const stageModel = stageModelOf(model)!;

describe('what a conversion is defined by', () => {
  let flows: Flows;
  beforeAll(async () => {
    flows = await flowsOf({});
  });
  const idOf = (asked: AskedPolicies, more: { by?: string; filters?: Record<string, readonly string[]> } = {}) =>
    funnelConversion(
      flows,
      { model, to: at, asOf: at, effectiveAt: at, policies: policiesOf(asked), ...more },
      stageModel,
      'CNY',
    ).definitionId;

  it('is another id for each value of each policy', () => {
    const others = Object.entries(POLICIES).flatMap(([name, [, ...values]]) =>
      values.map((value) => ({ [name]: value })),
    );
    const ids = [{}, ...others, { minimum: 7 }].map((asked) => idOf(asked));
    expect(others).toHaveLength(13);
    expect(new Set(ids).size).toBe(15);
  });

  it('is the same however filters are written, and another one for other filters and groups', () => {
    const filters = { team: ['b', 'a', 'b'], region: ['x'] };
    expect(idOf({}, { filters })).toBe(idOf({}, { filters: { region: ['x'], team: ['a', 'b'] } }));
    const ids = [{}, { filters }, { filters: { team: ['a'] } }, { by: 'team' }].map((more) => idOf({}, more));
    expect(new Set(ids).size).toBe(4);
  });
});
