import { fact } from '#kernel';
import { describeCommand } from '#kernel/testing';
import { targetReviewed } from '../events/target-reviewed.ts';
import { reviewTarget } from './review-target.ts';
import { locked, period, set } from './target-cases.fixture.ts';

const input = { period: period('2027-Q1'), conclusion: 'amend', note: '新车型延期上市' } as const;

describeCommand(reviewTarget, {}, [
  { name: 'a quarter', given: [set, locked], input, gives: [fact(targetReviewed, input)] },
  { name: 'a quarter again', given: [set, fact(targetReviewed, input)], input, gives: [fact(targetReviewed, input)] },
  {
    name: 'a period that is not in it',
    given: [set],
    input: { ...input, period: period('2027-Q3') },
    gives: { refused: 'target-period-known', evidence: [0] },
  },
  { name: 'nothing', input, gives: { refused: 'target-exists', evidence: [] } },
]);
