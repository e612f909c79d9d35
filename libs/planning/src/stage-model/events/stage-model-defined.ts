import { clear, defineEvent, type Instant, personal } from '#kernel';
import type { StageModel } from '#opportunity';

/** A stage model as data, in a version that may be followed from `effectiveFrom` on. */
export interface StageModelDefined extends StageModel {
  readonly changeReason: string;
  readonly approvalId: string;
}

export const stageModelDefined = defineEvent<StageModelDefined>(
  'StageModelDefined',
  'stageModel',
  {
    id: clear,
    version: clear,
    effectiveFrom: clear,
    label: clear,
    stages: clear,
    win: clear,
    exits: clear,
    reentry: clear,
    excludes: clear,
    convertNeeds: clear,
    changeReason: personal(),
    approvalId: clear,
  },
  [
    {
      id: 'fleet',
      version: 1,
      effectiveFrom: '2026-12-31T16:00:00.000Z' as Instant,
      label: { zh: '大客户', en: 'Fleet' },
      stages: [
        {
          id: 'LISTED',
          label: { zh: '列名', en: 'Listed' },
          ownerRole: 'sales_consultant',
          entry: { zh: '客户已留档', en: 'the customer is on file' },
          exit: { zh: '签订合同', en: 'the contract is signed' },
          movedBy: ['Created'],
        },
        {
          id: 'SIGNED',
          label: { zh: '签约', en: 'Signed' },
          ownerRole: 'sales_manager',
          entry: { zh: '签订合同', en: 'the contract is signed' },
          exit: { zh: '全额回款', en: 'it is paid in full' },
          movedBy: ['OrderPlaced'],
        },
        {
          id: 'PAID',
          label: { zh: '回款', en: 'Paid' },
          ownerRole: 'sales_manager',
          entry: { zh: '全额回款', en: 'it is paid in full' },
          exit: { zh: '无', en: 'none' },
          movedBy: ['PaymentReceived'],
          when: 'order-paid',
        },
      ],
      win: { by: 'OrderPlaced', kind: 'order' },
      exits: ['Lost'],
      reentry: { by: 'OpportunityReopened', stage: 'LISTED' },
      excludes: ['MatchVehicle', 'DeliverVehicle', 'Convert'],
      convertNeeds: 'nothing',
      changeReason: '新增大客户业务',
      approvalId: 'approval-3',
    },
  ],
);
