import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type StageModel, stageModelOf } from '#opportunity';
import { type Flow, historyOf } from './flow.ts';
import { DAY } from './forecast/pipeline.ts';
import { DAY_0, PIPELINE, simulatedFlows } from './forecast/simulated-flows.fixture.ts';
import { policiesOf } from './policies.ts';
import { type Instants, knownFlows, unitsOf } from './unit.ts';

const [simple, dealer] = ['simple@1', 'dealer@1'].map((name) => stageModelOf(name) as StageModel) as [
  StageModel,
  StageModel,
];
const policies = fc.constantFrom(
  policiesOf({}),
  policiesOf({ episodePolicy: 'first-episode' }),
  policiesOf({ riskSet: 'from-recording' }),
  policiesOf({ orderPolicy: 'strict', regressionPolicy: 'current-max' }),
);
const instant = fc.integer({ min: -10, max: 2_000 }).map((day) => DAY_0 + day * DAY);
const instants = fc.oneof(
  fc.record({ known: instant, effective: instant }),
  fc.constant({ known: Number.MAX_SAFE_INTEGER, effective: Number.MAX_SAFE_INTEGER }),
);
const few = (seed: string) => new Map([...simulatedFlows(PIPELINE, seed)].slice(0, 15));

/** As of flows that were never asked before. */
const afresh = (flows: ReadonlyMap<string, Flow>, at: Instants, model: StageModel) =>
  knownFlows(new Map(flows), at, model);

describe('what is known of flows, and their units', () => {
  it('are the same whatever was asked before', () => {
    const questions = fc.array(fc.tuple(instants, policies, fc.constantFrom(simple, simple, dealer)), {
      minLength: 1,
      maxLength: 5,
    });
    const flows = few('asked before');
    fc.assert(
      fc.property(questions, (asked) => {
        for (const [at, read, model] of asked) {
          const [known, plain] = [knownFlows(flows, at, model), afresh(flows, at, model)];
          expect(known).toEqual(plain);
          expect(unitsOf(known, model, read)).toEqual(unitsOf(plain, model, read));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are those of what has come in since, been corrected or taken back', () => {
    const all = [...few('came in')];
    const now = { known: Number.MAX_SAFE_INTEGER, effective: Number.MAX_SAFE_INTEGER };
    const upTo = (flow: Flow, count: number) => ({ ...flow, points: historyOf(flow.points.items.slice(0, count)) });
    const flows = new Map(all.slice(0, -5).map(([stream, flow]) => [stream, upTo(flow, 1)]));
    const changes = [
      ...all,
      ...all.slice(0, 5).map(([stream, flow]) => [stream, upTo(flow, 0)] as const),
      ...all.slice(0, 5),
    ];
    for (const [stream, flow] of changes) {
      const before = knownFlows(flows, now, simple);
      expect(knownFlows(flows, now, simple)).toBe(before);
      flows.set(stream, flow);
      const [after, plain] = [knownFlows(flows, now, simple), afresh(flows, now, simple)];
      expect(after).toEqual(plain);
      expect(unitsOf(after, simple, policiesOf({}))).toEqual(unitsOf(plain, simple, policiesOf({})));
    }
  });
});
