import { describe, expect, it } from '@jest/globals';
import { opportunityCommands } from './commands/index.ts';
import { type Phase, phaseOf, refusePhase } from './lifecycle.ts';
import { folded, gone, profiled, recorded, signed, sold, type Told } from './opportunity.fixture.ts';

/** Histories that end in each phase, and the commands that are accepted there for their phase's sake. */
const PHASES: readonly (readonly [phase: Phase, told: readonly Told[], allowed: readonly string[] | 'all but'])[] = [
  ['none', [], ['CreateOpportunity']],
  ['open', profiled, 'all but'],
  [
    'converted',
    sold,
    [
      'CreateOpportunity',
      'AttachRecording',
      'CheckRecording',
      'RecordPayment',
      'ExtendCarePlan',
      'ArchiveCustomerFile',
      'CompleteCareTask',
      'ReopenOpportunity',
      'ReassignOpportunity',
      'CorrectEvent',
    ],
  ],
  [
    'lost',
    gone,
    [
      'CreateOpportunity',
      'AttachRecording',
      'CheckRecording',
      'RecordPayment',
      'ReviewLoss',
      'ReopenOpportunity',
      'ReassignOpportunity',
      'CorrectEvent',
    ],
  ],
];
const NOT_WHILE_OPEN = ['ExtendCarePlan', 'ReopenOpportunity'];

describe('the lifecycle', () => {
  it.each(PHASES)('has its place for every command while an opportunity is %s', (phase, told, allowed) => {
    const state = folded(recorded(told));
    expect(phaseOf(state)).toBe(phase);
    const names = opportunityCommands.map(({ name }) => name);
    const expected = allowed === 'all but' ? names.filter((name) => !NOT_WHILE_OPEN.includes(name)) : allowed;
    expect(names.filter((name) => refusePhase(name, state) === undefined)).toEqual(expected);
  });

  it('goes on for a project that is won by its order, without match, delivery and conversion', () => {
    const state = folded(recorded(signed));
    expect(phaseOf(state)).toBe('open');
    for (const name of ['MatchVehicle', 'DeliverVehicle', 'Convert']) {
      expect(refusePhase(name, state)?.rule).toBe('command-of-stage-model');
    }
    expect(refusePhase('CancelOrder', state)).toBeUndefined();
  });
});
