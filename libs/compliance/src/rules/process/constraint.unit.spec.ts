import { describe, expect, it } from '@jest/globals';
import { parseConstraint } from './constraint.ts';

describe('a constraint of the reference process', () => {
  it.each([
    ['Created < OrderPlaced', { kind: 'precedence', first: 'Created', step: 'OrderPlaced' }],
    [
      'FollowUpCompleted between TestDriveCompleted and OrderPlaced',
      { kind: 'response', step: 'FollowUpCompleted', after: 'TestDriveCompleted', until: 'OrderPlaced' },
    ],
    ['no StageChanged', { kind: 'absence', never: 'StageChanged' }],
    [
      'no VehicleDelivered before VehicleMatched',
      { kind: 'absence', never: 'VehicleDelivered', before: 'VehicleMatched' },
    ],
    ['no TestDriveCompleted after OrderPlaced', { kind: 'absence', never: 'TestDriveCompleted', after: 'OrderPlaced' }],
    [
      'FollowUpCompleted within 120h of Created',
      { kind: 'time-limit', step: 'FollowUpCompleted', after: 'Created', hours: 120 },
    ],
  ])('%s is read', (text, constraint) => {
    expect(parseConstraint(text)).toEqual({ text, ...constraint });
  });

  it.each([
    ['', 'write "A < B"'],
    ['Created', 'write "A < B"'],
    ['Created<OrderPlaced', 'write "A < B"'],
    ['Created < OrderPlaced < VehicleMatched', 'write "A < B"'],
    ['Created > OrderPlaced', 'write "A < B"'],
    [' Created < OrderPlaced', 'write "A < B"'],
    ['No StageChanged', 'write "A < B"'],
    ['FollowUpCompleted within 5d of Created', 'write "A < B"'],
    ['FollowUpCompleted within 0h of Created', 'write "A < B"'],
    ['FollowUpCompleted within 1.5h of Created', 'write "A < B"'],
    ['Created < Ordered', 'Ordered is no step of a sale'],
    ['no EventCorrected', 'EventCorrected is no step of a sale'],
    ['Created < Created', 'it names the same event twice'],
  ])('%j is refused: %s', (text, reason) => {
    expect(() => parseConstraint(text)).toThrow(`the constraint ${JSON.stringify(text)} cannot be read: ${reason}`);
  });
});
