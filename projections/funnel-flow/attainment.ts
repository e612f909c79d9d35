import { epochMs, type Money, minorUnits, money } from '#kernel';
import type { SaleMove } from '#opportunity';
import type { Measure, TargetValue } from '#planning';
import type { Counted, Tell } from './counted.ts';

/** A target over one of its periods. */
export interface AskedTarget {
  readonly id: string;
  readonly measure: Measure;
  /** Only what is locked is reckoned against: until then it changes without approval. */
  readonly isLocked: boolean;
  /** Who stands for the whole that is asked about. */
  readonly person: string;
  /** Whom it is divided into, and no further. */
  readonly members: readonly string[];
  /** What one is to reach; undefined: it has nothing of them. */
  readonly wantedOf: (person: string) => TargetValue | undefined;
  /** What was signed and collected in the period. */
  readonly sales: readonly (SaleMove & Pick<Counted, 'stream'>)[];
}

/** Why an attainment is not given. */
export type AttainmentUnsaid = 'not-of-the-target' | 'not-locked' | 'target-of-nothing' | 'several-currencies';

/** How far one has come to their target. */
export interface Attainment {
  readonly person: string;
  /** Money, or a number of deals; null where the target has nothing of them. */
  readonly target: TargetValue | null;
  /** Signed or collected in the period, refunds and cancellations less; or won. null where it is in several currencies. */
  readonly actual: TargetValue | null;
  /** actual / target; null with `unsaid`. */
  readonly rate: number | null;
  readonly unsaid?: AttainmentUnsaid;
}

/**
 * The attainment of whoever sold these (目标达成率).
 * @param won those that were won in the period: what a target by count counts
 */
export function attainmentOf(
  person: string,
  { measure, isLocked, wantedOf }: AskedTarget,
  { won, sales }: { readonly won: readonly Counted[]; readonly sales: AskedTarget['sales'] },
  tell: Tell | undefined,
): Attainment {
  const target = wantedOf(person) ?? null;
  const own = sales.filter(({ kind }) => kind === measure);
  tell?.('attainment.actual', measure === 'count' ? won : own.map(countedSale));
  const actual = measure === 'count' ? won.length : sumOf(own, target);
  const said = { person, target, actual };
  if (target === null) return { ...said, rate: null, unsaid: 'not-of-the-target' };
  if (!isLocked) return { ...said, rate: null, unsaid: 'not-locked' };
  if (actual === null) return { ...said, rate: null, unsaid: 'several-currencies' };
  const [reached, wanted] = [unitsOf(actual), unitsOf(target)];
  if (wanted === 0) return { ...said, rate: null, unsaid: 'target-of-nothing' };
  return { ...said, rate: reached / wanted };
}

/** What a sale adds to a figure, and up to when: by its episode. */
export function countedSale({ stream, at, point, amount }: AskedTarget['sales'][number]): Counted {
  return {
    ...{ stream, episode: point.episode },
    worth: { currency: amount.currency, units: minorUnits(amount) },
    until: epochMs(at),
  };
}

/** In the currency of the target; null where anything is in another. */
function sumOf(sales: AskedTarget['sales'], target: TargetValue | null): Money | null {
  const currency = typeof target === 'object' && target ? target.currency : sales[0]?.amount.currency;
  if (currency === undefined || sales.some(({ amount }) => amount.currency !== currency)) return null;
  return money(
    sales.reduce((sum, { amount }) => sum + minorUnits(amount), 0n),
    currency,
  );
}

function unitsOf(value: TargetValue): number {
  return typeof value === 'number' ? value : Number(value.amount);
}
