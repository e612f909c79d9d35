import { describe, expect, it } from '@jest/globals';
import { policiesOf } from './policies.ts';

describe('policies', () => {
  it('have their defaults', () => {
    expect(policiesOf({})).toEqual({
      kind: 'cohort',
      entryPolicy: 'observed',
      orderPolicy: 'as-moved',
      regressionPolicy: 'first-entry',
      episodePolicy: 'per-episode',
      basis: 'count',
      decided: 'all',
      interval: 'wilson',
      riskSet: 'from-beginning',
      minimum: 5,
    });
  });

  it.each([
    [{ kind: 'flow' }, 'there is no kind "flow"; there are cohort, progression, snapshot'],
    [{ entryPolicy: '' }, 'there is no entryPolicy ""; there are observed, imputed'],
    [
      { regressionPolicy: 'back' },
      'there is no regressionPolicy "back"; there are first-entry, current-max, erase-on-back',
    ],
    [{ basis: 'toString' }, 'there is no basis "toString"; there are count, value'],
    [{ minimum: -1 }, 'minimum -1 is not a number of opportunities'],
    [{ minimum: 2.5 }, 'minimum 2.5 is not a number of opportunities'],
    [{ entryPolicy: 'imputed', orderPolicy: 'strict' }, 'entryPolicy imputed counts skipped stages as passed'],
  ])('refuse %j', (asked, message) => {
    expect(() => policiesOf(asked)).toThrow(expect.objectContaining({ code: 'policy-refused' }));
    expect(() => policiesOf(asked)).toThrow(message);
  });
});
