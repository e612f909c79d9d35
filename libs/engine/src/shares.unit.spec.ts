import { describe, expect, it } from '@jest/globals';
import { DEFAULT_ZONE } from '#kernel';
import { defineProjection, type Projection } from '#projection';
import { projectionsIn } from './domain.ts';
import { sharesOf } from './shares.ts';

const one = (name: string, more: Pick<Projection, 'order' | 'weight'> = {}): Projection =>
  defineProjection({
    name,
    version: 1,
    wants: 'all',
    collections: {},
    touches: () => ({}),
    apply: () => undefined,
    ...more,
  });

describe('shares of threads that build views', () => {
  it('are as even by weight as they come, each projection in one', () => {
    expect(sharesOf([one('a'), one('b', { weight: 5 }), one('c', { weight: 3 }), one('d')], 2)).toEqual([
      ['b'],
      ['c', 'a', 'd'],
    ]);
  });

  it('have all that are built in log order in one', () => {
    const projections = [one('a', { order: 'log' }), one('b'), one('c', { order: 'log' }), one('d')];
    expect(sharesOf(projections, 2)).toEqual([
      ['a', 'c'],
      ['b', 'd'],
    ]);
  });

  it('are none that is empty', () => {
    expect(sharesOf([], 2)).toEqual([]);
    expect(sharesOf([one('a')], 2)).toEqual([['a']]);
    expect(sharesOf([one('a', { order: 'log' }), one('b', { order: 'log' })], 2)).toEqual([['a', 'b']]);
  });

  it('keep apart the funnel snapshot and the trail of compliance, which weigh most', () => {
    const [one, other] = sharesOf(projectionsIn(DEFAULT_ZONE), 2);
    expect(one).toContain('funnel-snapshot');
    expect(other).toContain('compliance-trail');
    expect([...(one ?? []), ...(other ?? [])]).toHaveLength(7);
  });
});
