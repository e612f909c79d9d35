import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { clear, eventRegistry } from '#kernel';
import { dealershipEvents } from './events.ts';

const golden = (type: string, version: number) =>
  JSON.parse(readFileSync(new URL(`golden/${type}.v${version}.json`, import.meta.url), 'utf8'));

describe('events of the dealership', () => {
  it('make a registry', () => {
    expect(eventRegistry(dealershipEvents).types.size).toBe(14);
  });

  it.each(dealershipEvents)('$type is written as it was frozen', (event) => {
    const { type, schemaVersion, category, fields, examples } = event;
    expect({ type, schemaVersion, category, fields, examples }).toEqual(golden(type, schemaVersion));
  });

  it.each(dealershipEvents)('the examples of $type fill every field', ({ fields, examples }) => {
    const filled = new Set(examples.flatMap((example) => Object.keys(example)));
    expect([...filled].sort()).toEqual(Object.keys(fields).sort());
  });

  it.each(dealershipEvents)('the subject of each sealed field of $type stands in clear', ({ fields }) => {
    for (const field of Object.values(fields)) {
      if (field !== clear && field.subject) expect(fields).toHaveProperty(field.subject, clear);
    }
  });
});
