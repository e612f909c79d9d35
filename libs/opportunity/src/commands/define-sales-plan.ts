import { salesPlanDefined } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { opportunityCommand } from '../opportunity-command.ts';

/** How the consultant means to win the customer. */
export interface DefineSalesPlan {
  readonly plan: string;
}

export const defineSalesPlan = opportunityCommand<DefineSalesPlan>({
  name: 'DefineSalesPlan',
  lateness: 'planning',
  decide({ plan }, { standing }) {
    return [stated(salesPlanDefined, { episode: standing.episode, plan })];
  },
});
