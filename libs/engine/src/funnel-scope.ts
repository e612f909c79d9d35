import { type Instant, instantOf } from '#kernel';
import { type StageModel, stageModelName, stageModels } from '#opportunity';
import { QuestionRefused, StageModelNeeded } from './errors.ts';
import { requireHappened } from './require-happened.ts';

/** Dimensions of every funnel; an opportunity may have others beside them. */
export const DIMENSIONS = [
  'outlet',
  'team',
  'consultant',
  'intakeChannel',
  'salesChannel',
  'partner',
  'product',
  'segment',
  'campaign',
  'infoSource',
  'region',
  'terminal',
] as const;

/** The model of a funnel of nothing. */
export const DEFAULT_MODEL = stageModelName(stageModels[0] as StageModel);

/** @throws QuestionRefused where there is no stage model of that name */
export function requireStageModel(name: string): void {
  const known = stageModels.map(stageModelName);
  if (known.includes(name)) return;
  throw new QuestionRefused({
    zh: `没有阶段模型 ${JSON.stringify(name)}；可选 ${known.join('、')}`,
    en: `there is no stage model ${JSON.stringify(name)}; there are ${known.join(', ')}`,
  });
}

/**
 * @param isTold whether an opportunity is told to have a dimension that not every funnel has
 * @throws QuestionRefused for a name that is no dimension
 */
export function requireDimensions(names: readonly string[], isTold: (name: string) => boolean): void {
  const unknown = names.find((name) => !isCommon(name) && !isTold(name));
  if (unknown === undefined) return;
  throw new QuestionRefused({
    zh: `没有商机具有维度 ${JSON.stringify(unknown)}；可选 ${DIMENSIONS.join('、')}`,
    en: `no opportunity has a dimension ${JSON.stringify(unknown)}; there are ${DIMENSIONS.join(', ')}`,
  });
}

/** Whether a dimension is one of every funnel. */
export function isCommon(name: string): boolean {
  return DIMENSIONS.some((known) => known === name);
}

/** When the first opportunity of each stage model began: epoch ms. */
export type Begun = ReadonlyMap<string, number>;

/** The model of a funnel that names none. @throws StageModelNeeded where there are several */
export function soleModel(begun: Begun): string {
  const [first = DEFAULT_MODEL, ...others] = [...begun.keys()].sort();
  if (others.length > 0) throw new StageModelNeeded([first, ...others]);
  return first;
}

/** @throws QuestionRefused for an instant before everything */
export function requireBegun(begun: Begun, model: string, effectiveAt: Instant): void {
  const first = begun.get(model);
  const text = { zh: `${model} 的首个商机`, en: `the first opportunity of ${model}` };
  requireHappened(first === undefined ? first : instantOf(first), text, effectiveAt);
}
