import { add, compareMoney, type Instant, type JsonObject, type Money, zero } from '#kernel';
import type { Ownership } from './events/index.ts';
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

/** The next standing. Total over any order of facts; progress never moves a stage back, a closed episode stands still. */
export function step(standing: Standing, fact: StandingFact): Standing {
  return STEPS[fact[2]]?.(standing, fact, fact[3]) ?? standing;
}

type Step = (standing: Standing, fact: StandingFact, data: JsonObject) => Standing;

const STEPS: Readonly<Record<string, Step>> = {
  Created: (standing, fact, data) => {
    const value = data.value as Money | undefined;
    const created = {
      ...standing,
      stageModel: String(data.stageModel),
      dimensions: { ...createdDimensions(data), ...standing.dimensions },
    };
    return begun(value ? declared(created, fact, value) : created, fact);
  },
  ValueChanged: (standing, fact, data) => declared(standing, fact, data.new as unknown as Money),
  Qualified: moved,
  FollowUpCompleted: moved,
  TestDriveCompleted: moved,
  StageChanged: (standing, fact, data) => marked(standing, fact, { ...place(fact), stage: String(data.to), set: true }),
  OrderPlaced: (standing, fact, data) => {
    const id = String(data.orderId);
    const placed: Standing = order(standing, id, {
      ...standing.orders[id],
      episode: episodeOf(standing, data),
      ...(data.amount ? { amount: data.amount as unknown as Money } : {}),
      ...(data.discount ? { discount: data.discount as unknown as Money } : {}),
    });
    if (modelOf(placed)?.win.kind !== 'order') return moved(placed, fact, data);
    const win: Closing = { value: currentValue(placed), dimensions: placed.dimensions };
    return moved(order(placed, id, { ...(placed.orders[id] as OrderStanding), win }), fact, data);
  },
  OrderAmended: (standing, fact, data) => {
    const change = (data.change ?? {}) as { amount?: Money; discount?: Money };
    return moved(
      changedOrder(standing, data, (known) => ({
        ...known,
        ...(change.amount ? { amount: change.amount } : {}),
        ...(change.discount ? { discount: change.discount } : {}),
      })),
      fact,
      data,
    );
  },
  DiscountGranted: (standing, fact, data) =>
    moved(
      changedOrder(standing, data, (known) => ({
        ...known,
        granted: sum(known.granted, data.amount as unknown as Money),
      })),
      fact,
      data,
    ),
  PaymentReceived: (standing, fact, data) =>
    moved(
      changedOrder(standing, data, (known) => ({ ...known, paid: sum(known.paid, data.amount as unknown as Money) })),
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
    stage: String(fact[3].stage),
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
  const orderId = data.orderId as string | undefined;
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
  const id = String(data.orderId);
  return order(standing, id, change(standing.orders[id] ?? { episode: episodeOf(standing, data) }));
}

function sum(total: Money | undefined, more: Money): Money {
  return total?.currency === more.currency ? add(total, more) : (total ?? more);
}

function owned(standing: Standing, _fact: StandingFact, data: JsonObject): Standing {
  const { dimensions, ...owner } = (data.to ?? {}) as Ownership;
  return { ...standing, dimensions: { ...standing.dimensions, ...dimensions, ...owner } };
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
  const given = Object.entries(named).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  return { ...((data.dimensions ?? {}) as Dimensions), ...Object.fromEntries(given) };
}
