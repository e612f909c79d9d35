import type { Instant, Period, Zone } from '#kernel';
import { branchesOf, placeOf } from '#planning';
import type { AskedTarget } from '#projections/funnel-flow';
import type { Bounds } from './earlier-period.ts';
import { QuestionRefused } from './errors.ts';
import { knownTarget, type TargetNamed } from './known-target.ts';
import type { Engine } from './open-engine.ts';
import { boundsOf } from './period-bounds.ts';
import { salesIn } from './sales-in.ts';

export interface AttainmentAsked extends TargetNamed {
  readonly bounds: Bounds;
  readonly effectiveAt: Instant;
}

/** Which target an attainment is of. */
export interface TargetTold {
  readonly id: string;
  readonly period: Period;
  readonly measure: AskedTarget['measure'];
  /** Id of the event that locked it; null: it is not locked. */
  readonly locked: string | null;
}

/**
 * A target over the one of its periods that is asked about, and what was sold in it.
 * @throws QuestionRefused where there is none, it is not the asker's to see, or it has no such period
 */
export async function attainedTarget(
  engine: Pick<Engine, 'store'>,
  asked: AttainmentAsked,
): Promise<{ readonly attained: AskedTarget; readonly told: TargetTold }> {
  const { target: id, bounds, asOf, effectiveAt } = asked;
  const { known, person } = await knownTarget(engine, asked);
  const zone = engine.store.header.zone as Zone;
  const period = known.periods.find((one) => {
    const { from, to } = boundsOf(one, zone);
    return from === bounds.from && to === bounds.to;
  });
  if (!period) throw otherPeriod(id, known.periods, bounds);
  const { measure, locked = null } = known;
  const members = [...branchesOf(known).members].flatMap(([one, under]) => (under.length === 0 ? [one] : []));
  return {
    attained: {
      ...{ id, measure, person, members, isLocked: locked !== null },
      wantedOf: (one) => known.values.get(placeOf(one, period)),
      sales: measure === 'count' ? [] : await salesIn(engine, bounds, { asOf, effectiveAt }),
    },
    told: { id, period, measure, locked },
  };
}

function otherPeriod(id: string, periods: readonly Period[], { from, to }: Bounds): QuestionRefused {
  return new QuestionRefused({
    zh: `目标 ${id} 没有从 ${from} 到 ${to} 的期间：请以其期间的首末查询；它有 ${periods.join('、')}`,
    en: `target ${id} has no period from ${from} to ${to}: ask from the end of the day before one to its last day; it has ${periods.join(', ')}`,
  });
}
