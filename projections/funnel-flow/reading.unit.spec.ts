import { describe, expect, it } from '@jest/globals';
import type { Entry } from './episode.ts';
import type { Point } from './flow.ts';
import { policiesOf } from './policies.ts';
import { passageOf, readEntries } from './reading.ts';

const point = {} as Point;

/** `2@5` entered the stage of rank 2 at 5; `2@5!` did what leads there, without moving. */
function steps(text: string): Entry[] {
  return text.split(' ').map((step) => {
    const [rank, at] = step.replace('!', '').split('@').map(Number);
    return { rank: rank!, at: at!, point, ...(step.endsWith('!') ? { byActOnly: true } : {}) };
  });
}

function text(entries: readonly Entry[]): string {
  return entries.map(({ rank, at, byActOnly }) => `${rank}@${at}${byActOnly ? '!' : ''}`).join(' ');
}

describe('the entries of an episode', () => {
  it.each([
    ['as moved', {}, '0@1 2@3 1@5', '0@1 2@3 1@5'],
    ['strict passes over what comes out of turn', { orderPolicy: 'strict' }, '0@1 2@3 1@5 2@6', '0@1 1@5 2@6'],
    ['strict goes from where it began', { orderPolicy: 'strict' }, '1@1 2@3 4@5', '1@1 2@3'],
    [
      'current-max takes a new furthest stage only',
      { regressionPolicy: 'current-max' },
      '0@1 2@3 1@5 2@6 3@7',
      '0@1 2@3 3@7',
    ],
    ['erase-on-back forgets what lies beyond', { regressionPolicy: 'erase-on-back' }, '0@1 1@2 2@3 1@5', '0@1 1@2 1@5'],
    [
      'erase-on-back counts what is entered anew',
      { regressionPolicy: 'erase-on-back' },
      '0@1 2@3 0@5 2@6',
      '0@1 0@5 2@6',
    ],
    ['strict after erasing', { orderPolicy: 'strict', regressionPolicy: 'erase-on-back' }, '0@1 1@2 2@3 0@5', '0@1'],
  ])('%s', (_, asked, given, expected) => {
    expect(text(readEntries(steps(given), [], policiesOf(asked)))).toBe(expected);
  });

  it('in any order have what was done without moving, and it erases nothing', () => {
    const acts = steps('1@2! 1@4!');
    const any = { orderPolicy: 'any' };
    expect(text(readEntries(steps('0@1 2@3'), acts, policiesOf(any)))).toBe('0@1 1@2! 2@3 1@4!');
    const erasing = policiesOf({ ...any, regressionPolicy: 'erase-on-back' });
    expect(text(readEntries(steps('0@1 2@3'), acts, erasing))).toBe('0@1 1@2! 2@3 1@4!');
    expect(text(readEntries(steps('0@1 2@3'), acts, policiesOf({})))).toBe('0@1 2@3');
  });
});

describe('a passage', () => {
  const passage = (given: string, rank: number, asked = {}) => {
    const found = passageOf(steps(given), rank, policiesOf(asked));
    return found && [found.entry.at, found.progressed];
  };

  it('is from the first entry to the first later stage after it', () => {
    expect(passage('0@1 1@2 0@3 2@4', 0)).toEqual([1, 2]);
    expect(passage('0@1 2@2 1@3', 1)).toEqual([3, undefined]);
    expect(passage('0@1 2@2 1@3 2@5', 1)).toEqual([3, 5]);
    expect(passage('0@1 1@1', 0)).toEqual([1, 1]);
  });

  it('is none through a stage that was skipped, unless skipped stages count as passed', () => {
    expect(passage('0@1 2@4', 1)).toBeUndefined();
    expect(passage('0@1 2@4', 1, { entryPolicy: 'imputed' })).toEqual([4, 4]);
    expect(passage('0@1 2@4', 3, { entryPolicy: 'imputed' })).toBeUndefined();
    expect(passage('0@1 2@4 1@5', 1, { entryPolicy: 'imputed' })).toEqual([4, 4]);
  });

  it('in any order is done once both are', () => {
    expect(passage('0@1 2@3 1@5!', 1, { orderPolicy: 'any' })).toEqual([5, 5]);
    expect(passage('0@1 1@5! 2@7', 1, { orderPolicy: 'any' })).toEqual([5, 7]);
  });
});
