import { describe, expect, it } from '@jest/globals';
import { created, statusOf, told, verdictsOf } from '../../testing/told.fixture.ts';
import { intakeSourceKnown } from './intake-source-known.ts';

const from = (infoSource?: string) => told(created('2026-11-20 09:00', infoSource === undefined ? {} : { infoSource }));

describe('intake-source-known', () => {
  it.each([
    ['friend', {}, 'kept'],
    ['Friend', {}, 'violated'],
    ['a_dream', {}, 'violated'],
    ['a_dream', { sources: ['a_dream'] }, 'kept'],
    ['friend', { sources: ['a_dream'] }, 'violated'],
    ['friend', { sources: [] }, 'violated'],
  ])('%s by %j is %s', (infoSource, parameters, status) => {
    expect(statusOf(intakeSourceKnown, from(infoSource), { parameters })).toBe(status);
  });

  it.each([undefined, '  '])('judges nothing where the source is %j', (infoSource) => {
    expect(statusOf(intakeSourceKnown, from(infoSource))).toBe('none');
  });

  it('names the word', () => {
    expect(verdictsOf(intakeSourceKnown, from('a_dream'))).toMatchObject([
      { message: { zh: '信息来源 a_dream 不在字典中' } },
    ]);
  });
});
