import { type Competitor, needsRecorded } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { given } from '../given.ts';
import { opportunityCommand } from '../opportunity-command.ts';

/** What the customer wants, and what else the customer looks at. */
export interface RecordNeeds {
  readonly needs?: string;
  readonly competitors?: readonly Competitor[];
}

export const recordNeeds = opportunityCommand<RecordNeeds>({
  name: 'RecordNeeds',
  lateness: 'contact',
  decide({ needs, competitors = [] }, _state, { effective: { standing } }) {
    return [stated(needsRecorded, given({ episode: standing.episode, needs, competitors }))];
  },
});
