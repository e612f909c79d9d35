import { describe, expect, it } from '@jest/globals';
import { type Instant, instantOf } from '#kernel';
import type { Milestone } from './milestone.ts';
import { countFunnel } from './truth.ts';

const on = (time: number, what: Milestone['what'], recorded = time, opportunity = 'o'): Milestone => ({
  opportunity,
  occurredAt: instantOf(time),
  recordedAt: instantOf(recorded),
  what,
});
const LATER = instantOf(1000);
const at = (milestones: readonly Milestone[], effective: number, asOf: Instant = LATER) => {
  const { entered, open, won, lost, stages } = countFunnel(milestones, instantOf(effective), asOf);
  const standing = stages.filter(({ count }) => count > 0).map(({ stage, value }) => `${stage} ${value.amount}`);
  return [entered, open.count, won.count, lost.count, ...standing];
};

const cancelled = [
  on(1, { kind: 'created', value: 100 }),
  on(3, { kind: 'stage', stage: 'TEST_DRIVEN' }, 9),
  on(4, { kind: 'ordered', value: 120 }),
  on(5, { kind: 'amended', value: 130 }),
  on(6, { kind: 'stage', stage: 'MATCHED' }),
  on(7, { kind: 'cancelled' }),
  on(8, { kind: 'lost' }),
];

describe('countFunnel', () => {
  it.each([
    [0, [0, 0, 0, 0]],
    [1, [1, 1, 0, 0, 'PROFILED 100.00']],
    [3, [1, 1, 0, 0, 'TEST_DRIVEN 100.00']],
    [4, [1, 1, 0, 0, 'ORDERED 120.00']],
    [5, [1, 1, 0, 0, 'ORDERED 130.00']],
    [6, [1, 1, 0, 0, 'MATCHED 130.00']],
    [7, [1, 1, 0, 0, 'TEST_DRIVEN 100.00']],
    [8, [1, 0, 0, 1]],
  ])('counts at %d', (time, funnel) => {
    expect(at(cancelled, time)).toEqual(funnel);
  });

  it('does not know what is recorded later', () => {
    expect(at(cancelled, 7, instantOf(7))).toEqual([1, 1, 0, 0, 'PROFILED 100.00']);
    expect(at(cancelled, 3, instantOf(8))).toEqual([1, 1, 0, 0, 'PROFILED 100.00']);
    expect(at(cancelled, 3, instantOf(9))).toEqual([1, 1, 0, 0, 'TEST_DRIVEN 100.00']);
  });

  it('adds up values by fate', () => {
    const other = [on(2, { kind: 'created', value: 50 }, 2, 'p'), on(5, { kind: 'ordered', value: 70 }, 5, 'p')];
    const funnel = countFunnel([...cancelled, ...other, on(9, { kind: 'won' }, 9, 'p')], LATER, LATER);
    expect(funnel.won).toEqual({ count: 1, value: { amount: '70.00', currency: 'CNY' } });
    expect(funnel.lost).toEqual({ count: 1, value: { amount: '100.00', currency: 'CNY' } });
    expect(funnel.open).toEqual({ count: 0, value: { amount: '0.00', currency: 'CNY' } });
  });
});
