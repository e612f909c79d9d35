import { describe, expect, it } from '@jest/globals';
import { covers, withinScope } from './scope.ts';
import { warningsFor } from './warnings.ts';

describe('a scope', () => {
  it.each([
    [{}, {}, true],
    [{ outlets: ['o-1'] }, { outlet: 'o-1' }, true],
    [{ outlets: ['o-1'] }, { outlet: 'o-2' }, false],
    [{ outlets: ['o-1'] }, {}, false],
    [{ outlets: [] }, { outlet: 'o-1' }, false],
    [{ consultant: 's-1' }, { consultant: 's-1', outlet: 'o-9' }, true],
    [{ consultant: 's-1' }, { consultant: 's-2' }, false],
    [{ consultant: 's-1' }, {}, false],
    [{ partner: 'p-1' }, { partner: 'p-1', consultant: 's-2' }, true],
    [{ partner: 'p-1' }, { partner: 'p-2' }, false],
    [{ partner: 'p-1' }, { outlet: 'o-1' }, false],
  ])('%j covers a row of %j: %s', (scope, target, holds) => {
    expect(covers(scope, target)).toBe(holds);
  });

  it.each([
    [{}, { outlet: ['o-1'] }, { outlet: ['o-1'] }],
    [{ partner: 'p-1' }, { outlet: ['o-1'] }, { outlet: ['o-1'], partner: ['p-1'] }],
    [{ partner: 'p-1' }, { partner: ['p-2'] }, { partner: [] }],
    [{ partner: 'p-1' }, { partner: ['p-2', 'p-1'] }, { partner: ['p-1'] }],
    [{ outlets: ['o-1', 'o-2'] }, { outlet: ['o-2', 'o-3'] }, { outlet: ['o-2'] }],
    [{ consultant: 's-1' }, {}, { consultant: ['s-1'] }],
  ])('%j keeps a question for %j within %j', (scope, asked, kept) => {
    expect(withinScope(scope, asked)).toEqual(kept);
  });
});

describe('the warning that a phone is known', () => {
  const likely = { code: 'likely-duplicate', message: { zh: '重复', en: 'duplicate' } };
  const other = { code: 'other', message: { zh: '其他', en: 'other' } };

  it.each([
    ['who sees people', { seesPersonalData: true, scope: {} }, [likely, other]],
    ['who does not', { seesPersonalData: false, scope: {} }, [other]],
    ['a partner', { seesPersonalData: true, scope: { partner: 'p-1' } }, [other]],
  ])('for %s', (_who, grant, warnings) => {
    expect(warningsFor(grant, [likely, other])).toEqual(warnings);
  });
});
