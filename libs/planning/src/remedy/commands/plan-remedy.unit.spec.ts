import { fact, type Instant, type LocalDate } from '#kernel';
import { describeCommand } from '#kernel/testing';
import { type Comparison, comparisonId } from '../comparison.ts';
import { remedyPlanned } from '../events/remedy-planned.ts';
import { planRemedy } from './plan-remedy.ts';

const NOW = '2026-11-20T12:00:00.000Z' as Instant;
const comparison: Comparison = {
  ...{ ideal: 'plan-2026', version: 1, stageModel: 'project@1' },
  ...{ from: '2026-06-30T16:00:00.000Z' as Instant, to: NOW, asOf: NOW, effectiveAt: NOW },
  ...{ horizonDays: 90, filters: { outlet: ['outlet-1'] }, minimum: 5 },
};
const input = {
  comparisonId: comparisonId(comparison),
  stage: 'PREFERRED',
  lever: 'training',
  quantity: 2.5,
  owner: 'staff-1',
  due: '2026-12-31' as LocalDate,
};
const planned = fact(remedyPlanned, { ...input, outlet: 'outlet-1' });
const ofSeveral = comparisonId({ ...comparison, filters: { outlet: ['outlet-1', 'outlet-2'] } });

describeCommand(planRemedy, {}, [
  { name: 'for a stage that was compared', input, gives: [planned] },
  {
    name: 'for a comparison of several outlets',
    input: { ...input, comparisonId: ofSeveral },
    gives: [fact(remedyPlanned, { ...input, comparisonId: ofSeveral })],
  },
  { name: 'twice', given: [planned], input, gives: { refused: 'remedy-planned-once', evidence: [0] } },
  {
    name: 'for no comparison',
    input: { ...input, comparisonId: 'plan-2026' },
    gives: { refused: 'remedy-names-a-comparison', evidence: [] },
  },
  {
    name: 'for a stage after the win',
    input: { ...input, stage: 'COLLECTED' },
    gives: { refused: 'remedy-of-a-stage-compared', evidence: [] },
  },
]);
