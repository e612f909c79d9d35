import { describe, expect, it } from '@jest/globals';
import { created, idOf, local, told, verdictsOf } from '../../testing/told.fixture.ts';
import { noExpiredOpportunity } from './no-expired-opportunity.ts';

const opened = created('2026-11-20 09:00', { expectedPurchaseDate: '2026-12-15' });
const moved = (at: string, to: string, recorded = at) =>
  [at, 'ExpectedPurchaseDateChanged', { new: to }, { recorded }] as const;

describe('no-expired-opportunity', () => {
  it.each([
    ['2026-12-16 23:59:59', [], 'the day itself has closed, and it is not expired then'],
    ['2026-12-17 00:00:00', ['pending'], 'the first day after has closed, and late entries may still come'],
    ['2026-12-17 23:59:59', ['pending'], 'they still may'],
    ['2026-12-18 00:00:00', ['violated'], 'that close is decided'],
  ])('at %s there are %j: %s', (at, statuses) => {
    expect(verdictsOf(noExpiredOpportunity, told(opened), { at }).map(({ status }) => status)).toEqual(statuses);
  });

  it('a failing close that is not decided has no since, and the name that the violation will have', () => {
    const [pending] = verdictsOf(noExpiredOpportunity, told(opened), { at: '2026-12-17 12:00' });
    const [violated] = verdictsOf(noExpiredOpportunity, told(opened), { at: '2026-12-18 12:00' });
    expect(pending).toEqual({ ...violated, status: 'pending', since: null, decidableAt: null, evidence: [] });
  });

  it('a spell that goes on is one violation, with nothing pending beside it', () => {
    const history = told(opened, moved('2026-12-20 10:00', '2026-12-20'));
    expect(verdictsOf(noExpiredOpportunity, history, { at: '2026-12-20 12:00' })).toMatchObject([
      { status: 'violated', fixedAt: null },
    ]);
    expect(verdictsOf(noExpiredOpportunity, history, { at: '2026-12-22 12:00' })).toMatchObject([
      { since: local('2026-12-17 00:00'), fixedAt: local('2026-12-20 10:00') },
      { status: 'pending', obligation: 'no-expired-opportunity:op-1:2026-12-21' },
    ]);
  });

  it('is one violation for days in a row, until the first close that holds', () => {
    const history = told(opened, moved('2026-12-20 10:00', '2027-01-10'));
    expect(verdictsOf(noExpiredOpportunity, history, { at: '2026-12-31' })).toMatchObject([
      {
        since: local('2026-12-17 00:00'),
        decidableAt: local('2026-12-18 00:00'),
        fixedAt: local('2026-12-20 10:00'),
        evidence: [idOf(0), idOf(1)],
        message: { zh: '预计购车日期 2026-12-15 已过，商机仍未关闭' },
      },
    ]);
    expect(verdictsOf(noExpiredOpportunity, history, { at: '2026-12-21 23:59' })).toMatchObject([{ fixedAt: null }]);
  });

  it('a change made in time and recorded within a day of the close leaves nothing of it', () => {
    const change = (recorded: string) => told(opened, moved('2026-12-16 10:00', '2027-01-10', recorded));
    expect(verdictsOf(noExpiredOpportunity, change('2026-12-18 00:00'), { at: '2026-12-31' })).toEqual([]);
    expect(verdictsOf(noExpiredOpportunity, change('2026-12-18 00:00:01'), { at: '2026-12-31' })).toMatchObject([
      { since: local('2026-12-17 00:00'), fixedAt: local('2026-12-18 00:00:01') },
    ]);
  });

  it('ends with the sale, whichever way', () => {
    const history = told(opened, ['2026-12-19 10:00', 'Lost']);
    expect(verdictsOf(noExpiredOpportunity, history, { at: '2026-12-31' })).toMatchObject([
      { fixedAt: local('2026-12-19 10:00') },
    ]);
  });

  it('fails anew after it held', () => {
    const history = told(opened, moved('2026-12-20 10:00', '2026-12-25'));
    expect(verdictsOf(noExpiredOpportunity, history, { at: '2027-01-01' }).map(({ since }) => since)).toEqual([
      local('2026-12-17 00:00'),
      local('2026-12-27 00:00'),
    ]);
  });

  it('does not judge what was imported without being asked to', () => {
    const imported = (judge: boolean) =>
      told(
        created(
          '2026-11-20 09:00',
          { expectedPurchaseDate: '2026-12-15' },
          { recorded: '2026-11-20 09:00', imported: { judge } },
        ),
      );
    expect(verdictsOf(noExpiredOpportunity, imported(false))).toEqual([]);
    expect(verdictsOf(noExpiredOpportunity, imported(true))).toHaveLength(1);
  });
});
