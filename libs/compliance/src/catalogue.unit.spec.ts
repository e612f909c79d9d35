import { expect, it } from '@jest/globals';
import { catalogue } from './catalogue.ts';

it('a rule stands once in the catalogue, though a sentence may be two rules of one name', () => {
  expect(catalogue.filter((rule, at) => catalogue.indexOf(rule) !== at)).toEqual([]);
});
