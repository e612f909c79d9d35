import type { Role } from '#edge';
import { type Operation, queries, streams } from './operations.ts';

/** Which rows: those the role owns, those of its outlets, those of its partner, or all of the tenant. */
export type Within = 'own' | 'outlets' | 'partner' | 'tenant';

export type Rights = Readonly<Partial<Record<Within, readonly Operation[]>>>;

/** Working an opportunity, from the file to the care that follows the sale. */
const WORK = [
  'CreateOpportunity',
  'ReschedulePurchase',
  'AmendValue',
  'RecordNeeds',
  'DefineSalesPlan',
  'Qualify',
  'ScheduleFollowUp',
  'RescheduleFollowUp',
  'CancelFollowUp',
  'CompleteFollowUp',
  'AttachRecording',
  'BookTestDrive',
  'CheckOutDemoCar',
  'ReturnDemoCar',
  'CompleteTestDrive',
  'ChangeStage',
  'PlaceOrder',
  'AmendOrder',
  'CancelOrder',
  'GrantDiscount',
  'LoseOpportunity',
  'DeliverVehicle',
  'Convert',
  'ArchiveCustomerFile',
  'CompleteCareTask',
  'ExtendCarePlan',
  'ReopenOpportunity',
  'RecordPreSigning',
  'RecordPostSigning',
  'RecordPayment',
] as const satisfies readonly Operation[];

/** Today's list and the funnel, with the rows behind them. */
const SEE_WORK = [
  'opportunity',
  'opportunity-stream',
  'worklist',
  'worklist-stream',
  'funnel',
  'funnel-stream',
] as const satisfies readonly Operation[];

const SEE_CUSTOMERS = ['customer', 'customer-stream', 'customer-search'] as const satisfies readonly Operation[];

const SEE_VISITS = ['visits', 'visits-stream', 'outlets'] as const satisfies readonly Operation[];

const JUDGE = ['compare', 'plan', 'forecast', 'backtest', 'compliance'] as const satisfies readonly Operation[];

const OF_PERSONS: ReadonlySet<Operation> = new Set(['customer-search', 'access-log', 'person-export']);
const OF_MACHINES: ReadonlySet<Operation> = new Set(['metrics']);

/**
 * Who may do what, within which rows. What is not listed is refused.
 * @source domain.md 1; what each role reads: README.md (who uses it) and interfaces.md 4
 */
export const rights: Readonly<Record<Role, Rights>> = {
  front_desk: { outlets: ['RegisterTraffic', 'RecordUnprofiledVisit', ...SEE_VISITS] },
  sales_consultant: {
    own: [...WORK, ...SEE_WORK, ...SEE_CUSTOMERS],
    outlets: ['RecordSurvey', ...SEE_VISITS],
    tenant: ['RequestApproval'],
  },
  planner: { outlets: ['MatchVehicle', 'SubmitDemand', ...SEE_WORK, 'outlets'], tenant: ['RequestApproval'] },
  sales_manager: {
    outlets: [
      ...WORK,
      'RecordSurvey',
      'ReassignOpportunity',
      'ReclaimOpportunity',
      'ReviewLoss',
      'GrantWaiver',
      'RecordTraining',
      'AdjustStrategy',
      'MergeCustomers',
      'CorrectEvent',
      'RecordForecast',
      'PlanRemedy',
      ...SEE_WORK,
      ...SEE_CUSTOMERS,
      ...SEE_VISITS,
      ...JUDGE,
      'staff',
    ],
    tenant: [
      'RequestApproval',
      'Approve',
      'SetTarget',
      'AllocateTarget',
      'ReviewTarget',
      'DefineIdealFunnel',
      'SignPartnerAgreement',
      'EndPartnerAgreement',
    ],
  },
  executive: {
    tenant: [
      'RegisterStaff',
      'ChangeStaff',
      'RegisterOutlet',
      'ChangeOutlet',
      'RequestApproval',
      'SetTarget',
      'LockTarget',
      'AmendTarget',
      'DefineIdealFunnel',
      'DefineStageModel',
      'PublishRuleSet',
      'Approve',
      ...SEE_WORK,
      ...JUDGE,
      'staff',
      'outlets',
    ],
  },
  manufacturer: { tenant: ['PublishRuleSet'] },
  channel_partner: {
    partner: [
      'CreateOpportunity',
      'opportunity',
      'opportunity-stream',
      'funnel',
      'funnel-stream',
      'events',
      'events-stream',
    ],
  },
  analyst: {
    tenant: [
      ...queries.filter((query) => !OF_PERSONS.has(query) && !OF_MACHINES.has(query) && query !== 'audit'),
      ...streams,
    ],
  },
  auditor: {
    tenant: [
      ...queries.filter((query) => query !== 'person-export' && query !== 'export' && !OF_MACHINES.has(query)),
      ...streams,
    ],
  },
  privacy_officer: {
    tenant: [
      'RestrictSubject',
      'EraseSubject',
      'PlaceHold',
      'ReleaseHold',
      'person-export',
      'access-log',
      'customer-search',
    ],
  },
  operator: { tenant: ['projections', 'projections-control', 'backup', 'migrate', 'health', 'metrics'] },
  service: {},
};
