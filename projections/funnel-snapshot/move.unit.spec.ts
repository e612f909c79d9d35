import { describe, expect, it } from '@jest/globals';
import { type Instant, instantOf } from '#kernel';
import { movesBetween } from './move.ts';
import type { State, Transition } from './state.ts';

const state = (stage: string): State => ({ model: 'm@1', stage, currency: '', units: 0n, dimensions: {} });
const day = (n: number) => instantOf(n * 86_400_000) as Instant;

/** Transitions through stages, one a day from day 0; a dot stays where it is. */
function through(stages: string): readonly Transition[] {
  let from: State | undefined;
  return [...stages].flatMap((stage, n) => {
    if (stage === '.') return [];
    const transition = { at: day(n), from, to: state(stage) };
    from = transition.to;
    return [transition];
  });
}

function told(before: string, after: string) {
  return movesBetween(through(before), through(after)).map(
    ({ at, state: { stage }, count }) => `${count > 0 ? '+' : ''}${count} ${stage} ${Date.parse(at) / 86_400_000}`,
  );
}

describe('moves', () => {
  it('are one for an entry and two for an event in order', () => {
    expect(told('', 'A')).toEqual(['+1 A 0']);
    expect(told('A', 'AB')).toEqual(['-1 A 1', '+1 B 1']);
  });

  it('are none where nothing changes', () => {
    expect(told('ABC', 'ABC')).toEqual([]);
  });

  it('take back what a late event overturns and enter it anew', () => {
    expect(told('A..C', 'A.BC')).toEqual(['+1 A 3', '-1 A 2', '+1 B 2', '-1 B 3']);
    expect(told('A.B', 'AB.')).toEqual(['+1 A 2', '-1 B 2', '-1 A 1', '+1 B 1']);
  });

  it('undo an opportunity that never was', () => {
    expect(told('AB', '')).toEqual(['-1 A 0', '+1 A 1', '-1 B 1']);
  });
});
