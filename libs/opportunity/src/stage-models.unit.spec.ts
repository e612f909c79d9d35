import { describe, expect, it } from '@jest/globals';
import { opportunityCommands } from './commands/index.ts';
import { opportunityEvents } from './events/index.ts';
import { rankOf } from './stage-model.ts';
import { dealer, project, simple, stageModelOf, stageModels } from './stage-models.ts';

const stagesOf = (model: typeof dealer) => model.stages.map(({ id, movedBy }) => [id, movedBy.join(' ')]);

describe('the stage models', () => {
  it('are those of the three kinds of sale', () => {
    expect(stagesOf(dealer)).toEqual([
      ['PROFILED', 'Created'],
      ['FOLLOWED_UP', 'FollowUpCompleted'],
      ['TEST_DRIVEN', 'TestDriveCompleted'],
      ['ORDERED', 'OrderPlaced'],
      ['MATCHED', 'VehicleMatched'],
      ['DELIVERED', 'VehicleDelivered'],
    ]);
    expect(project.stages.map(({ id }) => id)).toEqual([
      'TARGET_CUSTOMER',
      'POTENTIAL',
      'OPPORTUNITY',
      'PREFERRED',
      'SIGNED',
      'COLLECTED',
    ]);
    expect(stagesOf(simple)).toEqual([
      ['PROSPECTING', 'Created'],
      ['ENGAGING', ''],
    ]);
    expect(stageModels.map(({ id, win }) => [id, win.by, win.kind])).toEqual([
      ['dealer', 'Converted', 'exit'],
      ['project', 'OrderPlaced', 'order'],
      ['simple', 'Converted', 'exit'],
    ]);
  });

  it.each(stageModels)(
    '$id names only events and commands that there are, and begins anew at its first stage',
    (model) => {
      const events = opportunityEvents.map(({ type }) => type);
      const commands = opportunityCommands.map(({ name }) => name);
      expect(events).toEqual(
        expect.arrayContaining([...model.stages.flatMap(({ movedBy }) => movedBy), ...model.exits]),
      );
      expect(commands).toEqual(expect.arrayContaining([...model.excludes]));
      expect(rankOf(model, model.reentry.stage)).toBe(0);
    },
  );

  it('are found by id and by version', () => {
    expect(stageModelOf('dealer')).toBe(stageModelOf('dealer@1'));
    expect(stageModelOf('dealer@2')).toBeUndefined();
  });
});
