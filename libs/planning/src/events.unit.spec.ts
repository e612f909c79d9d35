import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { clear, eventRegistry } from '#kernel';
import { planningEvents } from './events.ts';

const folder = new URL('golden/', import.meta.url);

describe('events of planning', () => {
  it('make a registry', () => {
    expect(eventRegistry(planningEvents).types.size).toBe(16);
  });

  it('have one golden file for each version and no other', () => {
    const expected = planningEvents.flatMap(({ type, schemaVersion }) =>
      Array.from({ length: schemaVersion }, (_, n) => `${type}.v${n + 1}.json`),
    );
    expect(readdirSync(folder).sort()).toEqual(expected.sort());
  });

  it.each(planningEvents)('$type is written as it was frozen', ({ type, schemaVersion, examples }) => {
    const golden = readFileSync(new URL(`${type}.v${schemaVersion}.json`, folder), 'utf8');
    expect(JSON.parse(golden)).toEqual(examples);
  });

  it.each(planningEvents)('the examples of $type fill every field', ({ fields, examples }) => {
    const filled = new Set(examples.flatMap((example) => Object.keys(example)));
    expect([...filled].sort()).toEqual(Object.keys(fields).sort());
  });

  it('seal free text for whoever wrote it, and nothing else', () => {
    const sealed = planningEvents.flatMap(({ type, fields }) =>
      Object.entries(fields).flatMap(([name, of]) => (of === clear ? [] : [`${type} ${name} ${of.subject}`])),
    );
    expect(sealed.sort()).toEqual([
      'ApprovalGranted note undefined',
      'ApprovalRequested why undefined',
      'PartnerAgreementEnded reason undefined',
      'RuleSetPublished changeReason undefined',
      'StageModelDefined changeReason undefined',
      'TargetAmended reason undefined',
      'TargetLocked note undefined',
      'TargetReviewed note undefined',
    ]);
  });
});
