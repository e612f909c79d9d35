import { type CommandType, fact, refuse } from '#kernel';
import { satisfactionSurveyed } from '../events/satisfaction-surveyed.ts';
import { type Outlet, outlet } from '../outlet.ts';
import { needsRegisteredOutlet } from '../registered-outlet.ts';

export interface RecordSurvey {
  readonly score: number;
  readonly scale: number;
  readonly opportunityId?: string;
  readonly customerId?: string;
  readonly consultant?: string;
}

export const recordSurvey: CommandType<RecordSurvey, Outlet> = {
  name: 'RecordSurvey',
  aggregate: outlet,
  lateness: 'contact',
  decide(input, state, context) {
    const refusal = needsRegisteredOutlet(state, context);
    if (refusal) return refusal;
    if (!context.imported && (input.score < 0 || input.score > input.scale)) return outOfScale();
    return [fact(satisfactionSurveyed, { ...input })];
  },
};

function outOfScale() {
  return refuse(
    'survey-within-scale',
    { zh: '满意度得分超出量表范围', en: 'The score lies outside its scale' },
    { remedy: { zh: '得分应在 0 与满分之间', en: 'Give a score from 0 to the scale, both included' } },
  );
}
