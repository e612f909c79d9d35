import { type QualificationCriteria, qualified } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { opportunityCommand } from '../opportunity-command.ts';

/** The opportunity was put to the four questions. */
export interface Qualify {
  readonly criteria: QualificationCriteria;
  /** Default: how many of the criteria are met. */
  readonly score?: number;
}

export const qualify = opportunityCommand<Qualify>({
  name: 'Qualify',
  lateness: 'planning',
  decide({ criteria, score }, { standing }) {
    const met = Object.values(criteria).filter((criterion) => criterion === true).length;
    return [stated(qualified, { episode: standing.episode, criteria, score: score ?? met })];
  },
});
