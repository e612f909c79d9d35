/** Commands on an opportunity by the event that each brings about. */
const COMMANDS: Readonly<Record<string, string>> = {
  Created: 'CreateOpportunity',
  ExpectedPurchaseDateChanged: 'ReschedulePurchase',
  ValueChanged: 'AmendValue',
  NeedsRecorded: 'RecordNeeds',
  SalesPlanDefined: 'DefineSalesPlan',
  Qualified: 'Qualify',
  FollowUpScheduled: 'ScheduleFollowUp',
  FollowUpRescheduled: 'RescheduleFollowUp',
  FollowUpCancelled: 'CancelFollowUp',
  FollowUpCompleted: 'CompleteFollowUp',
  RecordingAttached: 'AttachRecording',
  RecordingChecked: 'CheckRecording',
  TestDriveBooked: 'BookTestDrive',
  TestDriveCompleted: 'CompleteTestDrive',
  StageChanged: 'ChangeStage',
  OrderPlaced: 'PlaceOrder',
  OrderAmended: 'AmendOrder',
  OrderCancelled: 'CancelOrder',
  DiscountGranted: 'GrantDiscount',
  VehicleMatched: 'MatchVehicle',
  VehicleDelivered: 'DeliverVehicle',
  PaymentReceived: 'RecordPayment',
  PreSignPrepared: 'RecordPreSigning',
  PostSignReviewed: 'RecordPostSigning',
  Converted: 'Convert',
  CarePlanExtended: 'ExtendCarePlan',
  CustomerFileArchived: 'ArchiveCustomerFile',
  CareTaskCompleted: 'CompleteCareTask',
  Lost: 'LoseOpportunity',
  LossReviewed: 'ReviewLoss',
  OpportunityReopened: 'ReopenOpportunity',
  Reassigned: 'ReassignOpportunity',
  Reclaimed: 'ReclaimOpportunity',
  WaiverGranted: 'GrantWaiver',
  EventCorrected: 'CorrectEvent',
};

/** Names of the commands on an opportunity, in the order of a sale. */
export const opportunityCommandNames: readonly string[] = Object.values(COMMANDS);

/** The command that brings an event of an opportunity about; '' for what another event brings along. */
export function commandOf(eventType: string): string {
  return Object.hasOwn(COMMANDS, eventType) ? (COMMANDS[eventType] as string) : '';
}
