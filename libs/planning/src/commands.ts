import type { CommandType } from '#kernel';
import { approve } from './approval/commands/approve.ts';
import { requestApproval } from './approval/commands/request-approval.ts';
import { submitDemand } from './demand/commands/submit-demand.ts';
import { recordForecast } from './forecast/commands/record-forecast.ts';
import { defineIdealFunnel } from './ideal-funnel/commands/define-ideal-funnel.ts';
import { endPartnerAgreement } from './partner/commands/end-partner-agreement.ts';
import { signPartnerAgreement } from './partner/commands/sign-partner-agreement.ts';
import { planRemedy } from './remedy/commands/plan-remedy.ts';
import { publishRuleSet } from './rule-book/commands/publish-rule-set.ts';
import type { ContentCheck } from './rule-book/rule-set-content.ts';
import { defineStageModel } from './stage-model/commands/define-stage-model.ts';
import { allocateTarget } from './target/commands/allocate-target.ts';
import { amendTarget } from './target/commands/amend-target.ts';
import { lockTarget } from './target/commands/lock-target.ts';
import { reviewTarget } from './target/commands/review-target.ts';
import { setTarget } from './target/commands/set-target.ts';

/** Every command on them. @param checkContent what may stand in a rule set */
export function planningCommands(checkContent: ContentCheck): readonly CommandType[] {
  return [
    submitDemand,
    setTarget,
    allocateTarget,
    lockTarget,
    amendTarget,
    reviewTarget,
    recordForecast,
    signPartnerAgreement,
    endPartnerAgreement,
    requestApproval,
    approve,
    publishRuleSet(checkContent),
    defineStageModel,
    defineIdealFunnel,
    planRemedy,
  ];
}
