import { expect } from '@jest/globals';
import { validateAs } from '../validate-as.ts';

/** What a field so declared reads a value as; or the code and the place of its fault. */
export function readAs(declaration: PropertyDecorator, value: unknown): unknown {
  class Holder {
    readonly field?: unknown;
  }
  declaration(Holder.prototype, 'field');
  const result = validateAs(Holder, { field: value });
  if ('input' in result) return result.input.field;
  expect(result.errors).toHaveLength(1);
  const [error] = result.errors;
  expect(error?.message).toEqual({
    zh: expect.stringMatching(/\p{Script=Han}/u),
    en: expect.stringMatching(/^(Write|This|There)/),
  });
  return `${error?.code} at ${error?.pointer}`;
}
