import { add, compareMoney, type Instant, isMoney, type JsonObject, type Money, zero } from '#kernel';
import { rankOf, type StageModel } from './stage-model.ts';
import {
  type Closing,
  currentValue,
  type Dimensions,
  type Episode,
  type Mark,
  modelOf,
  type OrderStanding,
  orderValue,
  type Standing,
} from './standing.ts';
import type { StandingFact } from './standing-fact.ts';

const UNBEGUN: Episode = { opened: false, marks: [] };

/**
 * The next standing. Total over any order of facts, and passes over what is malformed in them; progress never moves a stage
 * back, a closed episode stands still.
 */
export function step(standing: Standing, fact: StandingFact): Standing {
  return STEPS[fact[2]]?.(standing, fact, fact[3]) ?? standing;
}

type Step = (standing: Standing, fact: StandingFact, data: JsonObject) => Standing;

const STEPS: Readonly<Record<string, Step>> = {
  Created: (standing, fact, data) => {
    const { value } = data;
    const created = {
      ...standing,
      stageModel: textOf(data.stageModel),
      dimensions: { ...createdDimensions(data), ...standing.dimensions },
    };
    return begun(isMoney(value) ? declared(created, fact, value) : created, fact);
  },
  ValueChanged: (standing, fact, data) => (isMoney(data.new) ? declared(standing, fact, data.new) : standing),
  Qualified: moved,
  FollowUpCompleted: moved,
  TestDriveCompleted: moved,
  StageChanged: (standing, fact, data) => {
    const stage = knownStage(standing, data.to);
    return stage === undefined ? standing : marked(standing, fact, { ...place(fact), stage, set: true });
  },
  OrderPlaced: (standing, fact, data) => {
    const id = textOf(data.orderId);
    const placed: Standing = order(standing, id, {
      ...standing.orders[id],
      episode: episodeOf(standing, data),
      ...(isMoney(data.amount) ? { amount: data.amount } : {}),
      ...(isMoney(data.discount) ? { discount: data.discount } : {}),
    });
    if (modelOf(placed)?.win.kind !== 'order') return moved(placed, fact, data);
    const win: Closing = { value: currentValue(placed), dimensions: placed.dimensions };
    return moved(order(placed, id, { ...(placed.orders[id] as OrderStanding), win }), fact, data);
  },
  OrderAmended: (standing, fact, data) => {
    const { amount, discount } = membersOf(data.change);
    return moved(
      changedOrder(standing, data, (known) => ({
        ...known,
        ...(isMoney(amount) ? { amount } : {}),
        ...(isMoney(discount) ? { discount } : {}),
      })),
      fact,
      data,
    );
  },
  DiscountGranted: (standing, fact, data) =>
    moved(
      changedOrder(standing, data, (known) => ({
        ...known,
        ...(isMoney(data.amount) ? { granted: sum(known.granted, data.amount) } : {}),
      })),
      fact,
      data,
    ),
  PaymentReceived: (standing, fact, data) =>
    moved(
      changedOrder(standing, data, (known) => ({
        ...known,
        ...(isMoney(data.amount) ? { paid: sum(known.paid, data.amount) } : {}),
      })),
      fact,
      data,
    ),
  OrderCancelled: (standing, _fact, data) => changedOrder(standing, data, (known) => ({ ...known, cancelled: true })),
  VehicleMatched: moved,
  VehicleDelivered: moved,
  Converted: (standing, fact) => exited(standing, fact, 'won'),
  Lost: (standing, fact) => exited(standing, fact, 'lost'),
  OpportunityReopened: begun,
  Reassigned: owned,
  Reclaimed: owned,
};

function episodeOf(standing: Standing, data: JsonObject): number {
  return typeof data.episode === 'number' ? data.episode : standing.episode;
}

function place(fact: StandingFact): { readonly revision: number; readonly at: Instant } {
  return { revision: fact[0], at: fact[1] };
}

function isBefore(a: { at: Instant; revision: number }, b: { at: Instant; revision: number }): boolean {
  return a.at < b.at || (a.at === b.at && a.revision < b.revision);
}

function episode(standing: Standing, number: number, change: Partial<Episode>): Standing {
  const known = standing.episodes[number] ?? UNBEGUN;
  return { ...standing, episodes: { ...standing.episodes, [number]: { ...known, ...change } } };
}

function begun(standing: Standing, fact: StandingFact): Standing {
  const number = episodeOf(standing, fact[3]);
  const opened = episode(standing, number, { opened: true });
  return marked({ ...opened, episode: Math.max(standing.episode, number) }, fact, {
    ...place(fact),
    stage: knownStage(opened, fact[3].stage) ?? modelOf(opened)?.stages[0]?.id ?? '',
    set: true,
  });
}

function declared(standing: Standing, fact: StandingFact, value: Money): Standing {
  const later = place(fact);
  if (standing.declared && isBefore(later, standing.declared)) return standing;
  return { ...standing, declared: { ...later, value } };
}

/** Moves forward into the stage that this type of event leads to, where the model has one. */
function moved(standing: Standing, fact: StandingFact, data: JsonObject): Standing {
  const stage = modelOf(standing)?.stages.find(({ movedBy }) => movedBy.includes(fact[2]));
  if (!stage) return standing;
  const orderId = typeof data.orderId === 'string' ? data.orderId : undefined;
  if (stage.when === 'order-paid' && !isPaid(orderId === undefined ? undefined : standing.orders[orderId])) {
    return standing;
  }
  return marked(standing, fact, {
    ...place(fact),
    stage: stage.id,
    ...(orderId === undefined ? {} : { order: orderId }),
  });
}

function isPaid(one: OrderStanding | undefined): boolean {
  const value = one && orderValue(one);
  if (!value) return false;
  const paid = one.paid ?? zero(value.currency);
  return paid.currency === value.currency && compareMoney(paid, value) >= 0;
}

function marked(standing: Standing, fact: StandingFact, mark: Mark): Standing {
  const number = episodeOf(standing, fact[3]);
  const { marks, exit } = standing.episodes[number] ?? UNBEGUN;
  if (exit) return standing;
  const at = marks.findLastIndex((one) => isBefore(one, mark)) + 1;
  if (!mark.set && justified(marks.slice(0, at), mark, modelOf(standing))) return standing;
  return episode(standing, number, { marks: marks.toSpliced(at, 0, mark) });
}

/**
 * Whether earlier marks that outlast this one already lead as far. It is left out for good: ChangeStage is refused where
 * anything happened after it, so that no step back comes to stand between them later on.
 */
function justified(earlier: readonly Mark[], mark: Mark, model: StageModel | undefined): boolean {
  if (!model) return false;
  const since = earlier.slice(
    Math.max(
      0,
      earlier.findLastIndex(({ set }) => set),
    ),
  );
  return since.some(
    ({ stage, order }) =>
      (order === undefined || order === mark.order) && rankOf(model, stage) >= rankOf(model, mark.stage),
  );
}

/** The earliest exit closes its episode: what happened in it later moves nothing. */
function exited(standing: Standing, fact: StandingFact, status: 'won' | 'lost'): Standing {
  const number = episodeOf(standing, fact[3]);
  const { exit, marks } = standing.episodes[number] ?? UNBEGUN;
  if (exit && isBefore(exit, place(fact))) return standing;
  return episode(standing, number, {
    exit: { ...place(fact), status, value: currentValue(standing), dimensions: standing.dimensions },
    marks: marks.filter((mark) => isBefore(mark, place(fact))),
  });
}

function order(standing: Standing, id: string, next: OrderStanding): Standing {
  return { ...standing, orders: { ...standing.orders, [id]: next } };
}

function changedOrder(standing: Standing, data: JsonObject, change: (known: OrderStanding) => OrderStanding): Standing {
  const id = textOf(data.orderId);
  return order(standing, id, change(standing.orders[id] ?? { episode: episodeOf(standing, data) }));
}

function sum(total: Money | undefined, more: Money): Money {
  return total?.currency === more.currency ? add(total, more) : (total ?? more);
}

function owned(standing: Standing, _fact: StandingFact, data: JsonObject): Standing {
  const { dimensions, ...owner } = membersOf(data.to);
  return { ...standing, dimensions: { ...standing.dimensions, ...textsOf(membersOf(dimensions)), ...textsOf(owner) } };
}

function createdDimensions(data: JsonObject): Dimensions {
  const named = {
    outlet: data.outlet,
    consultant: data.consultant,
    intakeChannel: data.intakeChannel,
    salesChannel: data.salesChannel,
    partner: data.partnerId,
    product: data.product,
    infoSource: data.infoSource,
  };
  return { ...textsOf(membersOf(data.dimensions)), ...textsOf(named) };
}

/** The stage, where it is one of the model, or its model is none that this engine has. */
function knownStage(standing: Standing, stage: JsonObject[string] | undefined): string | undefined {
  const model = modelOf(standing);
  return typeof stage === 'string' && (!model || rankOf(model, stage) >= 0) ? stage : undefined;
}

function textOf(value: JsonObject[string] | undefined): string {
  return typeof value === 'string' ? value : '';
}

function membersOf(value: JsonObject[string] | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function textsOf(members: Readonly<Record<string, unknown>>): Dimensions {
  const texts: Record<string, string> = {};
  for (const name in members) {
    const value = members[name];
    if (typeof value === 'string') texts[name] = value;
  }
  return texts;
}
