import { customerReactivated, opportunityReopened } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { given } from '../given.ts';
import { opportunityCommand } from '../opportunity-command.ts';
import { stageModelOf } from '../stage-models.ts';
import { stageOf } from '../standing.ts';

/** A new episode begins; what was won or lost before stays as it was. The customer is awake again. */
export interface ReopenOpportunity {
  readonly reason?: string;
}

export const reopenOpportunity = opportunityCommand<ReopenOpportunity>({
  name: 'ReopenOpportunity',
  lateness: 'lifecycle',
  decide({ reason }, { standing, customerId }) {
    const episode = standing.episode + 1;
    const stage = stageModelOf(standing.stageModel)?.reentry.stage ?? stageOf(standing);
    return [
      stated(opportunityReopened, given({ episode, stage, reason })),
      stated(customerReactivated, { episode, customerId: customerId as string }),
    ];
  },
});
