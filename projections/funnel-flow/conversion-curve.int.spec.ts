import { describe, expect, it } from '@jest/globals';
import { type Instant, instantOf } from '#kernel';
import { type StageModel, stageModelOf } from '#opportunity';
import { type AskedPolicies, type ConversionQuestion, funnelConversion, policiesOf } from './index.ts';
import { dayStart, flowsOf, type Told } from './told.fixture.ts';

/** Days and cause (1 converted, 2 lost, 0 open) of the specification (funnel.md 4). */
const VECTOR = [
  [3, 1],
  [5, 2],
  [5, 0],
  [8, 1],
  [10, 2],
  [12, 0],
  [15, 1],
  [15, 2],
  [20, 0],
  [25, 1],
  [30, 0],
  [30, 0],
] as const;

const BEGINNING = Date.parse('2026-02-01T00:00:00.000Z');
const dayOf = (number: number) => instantOf(BEGINNING + number * 86_400_000).slice(5, 10);
const created = (day: number, data = {}, recorded = day): Told => [
  'Created',
  dayOf(day),
  { customerId: 'c-1', stageModel: 'simple@1', stage: 'ENGAGING', dimensions: {}, ...data },
  dayOf(recorded),
];

/** Each seen until day 30: what was seen for so many days began so many days before its end. */
const log: Readonly<Record<string, readonly Told[]>> = Object.fromEntries(
  VECTOR.map(([days, cause], n) => {
    const began = 30 - days;
    const beginning = created(began, { dimensions: { team: n % 2 === 0 ? 'even' : 'odd' } });
    if (cause === 0) return [`o-${n}`, [beginning]];
    return [`o-${n}`, [beginning, [cause === 1 ? 'Converted' : 'Lost', dayOf(30)]]];
  }),
);
const END = dayStart(dayOf(30));

async function conversion(
  asked: AskedPolicies = {},
  more: Partial<ConversionQuestion> = {},
  told: Readonly<Record<string, readonly Told[]>> = log,
) {
  const policies = policiesOf({ minimum: 1, ...asked });
  const question = { model: 'simple@1', to: END, asOf: END, effectiveAt: END, policies, ...more };
  return funnelConversion(await flowsOf(told), question, stageModelOf('simple@1') as StageModel, 'CNY');
}

describe('the curve of a cohort', () => {
  it('is the vector of the specification, with the number at risk at every point', async () => {
    const { curve } = await conversion();
    const rounded = curve?.points?.map(({ day, atRisk, survival, won, lost }) => [
      ...[day, atRisk],
      ...[survival, won, lost].map((share) => Number(share.toFixed(6))),
    ]);
    expect(rounded).toEqual([
      [3, 12, 0.916667, 0.083333, 0],
      [5, 11, 0.833333, 0.083333, 0.083333],
      [8, 9, 0.740741, 0.175926, 0.083333],
      [10, 8, 0.648148, 0.175926, 0.175926],
      [15, 6, 0.432099, 0.283951, 0.283951],
      [25, 3, 0.288066, 0.427984, 0.283951],
    ]);
    expect(curve).toMatchObject({ units: 12, medianDays: 15, lastEventDay: 25, lastSeenDay: 30, thinFromDay: 3 });
    expect(curve?.plateau).toMatchObject({ day: 25, won: curve?.points?.at(-1)?.won });
    expect(curve?.points?.every(({ thin }) => thin)).toBe(true);
  });

  it('is told at the days asked for, and not beyond what was seen', async () => {
    const { cumulativeIncidence } = await conversion({}, { horizons: [31, 16, 2, 16] });
    expect(cumulativeIncidence).toMatchObject([
      { day: 2, atRisk: 12, survival: 1, won: 0, interval: null, lost: 0 },
      { day: 16, atRisk: 4, lost: expect.closeTo(0.283951, 6) },
      { day: 31, atRisk: 0, survival: null, won: null, interval: null, lost: null, unsaid: 'horizon-not-reached' },
    ]);
  });

  it('is told of every group, without its points', async () => {
    const { groups = [] } = await conversion({}, { by: 'team', horizons: [30] });
    expect(groups.map(({ key, curve }) => [key, curve?.units, curve?.points])).toEqual([
      ['even', 6, undefined],
      ['odd', 6, undefined],
    ]);
    expect(groups[0]?.cumulativeIncidence).toMatchObject([{ day: 30, atRisk: 1 }]);
  });

  const open = { a: [created(0)], b: [created(1)], c: [created(2)] };

  it.each([
    ['nothing-entered', {}, { from: END, to: END }, log],
    ['too-few', { minimum: 13 }, {}, log],
    ['nothing-ended', {}, {}, open],
    ['not-a-cohort', { kind: 'progression' }, {}, log],
    ['not-a-cohort', { kind: 'snapshot' }, {}, log],
    ['nobody-at-risk', { riskSet: 'from-recording' }, {}, { a: [created(0, {}, 9), ['Lost', dayOf(5), {}, dayOf(9)]] }],
  ] as const)('is null for the reason %s', async (reason, asked, more, told) => {
    const answer = await conversion(asked, { ...more, horizons: [10] }, told as typeof log);
    expect(answer).toMatchObject({ curve: null, curveUnsaid: reason });
    expect(answer.cumulativeIncidence).toMatchObject([
      { day: 10, survival: null, won: null, interval: null, lost: null, unsaid: reason },
    ]);
    expect(JSON.stringify(answer)).not.toContain('NaN');
  });

  it('of one opportunity says what became of it', async () => {
    const one = { a: [created(0), ['Converted', dayOf(4)] as Told] };
    const { curve, cumulativeIncidence } = await conversion({}, { horizons: [3, 30] }, one);
    expect(curve).toMatchObject({ units: 1, plateau: { day: 4, won: 1, interval: null, lost: 0 } });
    expect(cumulativeIncidence).toMatchObject([
      { day: 3, atRisk: 1, won: 0 },
      { day: 30, atRisk: 0, survival: 0, won: 1, thin: true },
    ]);
  });

  // a and b are told of on day 10: a had been lost by then, b was watched from its tenth day on. c was told of at once.
  it('counts what was taken over late from its recording on, where that is asked for', async () => {
    const late = {
      a: [created(0, {}, 10), ['Lost', dayOf(6), {}, dayOf(10)]],
      b: [created(0, {}, 10), ['Converted', dayOf(20)]],
      c: [created(10), ['Converted', dayOf(18)]],
      d: [created(10)],
    } as unknown as typeof log;
    const whole = await conversion({}, { horizons: [20] }, late);
    expect(whole.curve).toMatchObject({
      units: 4,
      points: [{ day: 6, atRisk: 4 }, { day: 8 }, { day: 20, atRisk: 2 }],
    });
    expect(whole.curve).not.toHaveProperty('neverAtRisk');
    const { curve } = await conversion({ riskSet: 'from-recording' }, { horizons: [20] }, late);
    expect(curve).toMatchObject({
      units: 3,
      neverAtRisk: 1,
      points: [
        { day: 8, atRisk: 2, won: 0.5 },
        { day: 20, atRisk: 2, won: 0.75 },
      ],
    });
  });
});

describe('an earlier curve', () => {
  const at = (day: number): Instant => dayStart(dayOf(day));

  /** Fifty begin on a day; so many of them are won five days later, and the others lost. */
  const fifty = (began: number, won: number): Readonly<Record<string, readonly Told[]>> =>
    Object.fromEntries(
      Array.from({ length: 50 }, (_, n) => {
        const end: Told = [n < won ? 'Converted' : 'Lost', dayOf(began + 5)];
        return [`${began}-${n}`, [created(began), end]];
      }),
    );

  it('lies above the later one where only those were decided that were won more often', async () => {
    const { earlier } = await conversion(
      {},
      { earlier: { asOf: END, effectiveAt: at(8) }, horizons: [5] },
      { ...fifty(0, 40), ...fifty(6, 10) },
    );
    expect(earlier).toMatchObject({
      effectiveAt: at(8),
      early: { entered: 100, cumulativeIncidence: [{ day: 5, atRisk: 50, won: 0.8 }] },
      late: { entered: 100, cumulativeIncidence: [{ day: 5, atRisk: 100, won: 0.5 }] },
      outside: [{ fromDay: 5, toDay: 5, side: 'above' }],
      agrees: false,
    });
  });

  it('agrees with the later one where both are alike', async () => {
    const { earlier } = await conversion(
      {},
      { earlier: { asOf: END, effectiveAt: at(8) } },
      { ...fifty(0, 25), ...fifty(6, 25) },
    );
    expect(earlier).toMatchObject({ outside: [], agrees: true });
  });

  it('is also that which was known earlier: what was recorded late is not in it', async () => {
    const log = { ...fifty(0, 25), late: [created(0, {}, 20), ['Converted', dayOf(5), {}, dayOf(20)]] as Told[] };
    const { earlier } = await conversion({}, { earlier: { asOf: at(10), effectiveAt: at(10) } }, log);
    expect(earlier).toMatchObject({ asOf: at(10), early: { entered: 50 }, late: { entered: 51 }, agrees: true });
  });

  it('holds only those against it that had begun by then', async () => {
    const { earlier, curve } = await conversion(
      {},
      { earlier: { asOf: END, effectiveAt: at(5) } },
      { ...fifty(0, 40), ...fifty(6, 10) },
    );
    expect(curve?.units).toBe(100);
    expect(earlier).toMatchObject({ early: { entered: 50 }, late: { entered: 50 }, agrees: true });
  });

  it('of what had not begun says nothing', async () => {
    const { earlier } = await conversion({}, { earlier: { asOf: END, effectiveAt: at(-5) } }, fifty(0, 25));
    expect(earlier).toMatchObject({
      early: { entered: 0, curve: null, curveUnsaid: 'nothing-entered' },
      outside: [],
      agrees: null,
    });
  });
});
