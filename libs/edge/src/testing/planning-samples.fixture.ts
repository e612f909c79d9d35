const yuan = (amount: string) => ({ amount, currency: 'CNY' });

/** Data that fills every field of each command of planning, as the domain writes it. */
export const planningSamples: Readonly<Record<string, object>> = {
  SubmitDemand: {
    outlet: 'outlet-1',
    week: '2026-W48',
    lines: [{ model: 'sedan-a', quantity: 2 }],
    orderIds: ['order-1', 'order-2'],
    supplementary: true,
  },
  SetTarget: {
    outlet: 'outlet-1',
    measure: 'collected',
    people: [{ id: 'outlet-1' }, { id: 'staff-1', under: 'outlet-1' }],
    periods: ['2027', '2027-H1', '2027-H2'],
    nodes: [{ person: 'outlet-1', period: '2027', value: yuan('7200000.00') }],
  },
  AllocateTarget: {
    people: [{ person: 'staff-1', weight: 3 }],
    periods: [
      { period: '2027-H1', weight: 1 },
      { period: '2027-H2', weight: 2 },
    ],
  },
  LockTarget: { note: '年度会议通过' },
  AmendTarget: {
    nodes: [
      { person: 'outlet-1', period: '2027-H1', value: yuan('3500000.00') },
      { person: 'outlet-1', period: '2027-H2', value: 12 },
    ],
    reason: '新店延期开业',
    approvalId: 'approval-4',
  },
  ReviewTarget: { period: '2027-Q1', conclusion: 'amend', note: '新车型延期上市' },
  RecordForecast: {
    method: 'historical',
    asOf: '2026-12-15T16:00:00.000Z',
    horizon: '2026-12',
    scope: { outlet: 'outlet-1', team: 'team-2' },
    amount: yuan('1350000.00'),
    interval: { low: yuan('1100000.00'), high: yuan('1600000.00'), confidence: 0.8 },
    inputsHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  },
  SignPartnerAgreement: { effectiveFrom: '2027-01-01', effectiveTo: '2027-12-31' },
  EndPartnerAgreement: { effectiveTo: '2027-03-31', reason: '双方协商解除' },
  RequestApproval: {
    purpose: { command: 'GrantDiscount', id: 'opportunity-1' },
    orderId: 'order-1',
    amount: yuan('5000.00'),
    why: '老客户置换',
  },
  Approve: { note: '仅限本单' },
  PublishRuleSet: {
    version: 2,
    issuer: 'dealer',
    appliesTo: ['dealer'],
    effectiveFrom: '2026-11-30T16:00:00.000Z',
    changeReason: '收紧试驾里程',
    approvalId: 'approval-5',
    content: { rules: { 'test-drive-distance': { moreThanKm: 6 }, 'no-hoarding': false }, calendar: 'cn-2026' },
  },
  DefineStageModel: {
    version: 1,
    effectiveFrom: '2026-12-31T16:00:00.000Z',
    label: { zh: '大客户', en: 'Fleet' },
    stages: [
      {
        id: 'LISTED',
        label: { zh: '列名', en: 'Listed' },
        ownerRole: 'sales_consultant',
        entry: { zh: '客户已留档', en: 'the customer is on file' },
        exit: { zh: '全额回款', en: 'it is paid in full' },
        movedBy: ['Created'],
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
    win: 'exit',
    convertNeeds: 'nothing',
    changeReason: '新增大客户业务',
    approvalId: 'approval-6',
  },
};
