import { eventId, type Instant, streamName } from '#kernel';
import { comparisonId } from '#planning';

/** What must never be found in a file or an answer. */
export const planted: string[] = [];

function plant(value: string): string {
  planted.push(value);
  return value;
}

const yuan = (amount: string) => ({ amount, currency: 'CNY' });
const recording = (uri: string) => ({
  uri: plant(uri),
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  durationSec: 184,
  startedAt: '2026-01-05T03:00:00.000Z',
});
const approvalFor = (command: string, id: string) => ({ purpose: { command, id } });
const owner = { consultant: 'staff-2', outlet: 'outlet-2' };

const ID_NUMBER = plant('510104198703091238');
const BIRTHDAY = plant('1987-03-09');

/** Commands on one aggregate each, in order; every personal field of theirs holds a value of its own. */
const commands: readonly (readonly [command: string, id: string, data: object])[] = [
  ['RegisterOutlet', 'outlet-1', { label: 'outlet one', zone: 'Asia/Shanghai', region: 'east' }],
  ['AdjustStrategy', 'outlet-1', { note: plant('周末请闻人先生加班') }],
  ['RegisterStaff', 'staff-1', { name: plant('端木长风'), role: 'sales_consultant', outlet: 'outlet-1' }],
  ['ChangeStaff', 'staff-1', { name: plant('端木清扬') }],
  ['RecordUnprofiledVisit', 'visit-1', { channel: 'showroom', reasonNoRecord: plant('只说自己姓轩辕') }],
  ['MergeCustomers', 'customer-8', { into: 'customer-9', reason: plant('令狐女士的两个号码') }],
  [
    'CreateOpportunity',
    'deal',
    {
      customerId: 'customer-1',
      customer: {
        surname: plant('慕容'),
        name: plant('慕容雪瑶'),
        phone: plant('13987654321'),
        gender: plant('female'),
        birthday: BIRTHDAY,
        residentialArea: plant('玉泉营花乡三区'),
      },
      consultant: 'staff-1',
      outlet: 'outlet-1',
      value: yuan('185000.00'),
    },
  ],
  [
    'CorrectEvent',
    'deal',
    {
      eventId: eventId(streamName('opportunity', 'deal'), 'planted-6', 0),
      changes: { '/customer/phone': plant('13987654999') },
      reason: plant('慕容女士来电更正号码'),
    },
  ],
  ['ReschedulePurchase', 'deal', { new: '2027-01-20', reason: plant('等慕容先生的年终奖') }],
  ['AmendValue', 'deal', { new: yuan('190000.00'), reason: plant('丈夫要高配') }],
  ['RecordNeeds', 'deal', { needs: plant('接送双胞胎上学') }],
  ['DefineSalesPlan', 'deal', { plan: plant('周六陪婆婆试驾') }],
  [
    'ScheduleFollowUp',
    'deal',
    { activityId: 'act-1', dueAt: '2099-01-01T02:00:00.000Z', type: 'phone', description: plant('别打她办公室座机') },
  ],
  ['RescheduleFollowUp', 'deal', { activityId: 'act-1', to: '2099-01-02T02:00:00.000Z', reason: plant('住院三天') }],
  [
    'CompleteFollowUp',
    'deal',
    {
      activityId: 'act-1',
      type: 'phone',
      outcome: 'reached',
      note: plant('妹妹接的电话'),
      recording: recording('https://recordings.example/murong-xueyao-1.wav'),
    },
  ],
  ['AttachRecording', 'deal', { activityId: 'act-1', ...recording('https://recordings.example/murong-xueyao-2.wav') }],
  ['ScheduleFollowUp', 'deal', { activityId: 'act-2', dueAt: '2099-01-05T02:00:00.000Z', type: 'phone' }],
  ['CancelFollowUp', 'deal', { activityId: 'act-2', reason: plant('她本人已到店') }],
  ['BookTestDrive', 'deal', { bookingId: 'drive-1', slot: '2099-01-03T02:00:00.000Z', vehicleId: 'car-1' }],
  ['CheckOutDemoCar', 'car-1', { bookingId: 'drive-1', opportunityId: 'deal', odometerKm: 100 }],
  ['ReturnDemoCar', 'car-1', { bookingId: 'drive-1', opportunityId: 'deal', odometerKm: 112 }],
  [
    'CompleteTestDrive',
    'deal',
    {
      bookingId: 'drive-1',
      mileageKm: 12,
      driverId: 'driver-1',
      driver: {
        name: plant('上官博彦'),
        phone: plant('13700001234'),
        idNumber: plant('110105194912310029'),
        licenceNumber: plant('420106198511123456'),
      },
    },
  ],
  ['ChangeStage', 'deal', { to: 'PROFILED', reason: plant('岳父反对') }],
  [
    'PlaceOrder',
    'deal',
    { orderId: 'order-0', origin: 'order_mgmt', model: 'sedan-a', amount: yuan('200000.00'), deposit: yuan('5000.00') },
  ],
  ['AmendOrder', 'deal', { orderId: 'order-0', change: { model: 'sedan-b' }, reason: plant('姐夫建议换车型') }],
  ['CancelOrder', 'deal', { orderId: 'order-0', reason: plant('征信有逾期') }],
  [
    'PlaceOrder',
    'deal',
    { orderId: 'order-1', origin: 'order_mgmt', model: 'sedan-a', amount: yuan('200000.00'), deposit: yuan('5000.00') },
  ],
  ['RecordPreSigning', 'deal', { orderId: 'order-1', checklist: [], note: plant('周五去她公司签') }],
  ['RecordPostSigning', 'deal', { orderId: 'order-1', checklist: [], note: plant('发票寄到父母家') }],
  [
    'GrantWaiver',
    'deal',
    { rule: 'delivered-needs-test-drive', reason: plant('老客户的女儿'), expiresAt: '2099-12-31T00:00:00.000Z' },
  ],
  ['MatchVehicle', 'deal', { orderId: 'order-1', vin: 'LSVAA49J132047371' }],
  ['DeliverVehicle', 'deal', { orderId: 'order-1', vin: 'LSVAA49J132047371' }],
  [
    'Convert',
    'deal',
    {
      customerType: 'person',
      customerName: plant('慕容雪瑶（本人）'),
      idNumber: ID_NUMBER,
      idType: 'resident',
      phone: plant('0971-6543210'),
      mobile: plant('13987650000'),
      province: plant('青海省'),
      city: plant('玉树市结古镇'),
      address: plant('民主路 88 号 2 单元 301'),
      invoiceName: plant('慕容雪瑶（发票）'),
      contactId: 'contact-1',
      contactName: plant('西门静婉'),
      contactPhone: plant('0971-1234567'),
      contactMobile: plant('13600009876'),
      vin: 'LSVAA49J132047371',
    },
  ],
  [
    'ExtendCarePlan',
    'deal',
    { tasks: [{ taskId: 'care-1', kind: 'care-birthday', dueAt: plant('2099-03-09T04:00:00.000Z') }] },
  ],
  ['CompleteCareTask', 'deal', { taskId: 'care-1', note: plant('她祝我们生意兴隆') }],
  [
    'ArchiveCustomerFile',
    'deal',
    {
      fileRef: plant('archive/murong-xueyao.zip'),
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    },
  ],
  ['ReassignOpportunity', 'deal', { to: owner, reason: plant('她投诉了端木') }],
  ['CreateOpportunity', 'loss', { customerId: 'customer-2', consultant: 'staff-1', outlet: 'outlet-1' }],
  ['ReclaimOpportunity', 'loss', { to: owner, reason: plant('他嫌回电话慢') }],
  [
    'LoseOpportunity',
    'loss',
    { reason: { family: 'bought_other', code: 'competitor' }, note: plant('舅舅在对方店工作') },
  ],
  ['ReviewLoss', 'loss', { verdict: 'objective', note: plant('已致电其舅舅核实') }],
  ['ReopenOpportunity', 'loss', { reason: plant('与舅舅闹翻了') }],
  [
    'SetTarget',
    'target-1',
    {
      measure: 'count',
      people: [{ id: 'outlet-1' }],
      periods: ['2027'],
      nodes: [{ person: 'outlet-1', period: '2027', value: 9 }],
    },
  ],
  ['LockTarget', 'target-1', { note: plant('司马总电话确认') }],
  ['RequestApproval', 'approval-1', { ...approvalFor('AmendTarget', 'target-1'), why: plant('东郭先生产假') }],
  ['Approve', 'approval-1', { note: plant('已问过东郭本人') }],
  [
    'AmendTarget',
    'target-1',
    {
      nodes: [{ person: 'outlet-1', period: '2027', value: 7 }],
      reason: plant('东郭先生三月回岗'),
      approvalId: 'approval-1',
    },
  ],
  ['ReviewTarget', 'target-1', { period: '2027', conclusion: 'keep', note: plant('与司马总面谈') }],
  ['SignPartnerAgreement', 'partner-1', { effectiveFrom: '2027-01-01' }],
  ['EndPartnerAgreement', 'partner-1', { effectiveTo: '2027-06-30', reason: plant('欧阳经理离职') }],
  ['RequestApproval', 'approval-2', { ...approvalFor('PublishRuleSet', 'dealer'), why: plant('淳于总要求') }],
  ['Approve', 'approval-2', {}],
  [
    'PublishRuleSet',
    'dealer',
    {
      issuer: 'dealer',
      appliesTo: ['dealer'],
      changeReason: plant('淳于总在例会上说的'),
      approvalId: 'approval-2',
      content: { rules: {} },
    },
  ],
  ['RequestApproval', 'approval-3', { ...approvalFor('DefineStageModel', 'fleet'), why: plant('公冶主任负责') }],
  ['Approve', 'approval-3', {}],
  [
    'DefineStageModel',
    'fleet',
    {
      label: { zh: '大客户', en: 'Fleet' },
      stages: [
        {
          id: 'LISTED',
          label: { zh: '列名', en: 'Listed' },
          ownerRole: 'sales_consultant',
          entry: { zh: '已留档', en: 'on file' },
          exit: { zh: '无', en: 'none' },
          movedBy: ['Created'],
        },
      ],
      win: 'exit',
      changeReason: plant('公冶主任的客户'),
      approvalId: 'approval-3',
    },
  ],
  [
    'DefineIdealFunnel',
    'ideal-1',
    {
      stageModel: 'simple',
      period: '2027',
      entries: 10,
      stages: [
        { stage: 'PROSPECTING', rate: 0.5 },
        { stage: 'ENGAGING', rate: 0.5 },
      ],
      averageValue: { amount: '1000.00', currency: 'CNY' },
      basis: 'benchmark',
    },
  ],
  [
    'PlanRemedy',
    'remedy-1',
    {
      comparisonId: comparisonId({
        ...{ ideal: 'ideal-1', version: 1, stageModel: 'simple@1', horizonDays: 90, filters: {}, minimum: 5 },
        ...{ from: '2026-01-01T00:00:00.000Z' as Instant, to: '2026-07-01T00:00:00.000Z' as Instant },
        ...{ asOf: '2026-11-20T00:00:00.000Z' as Instant, effectiveAt: '2026-11-20T00:00:00.000Z' as Instant },
      }),
      ...{ stage: 'ENGAGING', lever: 'training', quantity: 2, owner: 'service-1', due: '2027-01-31' },
    },
  ],
];

/** These are not done by who did all else. */
const BY_A_MANAGER: readonly string[] = ['ReviewLoss', 'Approve'];

/** One command a line, as `dealtrail send` takes them. Another person reviews the loss and approves. */
export const plantedLines: readonly string[] = commands.map(([command, id, data], n) =>
  JSON.stringify({
    command,
    id,
    data,
    commandId: `planted-${n}`,
    actor: { id: BY_A_MANAGER.includes(command) ? 'manager-1' : 'service-1', role: 'service' },
  }),
);

/** Lines that are not accepted, each with something personal where it does not belong. */
export const plantedFaults: readonly string[] = [
  `{"command":"CreateOpportunity","data":{"customer":{"phone":"${plant('13911112222')}"`,
  JSON.stringify({ command: 'CreateOpportunity', data: { [plant('公孙绿萼')]: 1 } }),
  JSON.stringify({ command: 'CreateOpportunity', data: { product: { of: plant('公孙止先生') } } }),
  JSON.stringify({ command: plant('给南宫先生建档'), data: {} }),
  JSON.stringify({ command: 'CreateOpportunity', id: plant('东方不败 13522223333'), data: {} }),
  JSON.stringify({ command: 'CreateOpportunity', id: 'deal', data: { customer: { name: plant('独孤求败') } } }),
  JSON.stringify({ command: 'AmendValue', id: 'deal', data: { new: yuan('1.00'), reason: plant('已成交仍想改价') } }),
  JSON.stringify({ command: 'AmendValue', id: 'deal', data: { new: plant('十九万（夏侯）') } }),
  JSON.stringify({ command: 'BookTestDrive', id: 'loss', data: { slot: plant('太史慈说下周三') } }),
];

/** A file of another system, and the map of its columns. */
export const plantedCsv = [
  'no,opened,seller,buyer,tel',
  `1,2025-02-03,${plant('宇文成都')},${plant('呼延灼')},${plant('13844445555')}`,
  `2,2025-02-04,宇文成都,${plant('澹台明')},${plant('13866667777')}`,
].join('\n');

export const plantedCorruptCsv = [
  'no,opened,seller,buyer,tel',
  `7,2025-02-30,宇文成都,${plant('皇甫嵩')},${plant('13899990000')}`,
].join('\n');

export const plantedMap = {
  source: 'old',
  stageModel: 'simple',
  id: 'no',
  created: { column: 'opened', format: 'ISO' },
  consultant: 'seller',
  customer: { name: 'buyer', phone: 'tel' },
};
