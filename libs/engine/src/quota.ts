import { type Money, minorUnits, type Period } from '#kernel';
import { type Measure, placeOf } from '#planning';
import type { MethodForecast } from '#projections/funnel-flow';
import { QuestionRefused } from './errors.ts';
import { knownTarget, type TargetNamed } from './known-target.ts';
import type { Engine } from './open-engine.ts';

/** What one of a target is to reach in a month. */
export interface QuotaNamed extends TargetNamed {
  readonly period: Period;
}

export interface Quota {
  readonly target: string;
  readonly person: string;
  readonly period: Period;
  readonly measure: Measure;
  readonly value: Money | number;
}

/** How far a forecast reaches it; null with `unsaid`. */
export interface Reached {
  readonly share: number | null;
  readonly covered: boolean | null;
  /** The forecast says nothing in that measure and currency; or there is nothing to reach. */
  readonly unsaid?: 'nothing-said' | 'quota-of-nothing';
}

/** The quota as it was known by `asOf`. @throws QuestionRefused where there is none, or it is not the asker's to see */
export async function quotaOf(engine: Pick<Engine, 'store'>, named: QuotaNamed): Promise<Quota> {
  const { target: id, period } = named;
  const { known, person } = await knownTarget(engine, named);
  const value = known.values.get(placeOf(person, period));
  if (value !== undefined) return { target: id, person, period, measure: known.measure, value };
  const isKnown = known.people.some((one) => one.id === person);
  throw new QuestionRefused(
    isKnown
      ? {
          zh: `目标 ${id} 没有 ${person} 在 ${period} 的值：请改问它有的月份，或先分解（AllocateTarget）；它有 ${known.periods.join('、')}`,
          en: `target ${id} has no value of ${person} for ${period}: ask until a month that it has, or allocate it (AllocateTarget); it has ${known.periods.join(', ')}`,
        }
      : {
          zh: `目标 ${id} 没有此人；可选 ${known.people.map((one) => one.id).join('、')}`,
          en: `target ${id} has no such person; there are ${known.people.map((one) => one.id).join(', ')}`,
        },
  );
}

/** A forecast against a quota: S118 A+B+C+D ≧ 月度定额. */
export function reachedBy({ amounts, wins }: MethodForecast, { value }: Quota): Reached {
  if (typeof value === 'number') return wins ? shareOf(wins.expected, value) : NOTHING_SAID;
  const own = amounts.find(({ currency }) => currency === value.currency);
  if (!own) return NOTHING_SAID;
  return {
    ...shareOf(Number(own.amount.amount), Number(value.amount)),
    covered: minorUnits(own.amount) >= minorUnits(value),
  };
}

const NOTHING_SAID: Reached = { share: null, covered: null, unsaid: 'nothing-said' };

function shareOf(amount: number, value: number): Reached {
  if (value === 0) return { share: null, covered: true, unsaid: 'quota-of-nothing' };
  return { share: amount / value, covered: amount >= value };
}
