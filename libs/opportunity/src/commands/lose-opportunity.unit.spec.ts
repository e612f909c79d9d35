import type { Kilometres } from '#kernel';
import {
  folded,
  gone,
  idOf,
  minute,
  ordered,
  profiled,
  recorded,
  signed,
  sold,
  type Told,
} from '../opportunity.fixture.ts';
import type { DemoCarTrips } from './complete-test-drive.ts';
import { describeCommand } from './describe-command.fixture.ts';
import { loseOpportunity } from './lose-opportunity.ts';

const input = { reason: { family: 'gave_up', code: 'price' }, note: '预算不足' };
const cancelled: readonly Told[] = [...ordered, [minute(9), 'OrderCancelled', { episode: 1, orderId: 'r-1' }]];
const other = (id: string, told: readonly Told[]) => ({ id, revision: 0, state: folded(recorded(told)) });
const out = { event: idOf(70), at: minute(10), odometerKm: 1 as Kilometres };
const car = (opportunityId: string, ends: object) => ({
  demoCars: [
    {
      id: 'd-1',
      revision: 0,
      state: { drives: new Map([['b-1', { opportunityId, ...ends }]]) } satisfies DemoCarTrips,
    },
  ],
});
const asleep = [
  ['Lost', { ...input, episode: 1 }],
  ['CustomerDormant', { episode: 1, customerId: 'c-1' }],
] as const;

describeCommand(loseOpportunity, [
  { name: 'puts the customer to sleep', given: profiled, input, gives: asleep },
  { name: 'after the order was cancelled', given: cancelled, input, gives: asleep },
  {
    name: 'leaves a customer awake who has another open opportunity',
    given: profiled,
    input,
    facts: { otherOpportunities: [other('op-1', profiled), other('op-2', sold), other('op-3', profiled)] },
    gives: [
      ['Lost', { episode: 1 }],
      ['DormancyDeferred', { episode: 1, customerId: 'c-1', openOpportunities: ['op-3'] }],
    ],
  },
  {
    name: 'puts to sleep a customer whose other opportunities have ended or are won',
    given: profiled,
    input,
    facts: { otherOpportunities: [other('op-2', gone), other('op-3', sold), other('op-4', signed)] },
    gives: asleep,
  },
  {
    name: 'with the car back, or out for somebody else',
    given: profiled,
    input,
    facts: { demoCars: [...car('op-1', { out, back: out }).demoCars, ...car('op-2', { out }).demoCars] },
    gives: asleep,
  },
  {
    name: 'with the car out',
    given: profiled,
    input,
    facts: car('op-1', { out }),
    refused: 'no-loss-with-demo-car-out',
    evidence: [70],
  },
  { name: 'with an active order', given: ordered, input, refused: 'no-loss-with-active-order', evidence: [1] },
  { name: 'a project that is won', given: signed, input, refused: 'no-loss-with-active-order', evidence: [1] },
  { name: 'before the cancellation', given: cancelled, input, at: minute(8), refused: 'late-lifecycle', evidence: [2] },
  { name: 'twice', given: gone, input, refused: 'opportunity-open', evidence: [1] },
  { name: 'what is sold', given: sold, input, refused: 'opportunity-open', evidence: [4] },
]);
