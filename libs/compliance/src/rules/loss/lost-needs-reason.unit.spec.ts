import { describe, expect, it } from '@jest/globals';
import { created, statusOf, takenOver, verdictsOf } from '../../testing/told.fixture.ts';
import { lostNeedsReason } from './lost-needs-reason.ts';

const loss = (data: object) => takenOver(created('2026-11-20 09:00'), ['2026-11-21 10:00', 'Lost', data]);
const because = (family: string, code: string, competitor?: object) => loss({ reason: { family, code }, competitor });
const rival = { brand: 'Rival', model: 'R7' };

describe('lost-needs-reason', () => {
  it.each([
    ...['price', 'finance', 'need_gone', 'delay'].map((code) => ['gave_up', code, undefined, 'kept'] as const),
    ...['budget', 'need_gone', 'project_cancelled'].map(
      (code) => ['customer_stopped', code, undefined, 'kept'] as const,
    ),
    ...['price', 'product', 'relation', 'delivery'].map(
      (code) => ['competitor_won', code, { brand: 'Rival' }, 'kept'] as const,
    ),
    ['bought_other', 'competitor', rival, 'kept'],
    ['bought_other', 'competitor', { brand: 'Rival' }, 'violated'],
    ['bought_other', 'competitor', { brand: 'Rival', model: ' ' }, 'violated'],
    ['bought_other', 'competitor', undefined, 'violated'],
    ['competitor_won', 'price', undefined, 'violated'],
    ['competitor_won', 'price', { model: 'R7' }, 'violated'],
    ['competitor_won', 'competitor', rival, 'violated'],
    ['gave_up', 'budget', undefined, 'violated'],
    ['customer_stopped', 'price', undefined, 'violated'],
    ['toString', 'price', undefined, 'violated'],
  ])('%s, %s with the competitor %j is %s', (family, code, competitor, status) => {
    expect(statusOf(lostNeedsReason, because(family, code, competitor))).toBe(status);
  });

  it('is broken by a loss without a reason, and says what is missing', () => {
    expect(statusOf(lostNeedsReason, loss({}))).toBe('violated');
    expect(verdictsOf(lostNeedsReason, because('bought_other', 'price'))).toMatchObject([
      { message: { zh: '战败原因不完整或不在字典中：reason.code, competitor.brand, competitor.model' } },
    ]);
  });
});
