import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { type Instant, instantOf, type Money, minorUnits, type RecordedEvent } from '#kernel';
import { stageModelOf } from '#opportunity';
import {
  type Bridge,
  type Conversion,
  flowMemory,
  funnelBridge,
  funnelConversion,
  POLICIES,
  type Policies,
  policiesOf,
  type Rate,
} from '#projections/funnel-flow';
import { projectedFlow } from '../../projections/funnel-flow/projected-flow.fixture.ts';
import { sharesOf } from '../support/late-entries.ts';
import { bridgeOracle, type GroupOf, type Terms } from './bridge-oracle.ts';
import { conversionOf, conversionOracle, type OracleConversion, type Share } from './conversion-oracle.ts';
import { type FlowLog, flowLog, randomNumbers } from './flow-log.ts';
import { type Refolded, refold, streamsOf } from './refold.ts';
import { stockOracle } from './stock-oracle.ts';

/** Questions, and about a hundred times as many events: 1,000 of 100,000 where the variable says so. */
const PAIRS = Number(process.env.DEALTRAIL_PAIRS ?? 40);
/** Of some nine events each. */
const OPPORTUNITIES = PAIRS * 13;
/** 10,000 by DEALTRAIL_LOGS for the whole proof. */
const LOGS = Number(process.env.DEALTRAIL_LOGS ?? 150);

jest.setTimeout(3_600_000);

const MODELS = ['dealer@1', 'simple@1', 'project@1'] as const;
const DAY = 86_400_000;
const FILTERS: readonly Readonly<Record<string, readonly string[]>>[] = [
  {},
  { team: ['t1', '(none)'] },
  { region: ['华东'], consultant: ['s1', 's2', 's3'] },
];
/** Those of `funnel.md`, and one that nothing has. */
const DIMENSIONS = [
  ...['outlet', 'team', 'consultant', 'intakeChannel', 'salesChannel', 'partner', 'product'],
  ...['segment', 'campaign', 'infoSource', 'region', 'terminal', 'nothing'],
];

describe('the flow of a random log', () => {
  it(`answers ${PAIRS} pairs of instants as a refold of the log does`, async () => {
    const log = flowLog({ seed: 7, opportunities: OPPORTUNITIES, days: 540, late: 0.05, currencies: ['CNY', 'JPY'] });
    expect(log.events.length).toBeGreaterThanOrEqual(PAIRS * 100);
    expect(sharesOf(log.events)).toEqual({ imported: expect.closeTo(0.1, 1), late: expect.closeTo(0.05, 2) });
    const streams = streamsOf(log.events);
    const refoldAt = (...times: readonly [asOf: Instant, effectiveAt: Instant]) =>
      streams.flatMap((stream) => refold(stream, ...times) ?? []);
    const view = await projectedFlow(500);
    await view.project(log.events);
    const flows = await view.flows();
    const random = randomNumbers(11);
    const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const instant = () => instantOf(log.from + Math.floor(random() * (log.to - log.from + 40 * DAY)));
      const effectiveAt = instant();
      const [from, to] = [instant(), instant()].sort() as [Instant, Instant];
      const [startAsOf, asOf] = [instant(), instant()].sort() as [Instant, Instant];
      const histories = refoldAt(asOf, effectiveAt);
      const [model, by, filters] = [MODELS[pair % 3]!, pick(DIMENSIONS), pick(FILTERS)];
      const question = { model, by, filters, from, to, asOf, effectiveAt };
      const inScope = scopeOf(model, filters);
      const inWhole: GroupOf = (one) => (inScope(one) ? '' : undefined);

      const isRestated = pair % 2 === 0;
      const toldThen = isRestated ? refoldAt(startAsOf, effectiveAt) : histories;
      const bridge = funnelBridge(flows, { ...question, ...(isRestated && { startAsOf }) }, 'CNY');
      const terms = (key: string, keyOf: GroupOf) => bridgeOracle(histories, from, to, key, keyOf, toldThen);
      expectBridge(bridge, terms('', inWhole), isRestated);
      const groupOf: GroupOf = (one) => (inScope(one) ? (one.dimensions[by] ?? '(none)') : undefined);
      const keys = new Set(
        [...histories, ...toldThen].flatMap(({ stood }) => stood.flatMap((one) => groupOf(one) ?? [])),
      );
      const ofGroups = [...keys]
        .map((key) => [key, terms(key, groupOf)] as const)
        .filter(([, ofGroup]) => Object.keys(ofGroup).length > 0);
      expect(bridge.groups?.map(({ key }) => key)).toEqual(ofGroups.map(([key]) => key).sort());
      for (const [key, ofGroup] of ofGroups) {
        expectBridge(bridge.groups?.find((group) => group.key === key) as Bridge, ofGroup, isRestated);
      }

      const policies = randomPolicies(pick);
      const conversion = funnelConversion(flows, { ...question, policies }, stageModelOf(model)!, 'CNY');
      const period = { from: Date.parse(from), to: Date.parse(to) };
      const persons = personsOf(log, asOf, effectiveAt);
      const oracle = (keyOf: GroupOf) =>
        policies.kind === 'snapshot'
          ? stockOracle(histories, model, to, policies, keyOf)
          : conversionOracle(histories, model, period, policies, keyOf, persons);
      const whole = oracle(inWhole).get('');
      expect({ policies, ...figuresOf(conversion) }).toEqual({
        policies,
        ...(whole ?? conversionOf([], model, period, policies)),
      });
      const groups = conversion.groups?.map((group) => [group.key, figuresOf(group)] as const);
      expect(new Map(groups)).toEqual(oracle(groupOf));
    }
  });

  it(`has no residual in ${LOGS} logs, whatever is asked, and its groups sum to the whole`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        fc.constantFrom(...MODELS),
        fc.constantFrom(...FILTERS),
        fc.constantFrom(...DIMENSIONS),
        async (seed, model, filters, by) => {
          const log = flowLog({ seed, opportunities: 12, days: 120, late: 0.2, currencies: ['CNY', 'JPY'] });
          const view = await projectedFlow(1_000);
          await view.project(log.events);
          const flows = await view.flows();
          const random = randomNumbers(seed);
          for (let n = 0; n < 4; n += 1) {
            const instant = () => instantOf(log.from + Math.floor(random() * 160 * DAY));
            const [one, other, earlier, later] = [instant(), instant(), instant(), instant()];
            const [from, to] = one < other ? [one, other] : [other, one];
            const [startAsOf, asOf] = earlier < later ? [earlier, later] : [later, earlier];
            const question = { model, filters, by, from, to, asOf, effectiveAt: instant() };
            for (const asked of [question, { ...question, startAsOf }]) {
              const { groups = [], ...whole } = funnelBridge(flows, asked, 'CNY');
              for (const bridge of [whole, ...groups]) expectBalanced(bridge);
              for (const term of ['openStart', 'new', 'reopened', 'won', 'lost', 'openEnd'] as const) {
                expect(groups.reduce((sum, { count }) => sum + count[term], 0)).toBe(whole.count[term]);
              }
            }
          }
        },
      ),
      { numRuns: LOGS },
    );
  });

  it('is the same view whatever the size of a batch, and whatever order streams come in', async () => {
    const log = flowLog({ seed: 3, opportunities: 60, days: 200, late: 0.3, currencies: ['CNY'] });
    const digests = async (batch: number, events: readonly RecordedEvent[]) => {
      const view = await projectedFlow(batch);
      await view.project(events);
      return view.digests();
    };
    const alone = await digests(1, log.events);
    expect(await digests(7, log.events)).toEqual(alone);
    const byStream = [...Map.groupBy(log.events, ({ stream }) => stream).values()].reverse().flat();
    expect(await digests(10_000, byStream)).toEqual(alone);
  });

  it('never changes what was known, whatever comes later, with the flows remembered or read anew', async () => {
    const log = flowLog({ seed: 5, opportunities: 80, days: 200, late: 0.5, currencies: ['CNY', 'JPY'] });
    const view = await projectedFlow(16);
    const known = Math.floor(log.events.length * 0.6);
    const asOf = log.events[known - 1]!.recordedAt;
    const first = log.events.filter(({ recordedAt }) => recordedAt <= asOf);
    const ask = async (memory?: ReturnType<typeof flowMemory>) => {
      const flows = await view.flows(memory);
      return MODELS.map((model) => {
        const question = { model, by: 'consultant', from: instantOf(log.from), to: asOf, asOf, effectiveAt: asOf };
        const policies = policiesOf({ orderPolicy: 'any', episodePolicy: 'customer' });
        return JSON.stringify([
          funnelBridge(flows, question, 'CNY'),
          funnelConversion(flows, { ...question, policies }, stageModelOf(model)!, 'CNY'),
        ]);
      });
    };
    await view.project(first);
    const before = await ask();
    for (let at = first.length; at < log.events.length; at += 50) {
      await view.project(log.events.slice(at, at + 50));
      expect(await ask()).toEqual(before);
    }
    expect(await ask(flowMemory())).toEqual(before);
  });
});

function scopeOf(model: string, filters: Readonly<Record<string, readonly string[]>>) {
  return (stood: Refolded['stood'][number]) =>
    stood.model === model &&
    Object.entries(filters).every(([name, values]) => values.includes(stood.dimensions[name] ?? '(none)'));
}

const COUNTS = ['openStart', 'new', 'reopened', 'movedIn', 'won', 'lost', 'movedOut', 'openEnd'] as const;

/** The bridge as published against the terms that the oracle tells, and balanced. */
function expectBridge(bridge: Bridge, terms: Terms, isRestated: boolean): void {
  const wanted = isRestated ? ([...COUNTS, 'lateEntries'] as const) : COUNTS;
  const counts = Object.fromEntries(wanted.map((term) => [term, terms[term]?.count ?? 0]));
  expect(bridge.count).toEqual({ ...counts, residual: 0 });
  for (const currency of ['CNY', 'JPY']) {
    const value = valuesOf(bridge).find(({ openStart }) => openStart.currency === currency);
    for (const term of [...wanted, 'increase', 'decrease'] as const) {
      const amount = value?.[term];
      expect(amount ? minorUnits(amount) : 0n).toBe(terms[term]?.units[currency] ?? 0n);
    }
  }
  expectBalanced(bridge);
}

function expectBalanced(bridge: Bridge): void {
  const { count } = bridge;
  const start = count.openStart + (count.lateEntries ?? 0);
  expect(start + count.new + count.reopened + count.movedIn - count.won - count.lost - count.movedOut).toBe(
    count.openEnd,
  );
  expect(count.residual).toBe(0);
  for (const value of valuesOf(bridge)) {
    const units = (term: keyof typeof value) =>
      minorUnits((value[term] ?? { amount: '0.00', currency: 'CNY' }) as Money);
    const more = units('lateEntries') + units('new') + units('reopened') + units('movedIn') + units('increase');
    const less = units('won') + units('lost') + units('movedOut') + units('decrease');
    expect(units('openStart') + more - less).toBe(units('openEnd'));
    expect(units('residual')).toBe(0n);
  }
}

function valuesOf({ value, values }: Bridge) {
  return value ? [value] : (values ?? []);
}

function randomPolicies(pick: <T>(values: readonly T[]) => T): Policies {
  const entryPolicy = pick(POLICIES.entryPolicy);
  return policiesOf({
    kind: pick(POLICIES.kind),
    entryPolicy,
    orderPolicy: entryPolicy === 'imputed' ? 'as-moved' : pick(POLICIES.orderPolicy),
    regressionPolicy: pick(POLICIES.regressionPolicy),
    episodePolicy: pick(POLICIES.episodePolicy),
    basis: pick(POLICIES.basis),
    decided: pick(POLICIES.decided),
  });
}

/** A conversion as published in the words of the oracle. */
function figuresOf({ stages, winRate, lossRate, conversion }: Conversion): OracleConversion {
  return {
    stages: stages.map(({ progressed, ...stage }) => shareOf({ ...stage, k: progressed ?? 0 })),
    won: shareOf(winRate),
    lost: shareOf(lossRate),
    converted: shareOf(conversion),
  };
}

function shareOf({ k, n, rate, values = [] }: Pick<Rate, 'k' | 'n' | 'rate' | 'values'>): Share {
  const worth = values.map((share) => [share.k.currency, { k: minorUnits(share.k), n: minorUnits(share.n) }] as const);
  return { k, n, rate, units: Object.fromEntries(worth.filter(([, sums]) => sums.n > 0n)) };
}

/** Whose file a customer's file belongs to, by the merges known and effective. */
function personsOf({ events }: FlowLog, asOf: string, effectiveAt: string) {
  const known = events.filter(({ stream, recordedAt }) => stream.startsWith('customer-') && recordedAt <= asOf);
  const voided = new Set(known.filter(({ type }) => type === 'EventCorrected').map(({ data }) => data.eventId));
  const merges = known.filter(
    ({ type, id, occurredAt }) => type === 'CustomersMerged' && !voided.has(id) && occurredAt <= effectiveAt,
  );
  const into = new Map(merges.map(({ data }) => [data.from as string, data.into as string]));
  return (customer: string) => {
    const passed = [customer];
    for (;;) {
      const next = into.get(passed.at(-1)!);
      if (next === undefined || passed.includes(next)) return passed.at(-1)!;
      passed.push(next);
    }
  };
}
