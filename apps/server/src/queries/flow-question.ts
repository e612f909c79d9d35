import type { Grant } from '#access';
import { type FlowQuestion, QuestionRefused } from '#engine';
import type { Instant } from '#kernel';
import { INCOMPLETE, INSTANT, TEXT, YES } from './answer-schemas.ts';
import { askedRows } from './asked-rows.ts';
import { asOf, effectiveAt, list, type Parameter, text, time, wholeNumber } from './parameter.ts';

/** What a question about the flow of a funnel over a period is given. */
export interface GivenFlow {
  readonly asOf?: Instant;
  readonly effectiveAt?: Instant;
  readonly from?: Instant;
  readonly to?: Instant;
  readonly by?: string;
  readonly where?: readonly string[];
  readonly stageModel?: string;
  readonly min?: number;
}

export const flowParameters: readonly Parameter[] = [
  time('from', 'the period is what comes after: an instant, or a date meaning its last millisecond; default: all'),
  time('to', 'the last instant of the period; default: effectiveAt'),
  asOf,
  effectiveAt,
  text('by', 'group by a dimension: outlet, team, consultant, product, …'),
  text('stageModel', 'id@version, where there are several'),
  list('where', 'only these, as dimension=value; the same dimension again: either value'),
  wholeNumber('min', 'figures of fewer are left out', 5),
];

/** What such an answer says of itself, beside its figures. */
export const FLOW_ANSWER = {
  stageModel: TEXT,
  'from?': INSTANT,
  to: INSTANT,
  asOf: INSTANT,
  effectiveAt: INSTANT,
  definitionId: TEXT,
  position: TEXT,
  settled: YES,
  incomplete: INCOMPLETE,
};

/** The question within the rows that the asker may see. @throws QuestionRefused */
export function flowQuestionOf(given: GivenFlow, { scope, seesPersonalData }: Grant): FlowQuestion {
  const { asOf, effectiveAt, from, to, by, where, stageModel } = given;
  return { asOf, effectiveAt, from, to, by, stageModel, ...askedRows(scope, where), mayName: seesPersonalData };
}

/** The same, held against an earlier period. */
export interface GivenEarlierFlow extends GivenFlow {
  readonly earlierFrom?: Instant;
  readonly earlierTo?: Instant;
}

export const earlierParameters: readonly Parameter[] = [
  time('earlierFrom', 'what it is held against: what comes after, in an earlier period; default: as long before'),
  time('earlierTo', 'the last instant of the earlier period'),
];

/** The earlier period. @throws QuestionRefused where only one end of it is given */
export function earlierOf(from: Instant | undefined, to: Instant | undefined) {
  if (from === undefined && to === undefined) return undefined;
  if (from !== undefined && to !== undefined) return { from, to };
  throw new QuestionRefused({
    zh: 'earlierFrom 与 earlierTo 请一并给出，或都不给',
    en: 'earlierFrom and earlierTo belong together: give both, or neither',
  });
}
