import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { categoryOf, type Instant, type LocalDate, type Money, minorUnits, type Refusal, type Zone } from '#kernel';
import { currentValue, foldEffective, stageOf, statusOf } from '#opportunity';
import { type SimulationOptions, simulate, type Truth } from './simulate.ts';
import { type PlainLog, plainLog } from './testing/plain-log.fixture.ts';
import type { TimedCommand } from './timed-command.ts';
import type { CountedFunnel } from './truth.ts';

const zone = 'Asia/Shanghai' as Zone;
const options: SimulationOptions = {
  opportunities: 1200,
  seed: '7',
  months: 6,
  start: '2025-03-01' as LocalDate,
  zone,
  violations: false,
};

/** The same funnel by the domain's own folds. */
function foldedFunnel(log: PlainLog, effectiveAt: Instant, asOf: Instant): CountedFunnel {
  const standings = [...log.streams]
    .filter(([name]) => categoryOf(name) === 'opportunity')
    .map(
      ([, { events }]) =>
        foldEffective(
          events.filter(({ recordedAt }) => recordedAt <= asOf),
          effectiveAt,
        ).standing,
    )
    .filter(({ episode }) => episode > 0);
  const sum = (amounts: readonly (Money | null)[]) =>
    amounts.reduce((total, amount) => total + (amount ? minorUnits(amount) : 0n), 0n);
  const counted = (found: typeof standings) => ({
    count: found.length,
    value: { amount: `${sum(found.map(currentValue)) / 100n}.00`, currency: 'CNY' },
  });
  const of = (status: string) => standings.filter((standing) => statusOf(standing) === status);
  const stages = ['PROFILED', 'FOLLOWED_UP', 'TEST_DRIVEN', 'ORDERED', 'MATCHED', 'DELIVERED'] as const;
  return {
    effectiveAt,
    asOf,
    entered: standings.length,
    open: counted(of('open')),
    won: counted(of('won')),
    lost: counted(of('lost')),
    stages: stages.map((stage) => ({ stage, ...counted(of('open').filter((one) => stageOf(one) === stage)) })),
  };
}

describe('a simulated dealership', () => {
  let commands: readonly TimedCommand[];
  let truth: Truth;
  let log: PlainLog;
  let refusals: readonly (Refusal | undefined)[];

  beforeAll(() => {
    const simulation = simulate(options);
    commands = [...simulation.commands];
    truth = simulation.truth();
    log = plainLog(zone);
    refusals = commands.map((command) => log.send(command));
  });

  it('sends nothing that the domain refuses', () => {
    const refused = refusals.flatMap((refusal, n) => (refusal ? [`${commands[n]?.command}: ${refusal.rule}`] : []));
    expect(refused).toEqual([]);
    expect(commands.length).toBeGreaterThan(5000);
  });

  it('sends in the order in which things are entered, each under an id of its own', () => {
    const times = commands.map(({ recordedAt }) => recordedAt);
    expect(times).toEqual(times.toSorted());
    expect(new Set(commands.map(({ commandId }) => commandId)).size).toBe(commands.length);
  });

  it('enters about one command in twenty late, and none before it happened', () => {
    const late = commands.filter(({ occurredAt, recordedAt }) => recordedAt > occurredAt);
    expect(commands.filter(({ occurredAt, recordedAt }) => recordedAt < occurredAt)).toEqual([]);
    expect(late.length / commands.length).toBeGreaterThan(0.04);
    expect(late.length / commands.length).toBeLessThan(0.06);
    expect(truth).toMatchObject({ late: late.length, commands: commands.length });
  });

  it('knows the truth of every month, as it turned out and as it was known', () => {
    expect(truth.months).toHaveLength(6);
    for (const { effective, known } of truth.months) {
      expect(effective).toEqual(foldedFunnel(log, effective.effectiveAt, effective.asOf));
      expect(known).toEqual(foldedFunnel(log, known.effectiveAt, known.asOf));
    }
    expect(truth.months.at(-1)?.effective.entered).toBe(1200);
    // What is entered late was not known at the end of its month.
    const differing = truth.months.filter(({ effective, known }) => !isDeepStrictEqual(effective.stages, known.stages));
    expect(differing.length).toBeGreaterThan(0);
  });

  it('reads odometers that only go forward', () => {
    const readings = commands.filter(({ command }) => command === 'CheckOutDemoCar' || command === 'ReturnDemoCar');
    const byCar = Map.groupBy(readings, ({ id }) => id);
    expect(byCar.size).toBeGreaterThan(1);
    for (const trips of byCar.values()) {
      const shown = trips.map(({ data }) => Number(data.odometerKm));
      expect(shown).toEqual(shown.toSorted((a, b) => a - b));
    }
  });

  it('is the same for the same seed, and another for another', () => {
    expect([...simulate(options).commands]).toEqual(commands);
    expect([...simulate({ ...options, seed: '8' }).commands]).not.toEqual(commands);
  });
});
