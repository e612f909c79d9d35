import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { answer, dealtrail, type Service, serve } from '../support/dealtrail.ts';
import { ask } from '../support/http.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

jest.setTimeout(120_000);

const yuan = (amount: string) => ({ amount, currency: 'CNY' });
const STAGES = [
  { stage: 'PROSPECTING', rate: 0.5 },
  { stage: 'ENGAGING', rate: 0.5 },
];
const IDEAL = {
  ...{ stageModel: 'simple@1', period: '2026-H1', entries: 10, basis: 'last-year', stages: STAGES },
  averageValue: yuan('1000.00'),
};
const PERIODS = ['2026-Q2', '2026-04', '2026-05', '2026-06'];
/** A target whose figures are 0: there is nothing to reach. */
const NOUGHT = {
  measure: 'contract',
  people: [{ id: 'house' }],
  periods: PERIODS,
  nodes: PERIODS.map((period) => ({ person: 'house', period, value: yuan('0.00') })),
};

type Line = readonly [command: string, id: string, data: object, at: string];

const created = (id: string, at: string): Line => [
  'CreateOpportunity',
  id,
  { stageModel: 'simple@1', consultant: 's-li', value: yuan('1000.00') },
  at,
];
const PLANS: readonly Line[] = [
  ['DefineIdealFunnel', 'year', IDEAL, '2026-01-01'],
  ['DefineIdealFunnel', 'hopeless', { ...IDEAL, stages: STAGES.map((one) => ({ ...one, rate: 0 })) }, '2026-01-01'],
  ['SetTarget', 'nought', NOUGHT, '2026-01-02'],
];
const eight = Array.from({ length: 8 }, (_, n) => created(`o-${n}`, `2026-03-0${n + 1}`));

/** Logs about which little can be said. */
const LOGS = {
  'one opportunity only': [...PLANS, created('o-0', '2026-03-01')],
  'all censored': [...PLANS, ...eight],
  'some decided': [
    ...PLANS,
    ...eight,
    ['LoseOpportunity', 'o-1', { reason: { family: 'gave_up', code: 'price' } }, '2026-04-01'],
    ['Convert', 'o-2', {}, '2026-04-02'],
  ],
} satisfies Readonly<Record<string, readonly Line[]>>;
type Place = keyof typeof LOGS;

/** Everything is asked as of then. */
const AS_OF = '2026-06-15';
const nothing = { rate: null, interval: null };
const rest = expect.anything();

/** A question, its options by their names over HTTP, and what of the answer says that something cannot be said, and why. */
type Said = readonly [question: string, options: Readonly<Record<string, string>>, told: object];

const EMPTY = { from: '2026-05-01', to: '2026-05-31' };
/** Both stages of a cohort, of nothing. */
const STAGES_OF_NOTHING = [
  { entered: 0, rate: null, medianDays: null, unsaid: 'nothing-entered' },
  { entered: 0, rate: null, medianDays: null, unsaid: 'nothing-entered' },
];
const TIMES = (unsaid: string) => ({ medianDays: null, unsaid });

const SAID: Readonly<Record<string, { readonly of: Place; readonly asked: readonly Said[] }>> = {
  'an empty period': {
    of: 'some decided',
    asked: [
      [
        'funnel conversion',
        EMPTY,
        {
          conversion: { k: 0, n: 0, ...nothing },
          winRate: { k: 0, n: 0, ...nothing },
          curve: null,
          curveUnsaid: 'nothing-entered',
        },
      ],
      ['funnel velocity', EMPTY, { winRate: { k: 0, n: 0, ...nothing }, velocities: [], unsaid: 'nothing-decided' }],
      [
        'funnel performance',
        EMPTY,
        {
          ...{ growth: -1, shareOfWins: null, shareOfValue: null, winRate: { k: 0, n: 0, ...nothing } },
          unsaid: { shareOfWins: 'nothing-won', shareOfValue: 'nothing-won' },
        },
      ],
      ['funnel bottlenecks', EMPTY, { entries: 0, mostLost: null, slowest: null, stages: STAGES_OF_NOTHING }],
      ['funnel time', EMPTY, { stages: [{ entered: 0, firstVisit: TIMES('nothing-entered') }, rest] }],
      ['funnel bridge', EMPTY, { count: { new: 0, won: 0, lost: 0, residual: 0 }, value: { residual: yuan('0.00') } }],
      [
        'funnel compare',
        { ideal: 'year', ...EMPTY },
        {
          actual: { entries: 0, outcome: null, averageValue: null, unsaid: 'nothing-entered' },
          gap: null,
          stages: [{ actual: STAGES_OF_NOTHING[0], gap: null, significant: null }, rest],
        },
      ],
      [
        'plan worksheet',
        { ideal: 'year' },
        { lastYear: { entries: 0, averageValue: null, unsaid: 'nothing-entered', stages: [{ rate: null }, rest] } },
      ],
    ],
  },
  'one opportunity only': {
    of: 'one opportunity only',
    asked: [
      [
        'funnel conversion',
        {},
        {
          conversion: { k: 0, n: 1, ...nothing, suppressed: true },
          stages: [{ entered: 1, rate: null, suppressed: true }, rest],
          curve: null,
          curveUnsaid: 'too-few',
        },
      ],
      ['funnel velocity', {}, { openQualified: 1, medianCycleDays: null, velocities: [], unsaid: 'nothing-decided' }],
      ['funnel performance', { from: '2026-02-28' }, { entered: 1, growth: null, unsaid: { growth: rest } }],
      [
        'funnel bottlenecks',
        { from: '2026-02-28' },
        { entries: 1, mostLost: null, slowest: null, stages: [{ entered: 1, rate: null, unsaid: 'too-few' }, rest] },
      ],
      ['funnel time', {}, { stages: [{ entered: 1, latestVisit: TIMES('too-few') }, rest] }],
      ['funnel bridge', { from: '2026-02-28' }, { count: { new: 1, openEnd: 1, residual: 0 } }],
      [
        'funnel compare',
        { ideal: 'year' },
        { actual: { entries: 1, outcome: null, unsaid: 'too-few' }, gap: null, timing: null, residual: null },
      ],
      [
        'forecast',
        { until: '2026-06-30' },
        {
          historical: { amounts: [], wins: null, without: 1, unsaid: 'too-few-watched' },
          deals: [{ historical: { probability: null, unsaid: 'too-few-watched' } }],
        },
      ],
      [
        'backtest',
        { months: '2' },
        {
          origins: [{ historical: { wins: null, unsaid: 'too-few-watched' } }, rest],
          deals: { historical: { deals: 0, brier: null, logLoss: null } },
        },
      ],
      [
        'plan worksheet',
        { ideal: 'year' },
        { review: [{ actual: { unsaid: 'nothing-won', averageValue: null } }, rest] },
      ],
    ],
  },
  'all censored': {
    of: 'all censored',
    asked: [
      ['funnel conversion', {}, { winRate: { n: 0, ...nothing }, curve: null, curveUnsaid: 'nothing-ended' }],
      ['funnel velocity', {}, { openQualified: 8, medianCycleDays: null, velocities: [], unsaid: 'nothing-decided' }],
      ['funnel time', {}, { stages: [{ entered: 8, firstVisit: TIMES('median-not-reached') }, rest] }],
      [
        'funnel bottlenecks',
        { from: '2026-02-28' },
        { mostLost: null, slowest: null, stages: [{ still: 8, medianDays: null, shareOfLosses: null }, rest] },
      ],
      [
        'funnel compare',
        { ideal: 'year' },
        { actual: { entries: 8, outcome: null, averageValue: null, unsaid: 'nothing-entered' }, gap: null },
      ],
      [
        'forecast',
        { until: '2026-06-30', min: '9' },
        { historical: { wins: null, without: 8, unsaid: 'too-few-watched' } },
      ],
      ['backtest', { months: '1' }, { deals: { historical: { deals: 8, brier: 0 } } }],
    ],
  },
  'rates of 0, within 0–1': {
    of: 'all censored',
    asked: [
      [
        'funnel compare',
        { ideal: 'hopeless' },
        { ideal: { outcome: 0 }, stages: [{ ideal: { rate: 0 }, lmdi: null, share: null }, rest] },
      ],
      ['forecast', { until: '2026-06-30', ideal: 'hopeless' }, { ideal: { wins: { expected: 0 } } }],
      ['plan worksheet', { ideal: 'hopeless' }, { review: [{ attainment: null, unsaid: 'nothing-planned' }, rest] }],
    ],
  },
  'a target of 0': {
    of: 'all censored',
    asked: [
      [
        'forecast',
        { until: '2026-06-30', target: 'nought' },
        { quota: { value: yuan('0.00'), historical: { share: null, covered: true, unsaid: 'quota-of-nothing' } } },
      ],
    ],
  },
};

/** A question that is refused, or a command: how it is asked both ways, and what the refusal names. */
interface Refused {
  readonly what: string;
  readonly args: readonly string[];
  readonly exit: 2 | 3;
  readonly path: string;
  readonly body?: object;
  readonly status: 400 | 422;
  readonly named: RegExp;
}

const asked = (question: string, options: Readonly<Record<string, string>>, named: RegExp): Refused => ({
  what: `${question} ${JSON.stringify(options)}`,
  args: [...question.split(' '), ...argumentsOf(options)],
  exit: 2,
  path: `${question.replace(' ', '/')}?${new URLSearchParams(options)}`,
  status: 400,
  named,
});

const defined = (what: string, ideal: object, named: RegExp, isRule = false): Refused => ({
  what: `an ideal funnel with ${what}`,
  args: ['command', 'DefineIdealFunnel', '--id', 'other', '--input', JSON.stringify({ ...IDEAL, ...ideal })],
  ...{ exit: isRule ? 3 : 2, path: 'ideal-funnels', status: isRule ? 422 : 400 },
  body: { id: 'other', data: { ...IDEAL, ...ideal } },
  named,
});

const PLAN = { target: '1000', averageValue: '100', rate: 'A=0.5' };
const [prospecting, engaging] = STAGES;

const REFUSED: Readonly<Record<string, readonly Refused[]>> = {
  'rates outside 0–1': [
    defined('a rate above 1', { stages: [{ ...prospecting, rate: 1.2 }, engaging] }, /\/stages\/0\/rate/),
    defined('a rate below 0', { stages: [prospecting, { ...engaging, rate: -0.1 }] }, /\/stages\/1\/rate/),
    asked('plan', { ...PLAN, rate: 'A=1.2' }, /rate A is "1.2": a rate is above 0 and at most 1/),
    asked('plan', { ...PLAN, rate: 'A=-0.5' }, /rate A is "-0.5": a rate is above 0 and at most 1/),
    asked('plan', { ...PLAN, rate: 'A=0' }, /rate A is "0": a rate is above 0 and at most 1/),
    asked('plan', { ...PLAN, rate: 'A=5/4' }, /rate A is "5\/4": a rate is above 0 and at most 1/),
    asked('plan', { ...PLAN, confidence: '1.5' }, /confidence is "1.5": a confidence is above 0 and below 1/),
    asked('forecast', { level: '1.5' }, /between 0 and 1/),
    asked('backtest', { level: '0' }, /between 0 and 1/),
  ],
  'a target of 0': [
    asked('plan', { ...PLAN, target: '0' }, /target is "0"/),
    asked('plan', { preset: 'five-step', target: '0' }, /target is "0"/),
    asked('plan', { ...PLAN, averageValue: '0' }, /averageValue is "0"/),
    defined('an average value of 0', { averageValue: yuan('0.00') }, /average value of nothing/, true),
    defined('no entries', { entries: 0 }, /\/entries/),
  ],
  'an ideal without a stage of the model': [
    defined('one stage left out', { stages: [prospecting] }, /At \/stages\/1 stands — where the stage ENGAGING/, true),
    defined('its stages in another order', { stages: [engaging, prospecting] }, /At \/stages\/0 stands ENGAGING/, true),
    defined(
      'a stage of another model',
      { stages: [prospecting, { ...engaging, stage: 'ORDERED' }] },
      /At \/stages\/1 stands ORDERED where the stage ENGAGING belongs/,
      true,
    ),
    defined('no stages', { stages: [] }, /\/stages/, true),
  ],
  'an empty period': [
    ...['conversion', 'time', 'velocity', 'bridge'].map((question) =>
      asked(`funnel ${question}`, { from: '2026-05-02', to: '2026-05-01' }, /ends before it begins/),
    ),
    ...['performance', 'bottlenecks'].map((question) =>
      asked(`funnel ${question}`, { from: '2026-05-01', to: '2026-05-01' }, /ends before it begins/),
    ),
    asked('funnel compare', { ideal: 'year', from: '2026-05-01', to: '2026-05-01' }, /ends before it begins/),
    asked('funnel performance', {}, /the period has no beginning: give from/),
    asked('forecast', { baseFrom: '2026-05-02', baseTo: '2026-05-01' }, /the base period ends before it begins/),
    asked('forecast', { until: '2026-05-01', asOf: AS_OF }, /nothing left to forecast/),
  ],
};

function argumentsOf(options: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(options).flatMap(([name, value]) => [
    `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    value,
  ]);
}

/** A document as its texts are read. */
const unquoted = (json: string) => json.replaceAll('\\"', '"');

/** What no reader should ever see for a number. */
const NO_NUMBER = /NaN|Infinity|undefined|null/;

describe('bad input to the numbers', () => {
  const folder = temporaryFolder();
  const dataOf = (place: Place) => join(folder, place.replaceAll(' ', '-'));
  const services = new Map<Place, Service>();

  beforeAll(async () => {
    for (const [place, lines] of Object.entries(LOGS) as [Place, readonly Line[]][]) {
      const file = `${dataOf(place)}.jsonl`;
      const actor = { id: 'm-1', role: 'sales_manager' };
      const line = ([command, id, data, at]: Line, n: number) =>
        JSON.stringify({ command, id, data, actor, commandId: `c-${n}`, recordedAt: `${at}T02:00:00.000Z` });
      writeFileSync(file, lines.map(line).join('\n'));
      const sent = await dealtrail(['send', file, '--simulate', '--data', dataOf(place)]);
      expect(sent).toMatchObject({ exitCode: 0 });
      services.set(place, await serve(['--data', dataOf(place)]));
    }
  });
  afterAll(async () => {
    for (const service of services.values()) await service.stop();
  });

  describe.each(Object.entries(SAID))('%s', (_, { of, asked: all }) => {
    it.each(all)('says of %s %j what cannot be said, and why, by command line and over HTTP', async (...said) => {
      const [question, options, told] = said;
      const args = [...question.split(' '), ...argumentsOf({ ...options, asOf: AS_OF }), '--data', dataOf(of)];
      const document = await dealtrail([...args, '--json']);
      const path = `/v1/${question.replace(' ', '/')}?${new URLSearchParams({ ...options, asOf: AS_OF })}`;
      const { status, body } = (await services.get(of)?.get(path)) ?? {};
      expect(answer<object>(document)).toMatchObject(told);
      expect({ status, body }).toEqual({ status: 200, body: answer<object>(document) });
      const { exitCode, stdout } = await dealtrail([...args, '--lang', 'zh']);
      expect({ exitCode, shown: stdout.match(NO_NUMBER) }).toEqual({ exitCode: 0, shown: null });
    });
  });

  describe.each(Object.entries(REFUSED))('%s', (_, rows) => {
    it.each(rows)('refuses $what in both languages: exit $exit, HTTP $status', async (refused) => {
      const { args, exit, path, body, status, named } = refused;
      const place = 'some decided';
      const { exitCode, stdout } = await dealtrail([...args, '--json', '--data', dataOf(place)]);
      expect({ exitCode, said: unquoted(stdout) }).toEqual({ exitCode: exit, said: expect.stringMatching(named) });
      expect(stdout).toMatch(/\p{Script=Han}/u);
      const url = `${services.get(place)?.url}/v1/${path}`;
      const headers = { 'dealtrail-actor': 'sales_manager' };
      const problem = await ask(url, { headers, ...(body && { body }) });
      expect({ status: problem.status, said: unquoted(JSON.stringify(problem.body)) }).toEqual({
        status,
        said: expect.stringMatching(named),
      });
      const chinese = await ask(url, { headers: { ...headers, 'accept-language': 'zh' }, ...(body && { body }) });
      expect(JSON.stringify(chinese.body)).toMatch(/\p{Script=Han}/u);
    });
  });
});
