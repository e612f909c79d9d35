import { describe, expect, it } from '@jest/globals';
import { judgeVisit } from '../../judge-visit.ts';
import { aRuleSet, local, plainScene, type Unusual } from '../../testing/told.fixture.ts';
import { toldOf } from '../../testing/told-of.fixture.ts';
import { unprofiledVisitReason } from './unprofiled-visit-reason.ts';

const left = (data: object, unusual: Unusual = {}) =>
  ['2026-11-20 10:00', 'UnprofiledVisitRecorded', { visitId: 'v-1', channel: 'showroom', ...data }, unusual] as const;
const registered = ['2026-11-20 09:00', 'TrafficRegistered', { visitId: 'v-1', outlet: 'o-1' }] as const;

const verdicts = (history: ReturnType<typeof toldOf>, at = '2026-12-01') =>
  judgeVisit(
    history,
    { asOf: local(at), effectiveAt: local(at) },
    { rules: [unprofiledVisitReason], book: [aRuleSet({ [unprofiledVisitReason.name]: {} })], scene: plainScene },
  );
const of = (...events: Parameters<typeof toldOf>[2]) => verdicts(toldOf('visit', 'v-1', events));

describe('unprofiled-visit-reason', () => {
  it.each([
    [true, 'kept'],
    [false, 'violated'],
  ])('a visit whose reason was given, %s, is %s', (reasonGiven, status) => {
    expect(of(left({ consultant: 's-1', checks: { reasonGiven } }))).toMatchObject([
      { status, since: status === 'violated' ? local('2026-11-20 10:00') : null, opportunityId: null },
    ]);
  });

  it.each([
    [{ consultant: 's-1', outlet: 'o-1' }, { kind: 'consultant', id: 's-1' }, 's-1'],
    [{ outlet: 'o-2' }, { kind: 'outlet', id: 'o-2' }, null],
    [{}, { kind: 'outlet', id: 'o-1' }, null],
  ])('of %j it is %j', (data, subject, consultant) => {
    expect(of(registered, left({ ...data, checks: { reasonGiven: false } }))).toMatchObject([{ subject, consultant }]);
  });

  it('is the visit itself where nobody is named', () => {
    expect(of(left({ checks: { reasonGiven: false } }))).toMatchObject([{ subject: { kind: 'visit', id: 'v-1' } }]);
  });

  it('judges no registered visit, none that nobody looked at, and no import that was not to be judged', () => {
    expect(of(registered)).toEqual([]);
    expect(of(left({ consultant: 's-1' }))).toEqual([]);
    const checks = { reasonGiven: false };
    expect(of(left({ consultant: 's-1', checks }, { imported: { judge: false } }))).toEqual([]);
    expect(of(left({ consultant: 's-1', checks }, { imported: { judge: true } }))).toHaveLength(1);
  });

  it('is not known before it is recorded', () => {
    const late = toldOf('visit', 'v-1', [
      left({ consultant: 's-1', checks: { reasonGiven: false } }, { recorded: '2026-11-22 10:00' }),
    ]);
    expect(verdicts(late, '2026-11-22 09:59')).toEqual([]);
    expect(verdicts(late, '2026-11-22 10:00')).toHaveLength(1);
  });
});
