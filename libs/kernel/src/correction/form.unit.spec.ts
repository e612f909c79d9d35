import { describe, expect, it } from '@jest/globals';
import { dealershipEvents } from '#dealership';
import { opportunityEvents } from '#opportunity';
import type { Json, JsonObject } from '../json.ts';
import { fits, valuesAt } from './form.ts';

/** Every field of an object, at every depth that objects reach, as a path. */
const pathsIn = (node: Json, path: readonly string[] = []): readonly (readonly string[])[] =>
  typeof node !== 'object' || node === null || Array.isArray(node)
    ? [path]
    : [path, ...Object.entries(node).flatMap(([name, member]) => pathsIn(member, [...path, name]))];

describe.each([...opportunityEvents, ...dealershipEvents].filter(({ type }) => type !== 'EventCorrected'))(
  'the fields of $type',
  ({ examples }) => {
    const roots = examples as readonly JsonObject[];

    it('have the form of their own examples, and not that of something else', () => {
      for (const root of roots) {
        for (const path of pathsIn(root).filter(({ length }) => length > 0)) {
          const name = path.at(-1) as string;
          const values = valuesAt(roots, path);
          for (const value of valuesAt([root], path)) expect([path, fits(value, name, values)]).toEqual([path, true]);
          for (const other of [{ surprise: { $gt: '' } }, [[[]]], Number.NaN] as Json[]) {
            expect([path, other, fits(other, name, values)]).toEqual([path, other, false]);
          }
        }
      }
    });
  },
);

describe('a path', () => {
  const roots = [{ tasks: [{ kind: 'x' }], dimensions: { team: 't-1' }, change: { model: 'm' } }] as const;

  it('leads through groups, and to any name where names are free', () => {
    expect(valuesAt(roots, ['change', 'model'])).toEqual(['m']);
    expect(valuesAt(roots, ['dimensions', 'region'])).toEqual(['t-1']);
  });

  it.each([['tasks/0'], ['tasks/0/kind'], ['change/hope'], ['constructor'], ['change/constructor/name']])(
    'does not lead to %s',
    (path) => {
      expect(valuesAt(roots, path.split('/'))).toEqual([]);
    },
  );
});
