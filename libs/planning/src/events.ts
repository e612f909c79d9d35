import type { EventType } from '#kernel';
import { approvalGranted } from './approval/events/approval-granted.ts';
import { approvalRequested } from './approval/events/approval-requested.ts';
import { demandSubmitted } from './demand/events/demand-submitted.ts';
import { forecastRecorded } from './forecast/events/forecast-recorded.ts';
import { idealFunnelDefined } from './ideal-funnel/events/ideal-funnel-defined.ts';
import { obligationBreached } from './obligation/events/obligation-breached.ts';
import { partnerAgreementEnded } from './partner/events/partner-agreement-ended.ts';
import { partnerAgreementSigned } from './partner/events/partner-agreement-signed.ts';
import { remedyPlanned } from './remedy/events/remedy-planned.ts';
import { ruleSetPublished } from './rule-book/events/rule-set-published.ts';
import { stageModelDefined } from './stage-model/events/stage-model-defined.ts';
import { targetAllocated } from './target/events/target-allocated.ts';
import { targetAmended } from './target/events/target-amended.ts';
import { targetLocked } from './target/events/target-locked.ts';
import { targetReviewed } from './target/events/target-reviewed.ts';
import { targetSet } from './target/events/target-set.ts';

/** Every event of demand, targets, forecasts, partners, approvals, rule books, stage models, ideal funnels, remedies and breaches. */
export const planningEvents: readonly EventType[] = [
  demandSubmitted,
  targetSet,
  targetAllocated,
  targetLocked,
  targetAmended,
  targetReviewed,
  forecastRecorded,
  partnerAgreementSigned,
  partnerAgreementEnded,
  approvalRequested,
  approvalGranted,
  ruleSetPublished,
  stageModelDefined,
  idealFunnelDefined,
  remedyPlanned,
  obligationBreached,
];
