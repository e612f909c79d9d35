import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normalisedName, sameName } from './name.ts';

describe('a name as it is compared', () => {
  it('folds width, brackets and spaces', () => {
    expect(sameName('ＡＢＣ(上海)有限公司', 'ABC（上海）有限公司')).toBe(true);
    expect(sameName(' 上海　【华东】 公司', '上海 (华东) 公司 ')).toBe(true);
  });

  it('keeps different names apart', () => {
    expect(sameName('ABC(上海)有限公司', 'ABC上海有限公司')).toBe(false);
    expect(sameName('Abc', 'ABC')).toBe(false);
  });

  it('equals nothing where it is missing or blank', () => {
    expect(sameName(undefined, undefined)).toBe(false);
    expect(sameName('王芳', undefined)).toBe(false);
    expect(sameName(' ', '　')).toBe(false);
  });

  it('stays as it is once normalised', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(normalisedName(normalisedName(name))).toBe(normalisedName(name));
      }),
    );
  });
});
