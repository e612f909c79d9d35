import { describe, expect, it } from '@jest/globals';
import { type Instant, isRefusal, type LocalDate, noPolicy, type Zone } from '#kernel';
import { createOpportunity, noOpportunity } from '#opportunity';
import { created, statusOf, takenOver } from '../../testing/told.fixture.ts';
import { birthdayUnknownSentinel } from './birthday-unknown-sentinel.ts';

/** What CreateOpportunity, decided at noon of 2026-11-20 in Shanghai, states of a birthday. */
function intake(birthday: string | undefined) {
  const now = '2026-11-20T04:00:00.000Z' as Instant;
  const decision = createOpportunity.decide(birthday === undefined ? {} : { customer: { birthday } }, noOpportunity, {
    id: 'op-1',
    commandId: 'c',
    actor: { id: 's-1', role: 'sales_consultant' },
    occurredAt: now,
    now,
    zone: 'Asia/Shanghai' as Zone,
    currency: 'CNY',
    imported: false,
    policy: noPolicy,
    effective: noOpportunity,
    newId: (kind) => kind,
  });
  if (isRefusal(decision)) throw new Error(decision.reason.en);
  return decision[0]?.data as { readonly customer?: { birthday: LocalDate | 'unknown' }; readonly checks: object };
}

describe('birthday-unknown-sentinel', () => {
  it.each([
    [undefined, 'none'],
    ['1900-01-01', 'none'],
    ['1899-12-31', 'violated'],
    ['1900-01-02', 'kept'],
    ['2026-11-20', 'kept'],
    ['2026-11-21', 'violated'],
  ])('a birthday given as %s is %s', (birthday, status) => {
    const { checks } = intake(birthday);
    expect(statusOf(birthdayUnknownSentinel, takenOver(created('2026-11-20 12:00', { checks })))).toBe(status);
  });

  it('the sentinel is stored as unknown, never as a date', () => {
    expect(intake('1900-01-01')).toMatchObject({ customer: { birthday: 'unknown' }, checks: { birthdayKnown: false } });
    expect(intake('1900-01-02')).toMatchObject({ customer: { birthday: '1900-01-02' } });
  });
});
