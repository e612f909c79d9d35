import { gone, minute, profiled } from '../opportunity.fixture.ts';
import { defineSalesPlan } from './define-sales-plan.ts';
import { describeCommand } from './describe-command.fixture.ts';

const input = { plan: '周末邀约试驾' };

describeCommand(defineSalesPlan, [
  { name: 'for an open opportunity', given: profiled, input, gives: [['SalesPlanDefined', { episode: 1, ...input }]] },
  { name: 'dated back', given: profiled, input, at: minute(94), refused: 'planned-when-recorded' },
  { name: 'for one that is lost', given: gone, input, refused: 'opportunity-open', evidence: [1] },
]);
