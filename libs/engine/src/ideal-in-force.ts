import { readEvents } from '#command';
import { type Instant, streamName } from '#kernel';
import { type IdealVersion, idealFunnel } from '#planning';
import type { Whose } from '#projections/customer';
import { registry } from './domain.ts';
import { QuestionRefused } from './errors.ts';
import type { Engine } from './open-engine.ts';

/** Which version of an ideal is meant. */
export interface IdealNamed {
  readonly id: string;
  /** Default: the one in force. */
  readonly version?: number | undefined;
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  /** The rows that the asker may see: whoever sees those of one outlet sees no plan for all. Default: every plan. */
  readonly isWithin?: ((whose: Whose) => boolean) | undefined;
}

/**
 * The version of an ideal funnel that was known by `asOf` and in force at `effectiveAt`, or the one that is named.
 * @throws QuestionRefused where there is none, or it is not the asker's to see
 */
export async function idealInForce({ store }: Pick<Engine, 'store'>, named: IdealNamed): Promise<IdealVersion> {
  const { id, version, asOf, effectiveAt, isWithin } = named;
  const events = await readEvents(store, registry, streamName('idealFunnel', id));
  const known = events.filter(({ recordedAt }) => recordedAt <= asOf);
  const { versions, outlet } = known.reduce(idealFunnel.evolve, idealFunnel.initial);
  if (versions.length === 0 || isWithin?.({ outlet }) === false) {
    throw new QuestionRefused({
      zh: `${asOf} 时没有已知的理想漏斗 ${id}：请先定义（DefineIdealFunnel），或另指一个`,
      en: `no ideal funnel ${id} was known by ${asOf}: define it (DefineIdealFunnel), or name another`,
    });
  }
  const numbers = versions.map((one) => one.version).join(', ');
  if (version !== undefined) {
    const wanted = versions.find((one) => one.version === version);
    if (wanted) return wanted;
    throw new QuestionRefused({
      zh: `${asOf} 时理想漏斗 ${id} 没有版本 ${version}；可选 ${numbers}`,
      en: `ideal funnel ${id} had no version ${version} by ${asOf}; there are ${numbers}`,
    });
  }
  const inForce = versions.findLast(({ effectiveFrom }) => effectiveFrom <= effectiveAt);
  if (inForce) return inForce;
  const { effectiveFrom } = versions[0] as IdealVersion;
  throw new QuestionRefused({
    zh: `理想漏斗 ${id} 自 ${effectiveFrom} 起生效，晚于 ${effectiveAt}：请改问更晚的 effectiveAt，或以 ${id}@版本 指明 ${numbers} 之一`,
    en: `ideal funnel ${id} holds from ${effectiveFrom} on, after ${effectiveAt}: ask for a later effectiveAt, or name a version of ${numbers} as ${id}@version`,
  });
}
