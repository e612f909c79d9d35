import { describe, expect, it } from '@jest/globals';
import { knownAt } from '../../history.ts';
import { created, idOf, local, type Told, told } from '../../testing/told.fixture.ts';
import { lossClarity, lossesOf } from './loss-clarity.ts';

const at = (text: string) => ({ asOf: local(text), effectiveAt: local(text) });
const lost = (when: string): Told => [when, 'Lost'];
const reviewed = (when: string, of: number, verdict: string): Told => [
  when,
  'LossReviewed',
  { lostEventId: idOf(of), verdict },
];
const november = [local('2026-11-01'), local('2026-12-01')] as const;

describe('战败明确率', () => {
  const sales = [
    told(created('2026-10-01'), lost('2026-10-31 23:59:59'), reviewed('2026-11-02', 1, 'objective')),
    told(created('2026-10-01'), lost('2026-11-01 00:00:00'), reviewed('2026-11-02', 1, 'objective')),
    told(created('2026-10-01'), lost('2026-11-10 10:00'), reviewed('2026-11-12', 1, 'subjective')),
    told(created('2026-10-01'), lost('2026-11-11 10:00'), reviewed('2026-11-12', 1, 'unclear')),
    told(created('2026-10-01'), lost('2026-11-30 23:59:59'), reviewed('2026-12-03', 1, 'subjective')),
    told(created('2026-10-01'), lost('2026-11-20 10:00')),
    told(created('2026-10-01'), lost('2026-12-01 00:00:00')),
    told(created('2026-10-01')),
  ];
  const clarity = (asOf: string) =>
    lossClarity(
      sales.flatMap((history) => lossesOf(knownAt(history, at(asOf)))),
      ...november,
    );

  it('is what was found objective or subjective of all that was lost in the period', () => {
    expect(clarity('2026-12-31')).toEqual({
      lost: 5,
      objective: 1,
      subjective: 2,
      unclear: 1,
      unreviewed: 1,
      clear: 3,
      rate: 3 / 5,
    });
  });

  it('knows no review before it is recorded', () => {
    expect(clarity('2026-12-02')).toMatchObject({ lost: 5, clear: 2, unreviewed: 2, rate: 2 / 5 });
  });

  it('counts each loss of a sale, by the latest review of each', () => {
    const history = told(
      created('2026-10-01'),
      lost('2026-11-02'),
      reviewed('2026-11-03', 1, 'unclear'),
      reviewed('2026-11-04', 1, 'objective'),
      ['2026-11-05', 'OpportunityReopened', { episode: 2 }],
      lost('2026-11-06'),
    );
    expect(lossClarity(lossesOf(knownAt(history, at('2026-12-31'))), ...november)).toMatchObject({
      lost: 2,
      objective: 1,
      unclear: 0,
      unreviewed: 1,
      rate: 1 / 2,
    });
  });

  it('is none where nothing was lost', () => {
    expect(lossClarity([], ...november)).toMatchObject({ lost: 0, rate: null });
  });
});
