import { describe, expect, it } from '@jest/globals';
import type { Period } from '#kernel';
import type { TargetPerson } from './target-tree.ts';
import { refuseTree } from './target-tree-faults.ts';

const TEAM: readonly TargetPerson[] = [{ id: 's-1', under: 'o-1' }, { id: 'o-1' }, { id: 's-2', under: 'o-1' }];
const refused = (people: readonly TargetPerson[], periods: readonly string[]) =>
  refuseTree({ people, periods: periods as readonly Period[] })?.reason.en;

describe('a tree of people and periods', () => {
  it.each([
    [['2027']],
    [['2027-03']],
    [['2027-Q2', '2027', '2027-Q1', '2027-H2', '2027-Q3', '2027-Q4']],
    [['2027', '2027-H1', '2027-H2', '2027-Q1', '2027-Q2', '2027-04', '2027-05', '2027-06']],
  ])('may be by %j', (periods) => {
    expect(refused(TEAM, periods)).toBeUndefined();
  });

  it.each<[string, readonly TargetPerson[], readonly string[], string]>([
    ['nobody', [], ['2027'], 'Exactly one of the people is under nobody'],
    ['two on top', [...TEAM, { id: 'o-2' }], ['2027'], 'Exactly one of the people is under nobody'],
    ['somebody twice', [...TEAM, { id: 's-1' }], ['2027'], 's-1 stands among the people twice'],
    [
      'somebody under who is not there',
      [...TEAM, { id: 's-3', under: 'o-9' }],
      ['2027'],
      's-3 is under o-9, who is not there',
    ],
    [
      'a circle',
      [...TEAM, { id: 'x', under: 'y' }, { id: 'y', under: 'x' }],
      ['2027'],
      'x is under itself, through others',
    ],
    ['no period', TEAM, [], 'There is no period that contains all others'],
    ['two years', TEAM, ['2027', '2028'], 'There is no period that contains all others'],
    ['a month twice', TEAM, ['2027-Q1', '2027-01', '2027-01'], '2027-01 stands among the periods twice'],
    [
      'a quarter without its last month',
      TEAM,
      ['2027-Q1', '2027-01', '2027-02'],
      'The periods that divide 2027-Q1 leave some of it out',
    ],
    [
      'more nodes than are looked through',
      [...TEAM, ...Array.from({ length: 1998 }, (_, n) => ({ id: `t-${n}`, under: 'o-1' }))],
      ['2027'],
      'People and periods make 2001 nodes, and a tree has at most 2000',
    ],
  ])('may not have %s', (_, people, periods, reason) => {
    expect(refused(people, periods)).toBe(reason);
  });
});
