import { readEvents } from '#command';
import { type Instant, isAggregateId, streamName } from '#kernel';
import { personOnTop, type Target, target } from '#planning';
import type { Whose } from '#projections/customer';
import { registry } from './domain.ts';
import { QuestionRefused } from './errors.ts';
import type { Engine } from './open-engine.ts';

/** Which target is meant, and whose part of it. */
export interface TargetNamed {
  /** Id of the target. */
  readonly target: string;
  /** Default: the whole. */
  readonly person?: string | undefined;
  readonly asOf: Instant;
  readonly isWithin?: ((whose: Whose) => boolean) | undefined;
}

/** A target as it was known by `asOf`. @throws QuestionRefused where there is none, or it is not the asker's to see */
export async function knownTarget(
  { store }: Pick<Engine, 'store'>,
  { target: id, person, asOf, isWithin }: TargetNamed,
): Promise<{ readonly known: Target; readonly person: string }> {
  if (!isAggregateId(id)) {
    throw new QuestionRefused({
      zh: 'target 不是目标的编号：请给出设定目标时的编号',
      en: 'target is no id of a target: give the one that it was set under',
    });
  }
  const events = await readEvents(store, registry, streamName('target', id));
  const known = events.filter(({ recordedAt }) => recordedAt <= asOf).reduce(target.evolve, target.initial);
  if (known.set === undefined || isWithin?.({ outlet: known.outlet, consultant: person }) === false) {
    throw new QuestionRefused({
      zh: `${asOf} 时没有已知的目标 ${id}：请先设定（SetTarget），或另指一个`,
      en: `no target ${id} was known by ${asOf}: set it (SetTarget), or name another`,
    });
  }
  return { known, person: person ?? (personOnTop(known) as string) };
}
