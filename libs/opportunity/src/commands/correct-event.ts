import { type CorrectEvent, decideCorrection } from '#kernel';
import { correctedChecks } from '../checks/corrected.ts';
import { type LossReviewed, opportunityEvents } from '../events/index.ts';
import { opportunityCommand } from '../opportunity-command.ts';
import type { FoldedEvent, OpportunityState } from '../opportunity-state.ts';
import { pastOf } from '../past.ts';
import { stageModelOf } from '../stage-models.ts';

/** Events that other events rest on: they are undone by commands of their own, never taken back. */
const NEVER_TAKEN_BACK: ReadonlySet<string> = new Set([
  'Created',
  'OrderPlaced',
  'OrderCancelled',
  'VehicleMatched',
  'VehicleDelivered',
  'Converted',
  'Lost',
  'CustomerDormant',
  'DormancyDeferred',
  'OpportunityReopened',
  'CustomerReactivated',
]);

/** Fields that say what an event belongs to or when it happened: another value would make it another event. */
const FIXED: ReadonlySet<string> = new Set([
  'episode',
  'customerId',
  'driverId',
  'contactId',
  'activityId',
  'bookingId',
  'vehicleId',
  'orderId',
  'vin',
  'taskId',
  'lostEventId',
  'stageModel',
  'contactAt',
  'deliveredAt',
  'receivedAt',
  'archivedAt',
  'openOpportunities',
  'checks',
]);

/** Fields that an event of a type always has; what is fixed needs no mention. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  Created: ['/dimensions', '/stage'],
  ExpectedPurchaseDateChanged: ['/new'],
  ValueChanged: ['/new'],
  NeedsRecorded: ['/competitors'],
  SalesPlanDefined: ['/plan'],
  Qualified: [
    '/score',
    '/criteria',
    '/criteria/within3Months',
    '/criteria/quality',
    '/criteria/largeDeal',
    '/criteria/highAwareness',
  ],
  FollowUpScheduled: ['/dueAt', '/type'],
  FollowUpRescheduled: ['/from', '/to'],
  FollowUpCompleted: ['/type', '/outcome'],
  RecordingChecked: ['/sha256Matches'],
  TestDriveCompleted: ['/odometer'],
  StageChanged: ['/from', '/to'],
  OrderPlaced: ['/amount'],
  OrderAmended: ['/change', '/previous'],
  OrderCancelled: ['/value'],
  DiscountGranted: ['/amount'],
  PaymentReceived: ['/amount'],
  PreSignPrepared: ['/checklist'],
  PostSignReviewed: ['/checklist'],
  CarePlanCreated: ['/tasks'],
  CarePlanExtended: ['/tasks'],
  CareTaskCompleted: ['/kind'],
  CustomerFileArchived: ['/fileRef', '/sha256'],
  Lost: ['/reason/family', '/reason/code', '/competitor/brand'],
  LossReviewed: ['/verdict'],
  OpportunityReopened: ['/stage'],
  Reassigned: ['/from', '/to'],
  Reclaimed: ['/from', '/to'],
  WaiverGranted: ['/rule', '/expiresAt'],
};

const VERDICTS: readonly LossReviewed['verdict'][] = ['objective', 'subjective', 'unclear'];

/** Closed lists of words: stages are those of the model that the opportunity follows. */
function wordsOf({ type }: FoldedEvent, { standing }: OpportunityState): Readonly<Record<string, readonly string[]>> {
  const stages = stageModelOf(standing.stageModel)?.stages.map(({ id }) => id) ?? [];
  switch (type) {
    case 'Created':
    case 'OpportunityReopened':
      return { '/stage': stages };
    case 'StageChanged':
      return { '/from': stages, '/to': stages };
    case 'OrderPlaced':
      return { '/origin': ['opportunity', 'order_mgmt'] };
    case 'Converted':
      return { '/customerType': ['person', 'organisation'] };
    case 'LossReviewed':
      return { '/verdict': VERDICTS };
    default:
      return {};
  }
}

export const correctEvent = opportunityCommand<CorrectEvent>({
  name: 'CorrectEvent',
  lateness: 'planning',
  decide: (input, state, { now, zone }) =>
    decideCorrection(pastOf(state), input, {
      types: opportunityEvents,
      neverTakenBack: NEVER_TAKEN_BACK,
      fixed: FIXED,
      needed: NEEDED,
      words: (event) => wordsOf(event, state),
      subjectOf: () => state.customerId as string,
      checks: (event, changes, voided) => correctedChecks(event, changes, voided, { now, zone }),
    }),
});
