import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instantOf, type JsonObject } from '#kernel';
import { compactTrajectory, extendTrajectory, type StandingFact, standingEventTypes, trajectoryOf } from '#opportunity';
import { type PackedFact, packFacts, unpackFacts } from './packed-facts.ts';

const base = Date.UTC(2026, 0, 1);
const name = fc.constantFrom('team', 'region', 'outlet', 'partner', 'd', 'constructor');
const text = fc.constantFrom('a', 'b', '');

const created = fc.record(
  {
    episode: fc.constantFrom(1, 2),
    dimensions: fc.dictionary(name, text, { maxKeys: 3 }),
    outlet: text,
    consultant: text,
    partnerId: text,
    d: text,
    stageModel: fc.constant('dealer@1'),
    stage: fc.constant('PROFILED'),
  },
  { requiredKeys: ['dimensions', 'stageModel', 'stage'] },
) as fc.Arbitrary<JsonObject>;

const other = fc.tuple(
  fc.constantFrom(...standingEventTypes.filter((type) => !['Created', 'EventCorrected'].includes(type)), 'Unheard'),
  fc.constantFrom<JsonObject>(
    {},
    { episode: 1 },
    { episode: 2, orderId: 'r' },
    { new: { amount: '1.00', currency: 'CNY' } },
  ),
);

describe('packed facts', () => {
  it('come back from the document as they were, with the dimensions of the first point or without', () => {
    fc.assert(
      fc.property(created, fc.array(other, { maxLength: 5 }), fc.integer(), (data, others, hours) => {
        const told: readonly (readonly [string, JsonObject])[] = [['Created', data], ...others];
        const facts = told.map(
          ([type, fields], n): StandingFact => [n, instantOf(base + hours * 1_000 + n), type, fields],
        );
        const [point] = trajectoryOf(compactTrajectory(facts));
        for (const dimensions of [[point?.dimensions ?? {}], [{ team: 'another' }], []]) {
          const flow = { base, dimensions };
          const packed = packFacts(facts, [], [], flow);
          const stored = JSON.parse(JSON.stringify(packed)) as readonly PackedFact[];
          expect(unpackFacts(stored, flow)).toEqual(facts);
          expect(unpackFacts(packed, flow)).toEqual(facts);
        }
      }),
    );
  });

  it('do not repeat the dimensions of the first point', () => {
    const data = { episode: 1, dimensions: { team: 't' }, outlet: 'o', stageModel: 'dealer@1', stage: 'PROFILED' };
    const event = { revision: 0, type: 'Created', occurredAt: instantOf(base), data };
    const { compact, after } = extendTrajectory(compactTrajectory([]), event);
    const flow = { base, dimensions: [after[0]!.dimensions] };
    expect(packFacts(compact.facts, [], [], flow)).toEqual([
      [0, 0, 0, { stageModel: 'dealer@1', stage: 'PROFILED', d: 1 }],
    ]);
  });

  it('grow by what is new', () => {
    const facts: StandingFact[] = [
      [0, instantOf(base), 'Created', { episode: 1, dimensions: {} }],
      [1, instantOf(base + 5), 'Lost', { episode: 1 }],
    ];
    const flow = { base, dimensions: [{}] };
    const one = packFacts(facts.slice(0, 1), [], [], flow);
    const two = packFacts(facts, facts.slice(0, 1), one, flow);
    expect(two[0]).toBe(one[0]);
    expect(two[1]).toEqual([1, 5, 14]);
  });
});
