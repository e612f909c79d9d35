import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { clear, eventRegistry } from '#kernel';
import { dealershipEvents } from './events.ts';

const folder = new URL('golden/', import.meta.url);

describe('events of the dealership', () => {
  it('make a registry', () => {
    expect(eventRegistry(dealershipEvents).types.size).toBe(17);
  });

  it('have one golden file for each version and no other', () => {
    const expected = dealershipEvents.flatMap(({ type, schemaVersion }) =>
      Array.from({ length: schemaVersion }, (_, n) => `${type}.v${n + 1}.json`),
    );
    expect(readdirSync(folder).sort()).toEqual(expected.sort());
  });

  it.each(dealershipEvents)('$type is written as it was frozen', ({ type, schemaVersion, examples }) => {
    const golden = readFileSync(new URL(`${type}.v${schemaVersion}.json`, folder), 'utf8');
    expect(JSON.parse(golden)).toEqual(examples);
  });

  it.each(dealershipEvents)('the examples of $type fill every field', ({ fields, examples }) => {
    const filled = new Set(examples.flatMap((example) => Object.keys(example)));
    expect([...filled].sort()).toEqual(Object.keys(fields).sort());
  });

  it.each([
    ['UnprofiledVisitRecorded', { reasonNoRecord: undefined }],
    ['CustomersMerged', { reason: 'from' }],
    ['StrategyAdjusted', { note: undefined }],
    ['StaffRegistered', { name: 'staffId' }],
    ['StaffChanged', { name: 'staffId' }],
  ])('%s seals these fields, each for this subject', (type, sealed) => {
    const { fields } = eventRegistry(dealershipEvents).typeOf(type);
    const subjects = Object.entries(fields).flatMap(([name, of]) => (of === clear ? [] : [[name, of.subject]]));
    expect(Object.fromEntries(subjects)).toEqual(sealed);
  });

  it('seal nothing else', () => {
    const sealing = dealershipEvents.filter(({ fields }) => Object.values(fields).some((of) => of !== clear));
    expect(sealing.map(({ type }) => type).sort()).toEqual(
      ['CustomersMerged', 'StaffChanged', 'StaffRegistered', 'StrategyAdjusted', 'UnprofiledVisitRecorded'].sort(),
    );
  });
});
