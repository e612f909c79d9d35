import { expect, it } from '@jest/globals';
import { laterToken } from './consistency.ts';

it.each([
  [undefined, 'a1.3', 'a1.3'],
  ['a1.3', 'a1.10', 'a1.10'],
  ['a1.10', 'a1.9', 'a1.10'],
  ['a1.10', 'b2.1', 'b2.1'],
  ['a1~Xy9_', 'a1~Ab2-', 'a1~Ab2-'],
])('of %s and then %s the later is %s', (known, come, later) => {
  expect(laterToken(known, come)).toBe(later);
});
