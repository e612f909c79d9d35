import { describe, expect, it } from '@jest/globals';
import type { LocalDate, Zone } from '#kernel';
import { knownAt } from '../../history.ts';
import { created, local, type Told, told } from '../../testing/told.fixture.ts';
import { dataQuality, dataQualityOf } from './data-quality.ts';

const COMPLETE = { filled: 6, missing: [], phoneValid: true, birthdayKnown: true, birthdayPlausible: true };
const file = (at: string, consultant: string, checks: object, recorded = at): Told =>
  created(at, { consultant, checks: { ...COMPLETE, ...checks } }, { recorded });

const november = {
  from: '2026-11-01' as LocalDate,
  to: '2026-11-30' as LocalDate,
  zone: 'Asia/Shanghai' as Zone,
  ...dataQuality.parameters,
};
const of = (events: readonly Told[], asOf = '2099-01-01', period = november) =>
  dataQualityOf(knownAt(told(...events), { effectiveAt: local(asOf), asOf: local(asOf) }), period);

describe('data-quality', () => {
  it('sums up the files of each consultant', () => {
    const none = { filled: 3, phoneValid: false, birthdayKnown: false, birthdayPlausible: undefined };
    const quality = of([
      file('2026-11-02 10:00', 's-1', {}),
      file('2026-11-03 10:00', 's-1', { filled: 5, phoneValid: undefined }, '2026-11-04 10:00:00'),
      file('2026-11-04 10:00', 's-1', none, '2026-11-05 10:00:01'),
      file('2026-11-05 10:00', 's-1', { ...none, filled: 0, phoneValid: undefined }),
      file('2026-11-05 10:00', 's-2', { ...none, phoneValid: undefined }),
    ]);
    // s-1: 6 + 5 + 3 + 0 of 24 fields; checks 2 of 2, 1 of 1, 0 of 1, 0 of 0; three of four recorded within 24 h.
    expect(quality.get('s-1')).toEqual({
      files: 4,
      filled: 14,
      completeness: 14 / 24,
      checksDone: 4,
      checksValid: 3,
      validity: 0.75,
      timely: 3,
      timeliness: 0.75,
      birthdaysUnknown: 2,
    });
    expect(quality.get('s-2')).toMatchObject({ files: 1, completeness: 0.5, validity: null, timeliness: 1 });
  });

  it('counts the days of the period, the first and the last included', () => {
    const days = ['2026-10-31 23:59:59', '2026-11-01 00:00', '2026-11-30 23:59:59', '2026-12-01 00:00'];
    expect(of(days.map((at) => file(at, 's-1', {}))).get('s-1')?.files).toBe(2);
  });

  it('reads a file as it was corrected, and as timely as it was', () => {
    const events = told(file('2026-11-02 10:00', 's-1', { filled: 5 }));
    const correction: Told = [
      '2026-11-20 10:00',
      'EventCorrected',
      { eventId: events[0]?.id, changes: { '/checks/filled': 6 }, voided: [] },
    ];
    const both = [file('2026-11-02 10:00', 's-1', { filled: 5 }), correction];
    expect(of(both).get('s-1')).toMatchObject({ completeness: 1, timeliness: 1 });
    expect(of(both, '2026-11-19').get('s-1')).toMatchObject({ filled: 5 });
  });

  it.each([
    [false, undefined],
    [true, { files: 1, timeliness: 1 }],
  ])('of a file imported to be judged, %s, it is %j', (judge, expected) => {
    const imported = created('2026-11-02 10:00', { checks: COMPLETE }, { recorded: '2026-12-24', imported: { judge } });
    const quality = of([imported]).get('s-1');
    if (expected) expect(quality).toMatchObject(expected);
    else expect(quality).toBeUndefined();
  });

  it('leaves out what names no consultant', () => {
    expect(of([created('2026-11-02 10:00', { consultant: undefined, checks: COMPLETE })]).size).toBe(0);
  });
});
