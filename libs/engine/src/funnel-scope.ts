import { stageModelName, stageModels } from '#opportunity';
import { QuestionRefused } from './errors.ts';

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

/** @throws QuestionRefused where there is no stage model of that name */
export function requireStageModel(name: string): void {
  const known = stageModels.map(stageModelName);
  if (known.includes(name)) return;
  throw new QuestionRefused(`there is no stage model ${JSON.stringify(name)}; there are ${known.join(', ')}`);
}
