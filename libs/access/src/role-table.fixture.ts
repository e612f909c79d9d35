import type { Role } from '#edge';

/** Rows that a role reaches: o own, b its outlets (branches), p its partner's, t all of the tenant, - none. */
export type Reach = 'o' | 'b' | 'p' | 't' | '-';

export const COLUMNS: readonly Role[] = [
  'front_desk',
  'sales_consultant',
  'planner',
  'sales_manager',
  'executive',
  'manufacturer',
  'channel_partner',
  'analyst',
  'auditor',
  'privacy_officer',
  'operator',
  'service',
];

/** Written out from domain.md 1 for commands; from README (who uses it) and interfaces.md 4 for what is read. */
const TABLE = `
                     fd sc pl sm ex mf cp an au po op sv
RegisterTraffic       b  -  -  -  -  -  -  -  -  -  -  -
RecordUnprofiledVisit b  -  -  -  -  -  -  -  -  -  -  -
CreateOpportunity     -  o  -  b  -  -  p  -  -  -  -  -
MergeCustomers        -  -  -  b  -  -  -  -  -  -  -  -
ReschedulePurchase    -  o  -  b  -  -  -  -  -  -  -  -
AmendValue            -  o  -  b  -  -  -  -  -  -  -  -
RecordNeeds           -  o  -  b  -  -  -  -  -  -  -  -
DefineSalesPlan       -  o  -  b  -  -  -  -  -  -  -  -
Qualify               -  o  -  b  -  -  -  -  -  -  -  -
ScheduleFollowUp      -  o  -  b  -  -  -  -  -  -  -  -
RescheduleFollowUp    -  o  -  b  -  -  -  -  -  -  -  -
CancelFollowUp        -  o  -  b  -  -  -  -  -  -  -  -
CompleteFollowUp      -  o  -  b  -  -  -  -  -  -  -  -
AttachRecording       -  o  -  b  -  -  -  -  -  -  -  -
CheckRecording        -  -  -  -  -  -  -  -  -  -  -  -
BookTestDrive         -  o  -  b  -  -  -  -  -  -  -  -
CheckOutDemoCar       -  o  -  b  -  -  -  -  -  -  -  -
ReturnDemoCar         -  o  -  b  -  -  -  -  -  -  -  -
CompleteTestDrive     -  o  -  b  -  -  -  -  -  -  -  -
ChangeStage           -  o  -  b  -  -  -  -  -  -  -  -
PlaceOrder            -  o  -  b  -  -  -  -  -  -  -  -
AmendOrder            -  o  -  b  -  -  -  -  -  -  -  -
CancelOrder           -  o  -  b  -  -  -  -  -  -  -  -
GrantDiscount         -  o  -  b  -  -  -  -  -  -  -  -
MatchVehicle          -  -  b  -  -  -  -  -  -  -  -  -
SubmitDemand          -  -  b  -  -  -  -  -  -  -  -  -
DeliverVehicle        -  o  -  b  -  -  -  -  -  -  -  -
RecordPayment         -  o  -  b  -  -  -  -  -  -  -  -
Convert               -  o  -  b  -  -  -  -  -  -  -  -
ExtendCarePlan        -  o  -  b  -  -  -  -  -  -  -  -
ArchiveCustomerFile   -  o  -  b  -  -  -  -  -  -  -  -
CompleteCareTask      -  o  -  b  -  -  -  -  -  -  -  -
ExportToErp           -  -  -  -  -  -  -  -  -  -  -  -
LoseOpportunity       -  o  -  b  -  -  -  -  -  -  -  -
ReviewLoss            -  -  -  b  -  -  -  -  -  -  -  -
ReopenOpportunity     -  o  -  b  -  -  -  -  -  -  -  -
ReassignOpportunity   -  -  -  b  -  -  -  -  -  -  -  -
ReclaimOpportunity    -  -  -  b  -  -  -  -  -  -  -  -
GrantWaiver           -  -  -  b  -  -  -  -  -  -  -  -
CorrectEvent          -  -  -  b  -  -  -  -  -  -  -  -
RegisterOutlet        -  -  -  -  t  -  -  -  -  -  -  -
ChangeOutlet          -  -  -  -  t  -  -  -  -  -  -  -
RegisterStaff         -  -  -  -  t  -  -  -  -  -  -  -
ChangeStaff           -  -  -  -  t  -  -  -  -  -  -  -
DefineStageModel      -  -  -  -  t  -  -  -  -  -  -  -
PublishRuleSet        -  -  -  -  t  t  -  -  -  -  -  -
DefineIdealFunnel     -  -  -  t  t  -  -  -  -  -  -  -
SetTarget             -  -  -  t  t  -  -  -  -  -  -  -
AllocateTarget        -  -  -  t  -  -  -  -  -  -  -  -
LockTarget            -  -  -  -  t  -  -  -  -  -  -  -
AmendTarget           -  -  -  -  t  -  -  -  -  -  -  -
ReviewTarget          -  -  -  t  -  -  -  -  -  -  -  -
RecordForecast        -  -  -  b  -  -  -  -  -  -  -  -
PlanRemedy            -  -  -  b  -  -  -  -  -  -  -  -
RecordPreSigning      -  o  -  b  -  -  -  -  -  -  -  -
RecordPostSigning     -  o  -  b  -  -  -  -  -  -  -  -
SignPartnerAgreement  -  -  -  t  -  -  -  -  -  -  -  -
EndPartnerAgreement   -  -  -  t  -  -  -  -  -  -  -  -
RecordSurvey          -  b  -  b  -  -  -  -  -  -  -  -
RecordTraining        -  -  -  b  -  -  -  -  -  -  -  -
AdjustStrategy        -  -  -  b  -  -  -  -  -  -  -  -
RequestApproval       -  t  t  t  t  -  -  -  -  -  -  -
Approve               -  -  -  t  t  -  -  -  -  -  -  -
RestrictSubject       -  -  -  -  -  -  -  -  -  t  -  -
EraseSubject          -  -  -  -  -  -  -  -  -  t  -  -
PlaceHold             -  -  -  -  -  -  -  -  -  t  -  -
ReleaseHold           -  -  -  -  -  -  -  -  -  t  -  -
opportunity           -  o  b  b  t  -  p  t  t  -  -  -
worklist              -  o  b  b  t  -  -  t  t  -  -  -
visits                b  b  -  b  -  -  -  t  t  -  -  -
customer              -  o  -  b  -  -  -  t  t  -  -  -
customer-search       -  o  -  b  -  -  -  -  t  t  -  -
staff                 -  -  -  b  t  -  -  t  t  -  -  -
outlets               b  b  b  b  t  -  -  t  t  -  -  -
funnel                -  o  b  b  t  -  p  t  t  -  -  -
compare               -  -  -  b  t  -  -  t  t  -  -  -
plan                  -  -  -  b  t  -  -  t  t  -  -  -
forecast              -  -  -  b  t  -  -  t  t  -  -  -
backtest              -  -  -  b  t  -  -  t  t  -  -  -
compliance            -  -  -  b  t  -  -  t  t  -  -  -
events                -  -  -  -  -  -  p  t  t  -  -  -
audit                 -  -  -  -  -  -  -  -  t  -  -  -
export                -  -  -  -  -  -  -  t  -  -  -  -
access-log            -  -  -  -  -  -  -  -  t  t  -  -
person-export         -  -  -  -  -  -  -  -  -  t  -  -
projections           -  -  -  -  -  -  -  t  t  -  t  -
health                -  -  -  -  -  -  -  t  t  -  t  -
metrics               -  -  -  -  -  -  -  -  -  -  t  -
projections-control   -  -  -  -  -  -  -  -  -  -  t  -
backup                -  -  -  -  -  -  -  -  -  -  t  -
migrate               -  -  -  -  -  -  -  -  -  -  t  -
import                -  -  -  -  -  -  -  -  -  -  -  -
events-stream         -  -  -  -  -  -  p  t  t  -  -  -
opportunity-stream    -  o  b  b  t  -  p  t  t  -  -  -
worklist-stream       -  o  b  b  t  -  -  t  t  -  -  -
visits-stream         b  b  -  b  -  -  -  t  t  -  -  -
customer-stream       -  o  -  b  -  -  -  t  t  -  -  -
funnel-stream         -  o  b  b  t  -  p  t  t  -  -  -
`;

/** An operation, then its cells in the order of the columns. */
export const ROWS = TABLE.trim()
  .split('\n')
  .slice(1)
  .map((row) => row.trim().split(/ +/) as [string, ...Reach[]]);

export const CELLS = ROWS.flatMap(([operation, ...cells]) =>
  cells.map((reach, column) => ({ operation, role: COLUMNS[column] as Role, reach })),
);
