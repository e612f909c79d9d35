import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { eventRegistry, type JsonObject } from '#kernel';
import { folded, minute, recorded } from '../opportunity.fixture.ts';
import { opportunityEvents } from './index.ts';

const folder = new URL('../golden/', import.meta.url);
const read = (file: string): readonly JsonObject[] => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));

/** JSON pointers of the leaves of the declared classes. */
function declared(fields: object, at = ''): string[] {
  return Object.entries(fields).flatMap(([name, type]) =>
    type === 'clear' || 'personal' in type ? [`${at}/${name}`] : declared(type, `${at}/${name}`),
  );
}

function filled(example: unknown, pointer: string): boolean {
  const value = pointer
    .slice(1)
    .split('/')
    .reduce<unknown>((node, name) => (node as Record<string, unknown> | undefined)?.[name], example);
  return value !== undefined;
}

describe('formats of opportunity events', () => {
  it('has one golden file for each version of each event and no other', () => {
    const expected = opportunityEvents.flatMap((type) =>
      Array.from({ length: type.schemaVersion }, (_, n) => `${type.type}.v${n + 1}.json`),
    );
    expect(readdirSync(folder).sort()).toEqual(expected.sort());
  });

  it.each(opportunityEvents.map((type) => [type.type, type] as const))('%s is as it was frozen', (_, type) => {
    expect(read(`${type.type}.v${type.schemaVersion}.json`)).toEqual(type.examples);
  });

  it.each(opportunityEvents.map((type) => [type.type, type] as const))('%s fills every field', (_, type) => {
    for (const pointer of declared(type.fields)) {
      expect([pointer, type.examples.some((example) => filled(example, pointer))]).toEqual([pointer, true]);
    }
  });

  it.each(opportunityEvents.map((type) => [type.type, type] as const))('%s declares every field', (_, type) => {
    const known = Object.keys(type.fields);
    for (const example of type.examples) expect(known).toEqual(expect.arrayContaining(Object.keys(example)));
  });

  it.each(readdirSync(folder))('%s is read as of today and folded', (file) => {
    const registry = eventRegistry(opportunityEvents);
    const [type, version] = file.split('.');
    for (const data of read(file)) {
      const stored = { ...recorded([[minute(0), type as string, data]])[0]!, schemaVersion: Number(version?.slice(1)) };
      const event = registry.upcast(stored);
      expect(event.schemaVersion).toBe(registry.typeOf(event.type).schemaVersion);
      expect(folded([event]).past?.event.type).toBe(type);
    }
  });
});
