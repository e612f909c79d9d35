import { AdjustStrategyDto } from './adjust-strategy.dto.ts';
import { AllocateTargetDto } from './allocate-target.dto.ts';
import { AmendOrderDto } from './amend-order.dto.ts';
import { AmendTargetDto } from './amend-target.dto.ts';
import { AmendValueDto } from './amend-value.dto.ts';
import { ApproveDto } from './approve.dto.ts';
import { ArchiveCustomerFileDto } from './archive-customer-file.dto.ts';
import { AttachRecordingDto } from './attach-recording.dto.ts';
import { BookTestDriveDto } from './book-test-drive.dto.ts';
import { CancelFollowUpDto } from './cancel-follow-up.dto.ts';
import { CancelOrderDto } from './cancel-order.dto.ts';
import { ChangeOutletDto } from './change-outlet.dto.ts';
import { ChangeOwnershipDto } from './change-ownership.dto.ts';
import { ChangeStaffDto } from './change-staff.dto.ts';
import { ChangeStageDto } from './change-stage.dto.ts';
import { CheckOutDemoCarDto } from './check-out-demo-car.dto.ts';
import { CheckRecordingDto } from './check-recording.dto.ts';
import { CompleteCareTaskDto } from './complete-care-task.dto.ts';
import { CompleteFollowUpDto } from './complete-follow-up.dto.ts';
import { CompleteTestDriveDto } from './complete-test-drive.dto.ts';
import { ConvertDto } from './convert.dto.ts';
import { CorrectEventDto } from './correct-event.dto.ts';
import { CreateOpportunityDto } from './create-opportunity.dto.ts';
import { DefineIdealFunnelDto } from './define-ideal-funnel.dto.ts';
import { DefineSalesPlanDto } from './define-sales-plan.dto.ts';
import { DefineStageModelDto } from './define-stage-model.dto.ts';
import { DeliverVehicleDto } from './deliver-vehicle.dto.ts';
import { EndPartnerAgreementDto } from './end-partner-agreement.dto.ts';
import { ExportToErpDto } from './export-to-erp.dto.ts';
import { ExtendCarePlanDto } from './extend-care-plan.dto.ts';
import { GrantDiscountDto } from './grant-discount.dto.ts';
import { GrantWaiverDto } from './grant-waiver.dto.ts';
import { LockTargetDto } from './lock-target.dto.ts';
import { LoseOpportunityDto } from './lose-opportunity.dto.ts';
import { MatchVehicleDto } from './match-vehicle.dto.ts';
import { MergeCustomersDto } from './merge-customers.dto.ts';
import { PlaceOrderDto } from './place-order.dto.ts';
import { PlanRemedyDto } from './plan-remedy.dto.ts';
import { PublishRuleSetDto } from './publish-rule-set.dto.ts';
import { QualifyDto } from './qualify.dto.ts';
import { RecordForecastDto } from './record-forecast.dto.ts';
import { RecordNeedsDto } from './record-needs.dto.ts';
import { RecordPaymentDto } from './record-payment.dto.ts';
import { RecordSigningDto } from './record-signing.dto.ts';
import { RecordSurveyDto } from './record-survey.dto.ts';
import { RecordTrainingDto } from './record-training.dto.ts';
import { RecordUnprofiledVisitDto } from './record-unprofiled-visit.dto.ts';
import { RegisterOutletDto } from './register-outlet.dto.ts';
import { RegisterStaffDto } from './register-staff.dto.ts';
import { RegisterTrafficDto } from './register-traffic.dto.ts';
import { ReopenOpportunityDto } from './reopen-opportunity.dto.ts';
import { RequestApprovalDto } from './request-approval.dto.ts';
import { RescheduleFollowUpDto } from './reschedule-follow-up.dto.ts';
import { ReschedulePurchaseDto } from './reschedule-purchase.dto.ts';
import { ReturnDemoCarDto } from './return-demo-car.dto.ts';
import { ReviewLossDto } from './review-loss.dto.ts';
import { ReviewTargetDto } from './review-target.dto.ts';
import { ScheduleFollowUpDto } from './schedule-follow-up.dto.ts';
import { SetTargetDto } from './set-target.dto.ts';
import { SignPartnerAgreementDto } from './sign-partner-agreement.dto.ts';
import { SubmitDemandDto } from './submit-demand.dto.ts';

/** The commands that may be sent, each with the class that its data must fit. */
export const commandDtos: ReadonlyMap<string, new () => object> = new Map<string, new () => object>([
  ['AdjustStrategy', AdjustStrategyDto],
  ['AllocateTarget', AllocateTargetDto],
  ['AmendOrder', AmendOrderDto],
  ['AmendTarget', AmendTargetDto],
  ['AmendValue', AmendValueDto],
  ['Approve', ApproveDto],
  ['ArchiveCustomerFile', ArchiveCustomerFileDto],
  ['AttachRecording', AttachRecordingDto],
  ['BookTestDrive', BookTestDriveDto],
  ['CancelFollowUp', CancelFollowUpDto],
  ['CancelOrder', CancelOrderDto],
  ['ChangeOutlet', ChangeOutletDto],
  ['ChangeStaff', ChangeStaffDto],
  ['ChangeStage', ChangeStageDto],
  ['CheckOutDemoCar', CheckOutDemoCarDto],
  ['CheckRecording', CheckRecordingDto],
  ['CompleteCareTask', CompleteCareTaskDto],
  ['CompleteFollowUp', CompleteFollowUpDto],
  ['CompleteTestDrive', CompleteTestDriveDto],
  ['Convert', ConvertDto],
  ['CorrectEvent', CorrectEventDto],
  ['CreateOpportunity', CreateOpportunityDto],
  ['DefineIdealFunnel', DefineIdealFunnelDto],
  ['DefineSalesPlan', DefineSalesPlanDto],
  ['DefineStageModel', DefineStageModelDto],
  ['DeliverVehicle', DeliverVehicleDto],
  ['EndPartnerAgreement', EndPartnerAgreementDto],
  ['ExportToErp', ExportToErpDto],
  ['ExtendCarePlan', ExtendCarePlanDto],
  ['GrantDiscount', GrantDiscountDto],
  ['GrantWaiver', GrantWaiverDto],
  ['LockTarget', LockTargetDto],
  ['LoseOpportunity', LoseOpportunityDto],
  ['MatchVehicle', MatchVehicleDto],
  ['MergeCustomers', MergeCustomersDto],
  ['PlaceOrder', PlaceOrderDto],
  ['PlanRemedy', PlanRemedyDto],
  ['PublishRuleSet', PublishRuleSetDto],
  ['Qualify', QualifyDto],
  ['ReassignOpportunity', ChangeOwnershipDto],
  ['ReclaimOpportunity', ChangeOwnershipDto],
  ['RecordForecast', RecordForecastDto],
  ['RecordNeeds', RecordNeedsDto],
  ['RecordPayment', RecordPaymentDto],
  ['RecordPostSigning', RecordSigningDto],
  ['RecordPreSigning', RecordSigningDto],
  ['RecordSurvey', RecordSurveyDto],
  ['RecordTraining', RecordTrainingDto],
  ['RecordUnprofiledVisit', RecordUnprofiledVisitDto],
  ['RegisterOutlet', RegisterOutletDto],
  ['RegisterStaff', RegisterStaffDto],
  ['RegisterTraffic', RegisterTrafficDto],
  ['ReopenOpportunity', ReopenOpportunityDto],
  ['RequestApproval', RequestApprovalDto],
  ['RescheduleFollowUp', RescheduleFollowUpDto],
  ['ReschedulePurchase', ReschedulePurchaseDto],
  ['ReturnDemoCar', ReturnDemoCarDto],
  ['ReviewLoss', ReviewLossDto],
  ['ReviewTarget', ReviewTargetDto],
  ['ScheduleFollowUp', ScheduleFollowUpDto],
  ['SetTarget', SetTargetDto],
  ['SignPartnerAgreement', SignPartnerAgreementDto],
  ['SubmitDemand', SubmitDemandDto],
]);
