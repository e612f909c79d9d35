import type { EventType } from '#kernel';
import { carePlanCreated, carePlanExtended, careTaskCompleted } from './care.ts';
import { converted } from './converted.ts';
import { created } from './created.ts';
import { customerFileArchived } from './customer-file-archived.ts';
import { customerDormant, customerReactivated, dormancyDeferred } from './dormancy.ts';
import { eventCorrected } from './event-corrected.ts';
import { expectedPurchaseDateChanged } from './expected-purchase-date-changed.ts';
import { followUpCancelled, followUpCompleted, followUpRescheduled, followUpScheduled } from './follow-up.ts';
import { lossReviewed, lost } from './lost.ts';
import { needsRecorded, salesPlanDefined } from './needs-recorded.ts';
import { opportunityReopened } from './opportunity-reopened.ts';
import { discountGranted, orderAmended, orderCancelled, orderPlaced } from './order.ts';
import { reassigned, reclaimed } from './ownership.ts';
import { paymentReceived } from './payment-received.ts';
import { qualified } from './qualified.ts';
import { recordingAttached, recordingChecked } from './recording.ts';
import { postSignReviewed, preSignPrepared } from './signing.ts';
import { stageChanged } from './stage-changed.ts';
import { testDriveBooked, testDriveCompleted } from './test-drive.ts';
import { valueChanged } from './value-changed.ts';
import { vehicleDelivered, vehicleMatched } from './vehicle.ts';
import { waiverGranted } from './waiver-granted.ts';

export * from './care.ts';
export * from './converted.ts';
export * from './created.ts';
export * from './customer-file-archived.ts';
export * from './dormancy.ts';
export * from './event-corrected.ts';
export * from './expected-purchase-date-changed.ts';
export * from './follow-up.ts';
export * from './lost.ts';
export * from './needs-recorded.ts';
export type { OfEpisode } from './opportunity-event.ts';
export * from './opportunity-reopened.ts';
export * from './order.ts';
export * from './ownership.ts';
export * from './payment-received.ts';
export * from './qualified.ts';
export * from './recording.ts';
export * from './signing.ts';
export * from './stage-changed.ts';
export * from './test-drive.ts';
export * from './value-changed.ts';
export * from './vehicle.ts';
export * from './waiver-granted.ts';

/** Every event that may stand in an opportunity's stream, in the order of a sale. */
export const opportunityEvents: readonly EventType[] = [
  created,
  expectedPurchaseDateChanged,
  valueChanged,
  needsRecorded,
  salesPlanDefined,
  qualified,
  followUpScheduled,
  followUpRescheduled,
  followUpCancelled,
  followUpCompleted,
  recordingAttached,
  recordingChecked,
  testDriveBooked,
  testDriveCompleted,
  stageChanged,
  orderPlaced,
  orderAmended,
  orderCancelled,
  discountGranted,
  vehicleMatched,
  vehicleDelivered,
  paymentReceived,
  preSignPrepared,
  postSignReviewed,
  converted,
  carePlanCreated,
  carePlanExtended,
  careTaskCompleted,
  customerFileArchived,
  lost,
  customerDormant,
  dormancyDeferred,
  lossReviewed,
  opportunityReopened,
  customerReactivated,
  reassigned,
  reclaimed,
  waiverGranted,
  eventCorrected,
];
