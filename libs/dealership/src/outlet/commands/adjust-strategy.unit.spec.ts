import { fact } from '#kernel';
import { describeCommand } from '#kernel/testing';

import { outletRegistered } from '../events/outlet-registered.ts';
import { strategyAdjusted } from '../events/strategy-adjusted.ts';
import { adjustStrategy } from './adjust-strategy.ts';

const input = { note: '周末加开试驾', tags: ['test-drive'] };

describeCommand(adjustStrategy, {}, [
  {
    name: 'with tags',
    given: [fact(outletRegistered, { label: '浦东店' })],
    input,
    gives: [fact(strategyAdjusted, input)],
  },
  { name: 'an unknown outlet', input, gives: { refused: 'outlet-registered', evidence: [] } },
]);
