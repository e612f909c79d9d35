import { fact, type Instant, type Period } from '#kernel';
import { describeCommand } from '#kernel/testing';
import { idealFunnelDefined } from '../events/ideal-funnel-defined.ts';
import { defineIdealFunnel } from './define-ideal-funnel.ts';

const NOW = '2026-11-20T12:00:00.000Z' as Instant;
const input = {
  stageModel: 'simple',
  period: '2027-Q1' as Period,
  scope: { outlet: 'outlet-1' },
  entries: 480,
  stages: [
    { stage: 'PROSPECTING', rate: 0.4, medianDays: 12.5 },
    { stage: 'ENGAGING', rate: 0 },
  ],
  averageValue: { amount: '0.30', currency: 'CNY' },
  basis: 'last-year',
  strategyTags: ['road-show'],
};
const defined = (version: number, effectiveFrom: Instant, over: object = {}) =>
  fact(idealFunnelDefined, { ...input, id: 'id-1', stageModel: 'simple@1', version, effectiveFrom, ...over });
const LATER = '2027-01-01T00:00:00.000Z' as Instant;
const [prospecting, engaging] = input.stages;

describeCommand(defineIdealFunnel, {}, [
  { name: 'from now on', input, gives: [defined(1, NOW)] },
  {
    name: 'for all, without tags',
    input: (({ scope: _, strategyTags: __, ...others }) => others)(input),
    gives: [defined(1, NOW, { scope: {}, strategyTags: [] })],
  },
  {
    name: 'the next version, from a later instant on',
    given: [defined(1, NOW)],
    input: { ...input, version: 2, effectiveFrom: LATER, entries: 500 },
    gives: [defined(2, LATER, { entries: 500 })],
  },
  {
    name: 'a version that is not the next',
    given: [defined(1, NOW)],
    input: { ...input, version: 3, effectiveFrom: LATER },
    gives: { refused: 'versions-without-gap', evidence: [] },
  },
  {
    name: 'a version that begins with the last one',
    given: [defined(1, LATER)],
    input: { ...input, effectiveFrom: LATER },
    gives: { refused: 'ideal-funnels-not-overlapping', evidence: [0] },
  },
  {
    name: 'before it was defined',
    input: { ...input, effectiveFrom: '2026-11-20T11:59:59.999Z' as Instant },
    gives: { refused: 'effective-from-publication', evidence: [] },
  },
  {
    name: 'a version for another outlet',
    given: [defined(1, NOW)],
    input: { ...input, scope: {}, effectiveFrom: LATER },
    gives: { refused: 'ideal-funnel-of-one-outlet', evidence: [0] },
  },
  {
    name: 'of a stage model that there is not',
    input: { ...input, stageModel: 'none' },
    gives: { refused: 'stage-model-known', evidence: [] },
  },
  ...[[prospecting], [engaging, prospecting], [prospecting, engaging, engaging], []].map((stages) => ({
    name: `with the stages ${JSON.stringify(stages.map((one) => one?.stage))}`,
    input: { ...input, stages: stages as typeof input.stages },
    gives: { refused: 'ideal-names-every-stage', evidence: [] },
  })),
  {
    name: 'of a model that an order wins, with the stages before the order',
    input: {
      ...input,
      stageModel: 'project@1',
      stages: ['TARGET_CUSTOMER', 'POTENTIAL', 'OPPORTUNITY', 'PREFERRED'].map((stage) => ({ stage, rate: 1 })),
    },
    gives: [
      defined(1, NOW, {
        stageModel: 'project@1',
        stages: ['TARGET_CUSTOMER', 'POTENTIAL', 'OPPORTUNITY', 'PREFERRED'].map((stage) => ({ stage, rate: 1 })),
      }),
    ],
  },
  {
    name: 'of deals that are worth nothing',
    input: { ...input, averageValue: { amount: '0.00', currency: 'CNY' } },
    gives: { refused: 'ideal-worth-something', evidence: [] },
  },
]);
