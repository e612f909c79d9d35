import { type CorrectEvent, decideCorrection } from '#kernel';
import { correctedChecks } from '../checks/corrected.ts';
import { opportunityEvents } from '../events/index.ts';
import { opportunityCommand } from '../opportunity-command.ts';
import { pastOf } from '../past.ts';

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

export const correctEvent = opportunityCommand<CorrectEvent>({
  name: 'CorrectEvent',
  lateness: 'planning',
  decide: (input, state, { now, zone }) =>
    decideCorrection(pastOf(state), input, {
      types: opportunityEvents,
      neverTakenBack: NEVER_TAKEN_BACK,
      fixed: FIXED,
      subjectOf: () => state.customerId as string,
      checks: (event, changes, voided) => correctedChecks(event, changes, voided, { now, zone }),
    }),
});
