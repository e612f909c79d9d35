import { fact, type IsoWeek, type Refusal, refuse } from '#kernel';
import { planningCommand } from '../../planning-command.ts';
import { type Demand, demand, demandId } from '../demand.ts';
import { type DemandLine, demandSubmitted } from '../events/demand-submitted.ts';

export interface SubmitDemand {
  readonly outlet: string;
  readonly week: IsoWeek;
  readonly lines: readonly DemandLine[];
  readonly orderIds: readonly string[];
  readonly supplementary?: boolean;
}

/** Taken whenever it comes: whether it came in time is for `weekly-demand` to say. */
export const submitDemand = planningCommand<SubmitDemand, Demand>({
  name: 'SubmitDemand',
  aggregate: demand,
  lateness: 'contact',
  creates: 'demand',
  idOf: ({ outlet, week }) => demandId(outlet, week),
  decide(input, state, { id, imported }) {
    if (!imported) {
      const refusal = wrongPlace(input, id) ?? wrongTurn(input, state) ?? saidTwice(input, state);
      if (refusal) return refusal;
    }
    return [fact(demandSubmitted, { ...input })];
  },
});

/** A week's demand of an outlet has one stream: two would hide from each other what they hold. */
function wrongPlace({ outlet, week }: SubmitDemand, id: string): Refusal | undefined {
  const own = demandId(outlet, week);
  if (own === id) return undefined;
  return refuse(
    'demand-of-outlet-and-week',
    { zh: '需求计划的编号须由门店和周组成', en: "A demand's id is made of its outlet and week" },
    {
      remedy:
        own === undefined
          ? { zh: '使用较短的门店编号', en: 'Use a shorter id for the outlet' }
          : { zh: `省略编号，或写 ${own}`, en: `Leave the id out, or give ${own}` },
    },
  );
}

function wrongTurn({ supplementary = false }: SubmitDemand, { submitted }: Demand): Refusal | undefined {
  if (supplementary && !submitted) {
    return refuse(
      'demand-supplements-another',
      { zh: '该周尚未提报需求，无可补充', en: 'There is no demand of this week yet that it could add to' },
      { remedy: { zh: '去掉 supplementary', en: 'Leave supplementary out' } },
    );
  }
  if (!supplementary && submitted) {
    return refuse(
      'demand-submitted-once',
      { zh: '该周需求已提报', en: 'The demand of this week has been submitted' },
      { evidence: [submitted], remedy: { zh: '补充提报请设 supplementary', en: 'Send what is more as supplementary' } },
    );
  }
  return undefined;
}

function saidTwice({ lines, orderIds }: SubmitDemand, { orders }: Demand): Refusal | undefined {
  if (lines.length === 0) {
    return refuse(
      'demand-not-empty',
      { zh: '需求没有车型', en: 'The demand asks for nothing' },
      { remedy: { zh: '填写车型和数量', en: 'Give models and quantities' } },
    );
  }
  const model = repeatedIn(lines.map((line) => line.model));
  if (model !== undefined) {
    return refuse(
      'demand-model-once',
      { zh: `车型 ${model} 出现两次`, en: `The model ${model} stands in it twice` },
      { remedy: { zh: '同一车型合并为一行', en: 'Put what is of one model on one line' } },
    );
  }
  const order = repeatedIn(orderIds) ?? orderIds.find((one) => orders.has(one));
  if (order === undefined) return undefined;
  const event = orders.get(order);
  return refuse(
    'demand-order-once',
    { zh: `订单 ${order} 已在该周需求中`, en: `The order ${order} is in the demand of this week already` },
    {
      evidence: event === undefined ? [] : [event],
      remedy: { zh: '每个订单只提报一次', en: 'Name each order once' },
    },
  );
}

function repeatedIn(names: readonly string[]): string | undefined {
  return names.find((name, n) => names.indexOf(name) !== n);
}
