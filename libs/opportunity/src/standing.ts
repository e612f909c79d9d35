import { add, type Instant, type Money, negate } from '#kernel';
import { rankOf, type StageModel } from './stage-model.ts';
import { stageModelOf } from './stage-models.ts';

export type Status = 'open' | 'won' | 'lost';
export type Dimensions = Readonly<Record<string, string>>;

/** Why an episode is in its stage. `set`: it was put there; else it moved forward to it; `order`: void with that order. */
export interface Mark {
  readonly revision: number;
  readonly at: Instant;
  readonly stage: string;
  readonly set?: true;
  readonly order?: string;
}

/** What a closing event found: it counts for the win or the loss, whatever changes later. */
export interface Closing {
  readonly value: Money | null;
  readonly dimensions: Dimensions;
}

export interface Exit extends Closing {
  readonly revision: number;
  readonly at: Instant;
  readonly status: 'won' | 'lost';
}

export interface Episode {
  /** False where an event of the episode came before the one that begins it. */
  readonly opened: boolean;
  readonly marks: readonly Mark[];
  readonly exit?: Exit;
}

export interface OrderStanding {
  readonly episode: number;
  readonly amount?: Money;
  readonly discount?: Money;
  readonly granted?: Money;
  readonly paid?: Money;
  readonly cancelled?: true;
  /** In a model that is won by the order. */
  readonly win?: Closing;
}

/** Where an opportunity stands: all that funnels count. Plain JSON. */
export interface Standing {
  readonly stageModel: string;
  /** The highest one begun; 0 before Created. */
  readonly episode: number;
  readonly episodes: Readonly<Record<number, Episode>>;
  readonly dimensions: Dimensions;
  readonly declared?: { readonly revision: number; readonly at: Instant; readonly value: Money };
  readonly orders: Readonly<Record<string, OrderStanding>>;
}

export const nowhere: Standing = { stageModel: '', episode: 0, episodes: {}, dimensions: {}, orders: {} };

/** Open, won or lost. An opportunity that does not exist yet counts as open. */
export function statusOf(standing: Standing): Status {
  const exit = standing.episodes[standing.episode]?.exit;
  return exit ? exit.status : winOf(standing) ? 'won' : 'open';
}

/** When the present episode began; undefined before Created. */
export function episodeBeganAt(standing: Standing): Instant | undefined {
  return standing.episodes[standing.episode]?.marks.find(({ set }) => set)?.at;
}

/** The present stage; '' before Created. */
export function stageOf(standing: Standing): string {
  const model = modelOf(standing);
  let stage = '';
  for (const mark of standing.episodes[standing.episode]?.marks ?? []) {
    if (mark.order !== undefined && standing.orders[mark.order]?.cancelled) continue;
    if (mark.set || !model || rankOf(model, mark.stage) > rankOf(model, stage)) stage = mark.stage;
  }
  return stage;
}

/**
 * The order amount (as amended, less all discounts) while an order of the episode is active, else the value declared
 * last; null where there is none (unvalued) or active orders are in several currencies.
 */
export function currentValue(standing: Standing): Money | null {
  let value: Money | undefined;
  for (const id in standing.orders) {
    const one = standing.orders[id] as OrderStanding;
    const stands = isActive(standing, one) ? orderValue(one) : undefined;
    if (!stands) continue;
    if (value && value.currency !== stands.currency) return null;
    value = value ? add(value, stands) : stands;
  }
  return value ?? standing.declared?.value ?? null;
}

/** What an order stands for: its amount as amended, less all discounts in its currency. */
export function orderValue({ amount, discount, granted }: OrderStanding): Money | undefined {
  return amount && lessened(lessened(amount, discount), granted);
}

function lessened(value: Money, less: Money | undefined): Money {
  return less?.currency === value.currency ? add(value, negate(less)) : value;
}

/** What is won or lost, where it is: by the exit of the episode, or by the active order. */
export function closingOf(standing: Standing): Closing | undefined {
  return standing.episodes[standing.episode]?.exit ?? winOf(standing);
}

/** Orders of the present episode that are not cancelled, by id. */
export function activeOrders(standing: Standing): readonly (readonly [string, OrderStanding])[] {
  return Object.entries(standing.orders).filter(([, one]) => isActive(standing, one));
}

function isActive({ episode }: Standing, one: OrderStanding): boolean {
  return one.episode === episode && !one.cancelled;
}

function winOf(standing: Standing): Closing | undefined {
  for (const id in standing.orders) {
    const one = standing.orders[id] as OrderStanding;
    if (one.win && isActive(standing, one)) return one.win;
  }
  return undefined;
}

/** The model that it follows; undefined before Created, or where this engine does not have it. */
export function modelOf(standing: Standing): StageModel | undefined {
  return stageModelOf(standing.stageModel);
}
