import type { Instant } from '#kernel';
import { type Stage, type StageModel, stageModelName } from './stage-model.ts';

const stage = (
  id: string,
  [zh, en]: readonly [string, string],
  ownerRole: string,
  entry: readonly [string, string],
  exit: readonly [string, string],
  movedBy: readonly string[],
): Stage => ({
  id,
  label: { zh, en },
  ownerRole,
  entry: { zh: entry[0], en: entry[1] },
  exit: { zh: exit[0], en: exit[1] },
  movedBy,
});

/** The models that ship hold for whatever an import may bring. */
const ALWAYS = '0000-01-01T00:00:00.000Z' as Instant;

/** A car dealership's sale of one vehicle to one customer. */
export const dealer: StageModel = {
  id: 'dealer',
  version: 1,
  effectiveFrom: ALWAYS,
  label: { zh: '经销商零售', en: 'Dealer retail' },
  stages: [
    stage(
      'PROFILED',
      ['留档', 'Profiled'],
      'sales_consultant',
      ['客户已留档', 'the customer is on file'],
      ['完成回访', 'a follow-up is completed'],
      ['Created'],
    ),
    stage(
      'FOLLOWED_UP',
      ['已回访', 'Followed up'],
      'sales_consultant',
      ['完成回访', 'a follow-up is completed'],
      ['完成试驾', 'a test drive is completed'],
      ['FollowUpCompleted'],
    ),
    stage(
      'TEST_DRIVEN',
      ['已试驾', 'Test driven'],
      'sales_consultant',
      ['完成试驾', 'a test drive is completed'],
      ['签订订单', 'an order is placed'],
      ['TestDriveCompleted'],
    ),
    stage(
      'ORDERED',
      ['已订车', 'Ordered'],
      'sales_consultant',
      ['签订订单', 'an order is placed'],
      ['车辆匹配', 'a vehicle is matched'],
      ['OrderPlaced'],
    ),
    stage(
      'MATCHED',
      ['已匹配', 'Matched'],
      'planner',
      ['车辆匹配', 'a vehicle is matched'],
      ['交付车辆', 'the vehicle is delivered'],
      ['VehicleMatched'],
    ),
    stage(
      'DELIVERED',
      ['已交车', 'Delivered'],
      'sales_consultant',
      ['交付车辆', 'the vehicle is delivered'],
      ['客户成交', 'the customer is converted'],
      ['VehicleDelivered'],
    ),
  ],
  win: { by: 'Converted', kind: 'exit' },
  exits: ['Converted', 'Lost'],
  reentry: { by: 'OpportunityReopened', stage: 'PROFILED' },
  excludes: [],
  convertNeeds: 'delivery',
};

/** A project sale: won when it is signed, and pursued until it is paid. */
export const project: StageModel = {
  id: 'project',
  version: 1,
  effectiveFrom: ALWAYS,
  label: { zh: '项目型销售', en: 'Project sales' },
  stages: [
    stage(
      'TARGET_CUSTOMER',
      ['目标客户', 'Target customer'],
      'sales_consultant',
      ['列入目标客户', 'a target customer is on file'],
      ['确认购买意向', 'an intention to buy is known'],
      ['Created'],
    ),
    stage(
      'POTENTIAL',
      ['潜在', 'Potential'],
      'sales_consultant',
      ['确认购买意向', 'an intention to buy is known'],
      ['通过机会鉴定', 'it is qualified'],
      [],
    ),
    stage(
      'OPPORTUNITY',
      ['机会', 'Opportunity'],
      'sales_consultant',
      ['通过机会鉴定', 'it is qualified'],
      ['成为首选', 'we are preferred'],
      ['Qualified'],
    ),
    stage(
      'PREFERRED',
      ['首选', 'Preferred'],
      'sales_consultant',
      ['成为首选', 'we are preferred'],
      ['签订合同', 'the contract is signed'],
      [],
    ),
    stage(
      'SIGNED',
      ['签单', 'Signed'],
      'sales_manager',
      ['签订合同', 'the contract is signed'],
      ['全额回款', 'it is paid in full'],
      ['OrderPlaced'],
    ),
    {
      ...stage(
        'COLLECTED',
        ['回款', 'Collected'],
        'sales_manager',
        ['全额回款', 'it is paid in full'],
        ['无', 'none'],
        ['PaymentReceived', 'OrderAmended', 'DiscountGranted'],
      ),
      when: 'order-paid',
    },
  ],
  win: { by: 'OrderPlaced', kind: 'order' },
  exits: ['Lost'],
  reentry: { by: 'OpportunityReopened', stage: 'TARGET_CUSTOMER' },
  excludes: ['MatchVehicle', 'DeliverVehicle', 'Convert'],
  convertNeeds: 'nothing',
};

/** Two stages and two exits: what most imported pipelines come down to. */
export const simple: StageModel = {
  id: 'simple',
  version: 1,
  effectiveFrom: ALWAYS,
  label: { zh: '简单', en: 'Simple' },
  stages: [
    stage(
      'PROSPECTING',
      ['寻找客户', 'Prospecting'],
      'sales_consultant',
      ['客户已留档', 'the customer is on file'],
      ['开始洽谈', 'talks begin'],
      ['Created'],
    ),
    stage(
      'ENGAGING',
      ['洽谈', 'Engaging'],
      'sales_consultant',
      ['开始洽谈', 'talks begin'],
      ['成交或战败', 'it is won or lost'],
      [],
    ),
  ],
  win: { by: 'Converted', kind: 'exit' },
  exits: ['Converted', 'Lost'],
  reentry: { by: 'OpportunityReopened', stage: 'PROSPECTING' },
  excludes: [],
  convertNeeds: 'nothing',
};

export const stageModels: readonly StageModel[] = [dealer, project, simple];

const byName = new Map(
  stageModels.flatMap((model) => [
    [stageModelName(model), model],
    [model.id, model],
  ]),
);

/** The stage model of a name `<id>@<version>`, or the newest of an id; undefined where there is none. */
export function stageModelOf(name: string): StageModel | undefined {
  return byName.get(name);
}
