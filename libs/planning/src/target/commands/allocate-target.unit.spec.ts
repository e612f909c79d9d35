import { fact } from '#kernel';
import { describeCommand } from '#kernel/testing';
import { targetAllocated } from '../events/target-allocated.ts';
import { allocateTarget } from './allocate-target.ts';
import { locked, node, period, set, yuan } from './target-cases.fixture.ts';

const people = [
  { person: 's-1', weight: 2 },
  { person: 's-2', weight: 1 },
];
const periods = [
  { period: period('2027-Q1'), weight: 0 },
  { period: period('2027-Q2'), weight: 1 },
];

/** In the order of people and periods. */
const nodes = (...amounts: readonly string[]) =>
  ['o-1', 's-1', 's-2'].flatMap((person, p) =>
    ['2027-H1', '2027-Q1', '2027-Q2'].map((of, t) => node(person, of, yuan(amounts[p * 3 + t] as string))),
  );

describeCommand(allocateTarget, {}, [
  {
    name: 'in equal parts',
    given: [set],
    input: {},
    gives: [
      fact(targetAllocated, {
        nodes: nodes('300.00', '150.00', '150.00', '150.00', '75.00', '75.00', '150.00', '75.00', '75.00'),
      }),
    ],
  },
  {
    name: 'by weights',
    given: [set],
    input: { people, periods },
    gives: [
      fact(targetAllocated, {
        people,
        periods,
        nodes: nodes('300.00', '0.00', '300.00', '200.00', '0.00', '200.00', '100.00', '0.00', '100.00'),
      }),
    ],
  },
  { name: 'once it is locked', given: [set, locked], input: {}, gives: { refused: 'target-locked', evidence: [1] } },
  { name: 'nothing', input: {}, gives: { refused: 'target-exists', evidence: [] } },
  ...[
    { people: people.slice(1) },
    { people: [...people, ...people.slice(1)] },
    { people: [{ person: 'o-1', weight: 1 }, ...people] },
    { people: people.map(({ person }) => ({ person, weight: 0 })) },
    { periods: periods.slice(1) },
    { periods: [...periods, { period: period('2027-H1'), weight: 1 }] },
  ].map((input) => ({
    name: `by weights that are not of all and those alone: ${JSON.stringify(input)}`,
    given: [set],
    input,
    gives: { refused: 'target-weights', evidence: [0] },
  })),
]);
