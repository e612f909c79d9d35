import type { LocalDate } from '#kernel';
import { createdIn, gone, minute, profiled, type Told } from '../opportunity.fixture.ts';
import { describeCommand } from './describe-command.fixture.ts';
import { reschedulePurchase } from './reschedule-purchase.ts';

const expected: readonly Told[] = [
  [minute(0), 'Created', createdIn('dealer@1', 'PROFILED', { expectedPurchaseDate: '2026-12-01' })],
];
const input = { new: '2026-12-24' as LocalDate, reason: '出差' };

describeCommand(reschedulePurchase, [
  {
    name: 'to another date',
    given: expected,
    input,
    gives: [['ExpectedPurchaseDateChanged', { episode: 1, old: '2026-12-01', new: '2026-12-24', reason: '出差' }]],
  },
  {
    name: 'to a first date',
    given: profiled,
    input,
    gives: [['ExpectedPurchaseDateChanged', { episode: 1, new: '2026-12-24' }]],
  },
  {
    name: 'to the same date',
    given: expected,
    input: { new: '2026-12-01' as LocalDate },
    refused: 'purchase-date-changes',
  },
  { name: 'dated back', given: expected, input, at: minute(94), refused: 'planned-when-recorded' },
  {
    name: 'dated back by no more than clocks may differ',
    given: expected,
    input,
    at: minute(95),
    gives: [['ExpectedPurchaseDateChanged', { new: '2026-12-24' }]],
  },
  {
    name: 'of a minute before the file was made',
    given: [[minute(98), 'Created', createdIn('dealer@1', 'PROFILED')]],
    input,
    at: minute(97),
    refused: 'opportunity-exists',
  },
  { name: 'of what is lost', given: gone, input, refused: 'opportunity-open', evidence: [1] },
  { name: 'of nothing', given: [], input, refused: 'opportunity-exists' },
]);
