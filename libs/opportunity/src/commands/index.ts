import type { CommandType } from '#kernel';
import { amendOrder } from './amend-order.ts';
import { amendValue } from './amend-value.ts';
import { archiveCustomerFile } from './archive-customer-file.ts';
import { attachRecording } from './attach-recording.ts';
import { bookTestDrive } from './book-test-drive.ts';
import { cancelFollowUp } from './cancel-follow-up.ts';
import { cancelOrder } from './cancel-order.ts';
import { reassignOpportunity, reclaimOpportunity } from './change-ownership.ts';
import { changeStage } from './change-stage.ts';
import { checkRecording } from './check-recording.ts';
import { completeCareTask } from './complete-care-task.ts';
import { completeFollowUp } from './complete-follow-up.ts';
import { completeTestDrive } from './complete-test-drive.ts';
import { convert } from './convert.ts';
import { correctEvent } from './correct-event.ts';
import { createOpportunity } from './create-opportunity.ts';
import { defineSalesPlan } from './define-sales-plan.ts';
import { deliverVehicle } from './deliver-vehicle.ts';
import { extendCarePlan } from './extend-care-plan.ts';
import { grantDiscount } from './grant-discount.ts';
import { grantWaiver } from './grant-waiver.ts';
import { loseOpportunity } from './lose-opportunity.ts';
import { matchVehicle } from './match-vehicle.ts';
import { placeOrder } from './place-order.ts';
import { qualify } from './qualify.ts';
import { recordNeeds } from './record-needs.ts';
import { recordPayment } from './record-payment.ts';
import { recordPostSigning, recordPreSigning } from './record-signing.ts';
import { reopenOpportunity } from './reopen-opportunity.ts';
import { rescheduleFollowUp } from './reschedule-follow-up.ts';
import { reschedulePurchase } from './reschedule-purchase.ts';
import { reviewLoss } from './review-loss.ts';
import { scheduleFollowUp } from './schedule-follow-up.ts';

/** Every command on an opportunity, in the order of a sale. */
export const opportunityCommands: readonly CommandType[] = [
  createOpportunity,
  reschedulePurchase,
  amendValue,
  recordNeeds,
  defineSalesPlan,
  qualify,
  scheduleFollowUp,
  rescheduleFollowUp,
  cancelFollowUp,
  completeFollowUp,
  attachRecording,
  checkRecording,
  bookTestDrive,
  completeTestDrive,
  changeStage,
  placeOrder,
  amendOrder,
  cancelOrder,
  grantDiscount,
  matchVehicle,
  deliverVehicle,
  recordPayment,
  recordPreSigning,
  recordPostSigning,
  convert,
  extendCarePlan,
  archiveCustomerFile,
  completeCareTask,
  loseOpportunity,
  reviewLoss,
  reopenOpportunity,
  reassignOpportunity,
  reclaimOpportunity,
  grantWaiver,
  correctEvent,
];
