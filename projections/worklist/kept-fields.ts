import type { KeptFields } from '#projection';

/** What says who has to do what, and by when. Sealed parts of care plans are kept apart. */
export const KEPT: KeptFields = {
  Created: ['episode', 'consultant', 'outlet', 'dimensions', 'expectedPurchaseDate'],
  ExpectedPurchaseDateChanged: ['episode', 'new'],
  FollowUpScheduled: ['episode', 'activityId', 'dueAt', 'type'],
  FollowUpRescheduled: ['episode', 'activityId', 'to'],
  FollowUpCancelled: ['episode', 'activityId'],
  FollowUpCompleted: ['episode', 'activityId'],
  TestDriveBooked: ['episode', 'bookingId', 'slot'],
  TestDriveCompleted: ['episode', 'bookingId'],
  OrderPlaced: ['episode', 'orderId'],
  OrderCancelled: ['episode', 'orderId'],
  VehicleMatched: ['episode', 'orderId', 'vin'],
  VehicleDelivered: ['episode', 'orderId', 'vin'],
  Converted: ['episode'],
  Lost: ['episode'],
  OpportunityReopened: ['episode'],
  Reassigned: ['episode', 'to'],
  Reclaimed: ['episode', 'to'],
  CarePlanCreated: ['episode', 'tasks'],
  CarePlanExtended: ['episode', 'tasks'],
  CareTaskCompleted: ['episode', 'taskId', 'kind'],
};
