import { monthsOf, type Zone } from '#kernel';
import { type Capacity, capacityOf, type IdealVersion, REVIEWS, type Review } from '#planning';
import { askFlows, type FlowAnswer, type FlowQuestion, type Labelled } from './ask-flows.ts';
import { QuestionRefused } from './errors.ts';
import { type Cells, countedIn } from './explain-answer.ts';
import { type AskedPage, type ExplainedCell, pageOfCell } from './explained-cell.ts';
import { idealInForce } from './ideal-in-force.ts';
import { namedIdeal, withinScope } from './ideal-named.ts';
import type { Engine } from './open-engine.ts';
import { queryTimes } from './query-time.ts';
import { type WorksheetFigures, worksheetOf } from './worksheet-figures.ts';

export interface WorksheetQuestion extends Omit<FlowQuestion, 'from' | 'to' | 'by' | 'stageModel'>, AskedPage {
  /** `id` of an ideal funnel, in the version in force, or `id@version`. */
  readonly ideal?: string | undefined;
  /** Heads, and how many entries one of them can work in the ideal's period; both or neither. */
  readonly headcount?: number | undefined;
  readonly capacity?: number | undefined;
  /** Default: by quarters. */
  readonly review?: string | undefined;
  /** A figure of the answer, as its JSON pointer: with the opportunities and events that it rests on. */
  readonly explain?: string | undefined;
}

/** The JSON of `plan worksheet`. */
export type Worksheet = Labelled<WorksheetFigures> & FlowAnswer & { readonly explained?: ExplainedCell };

/**
 * The planning worksheet (S71, S72): last year's actual, this year's ideal, strategy and resources, the target that follows,
 * and what became of it by quarter or half.
 * @throws QuestionRefused; ViewBehind and what the stores throw
 */
export async function askWorksheet(engine: Engine, question: WorksheetQuestion): Promise<Worksheet> {
  const { store, clock } = engine;
  const { filters = {}, isWithin, mayName, explain } = question;
  const review = reviewOf(question.review);
  const pageOf = pageOfCell(question);
  const times = queryTimes(question, await store.head(), clock);
  const { asOf, effectiveAt } = times;
  const ideal = await idealInForce(engine, { ...namedIdeal(question.ideal), asOf, effectiveAt, isWithin });
  if (monthsOf(ideal.period).first < MONTHS_OF_A_YEAR)
    throw new QuestionRefused({
      zh: `${ideal.period} 之前没有上一年`,
      en: `${ideal.period} has no year before it`,
    });
  const resources = resourcesOf(question, ideal);
  const flow = {
    asOf,
    effectiveAt,
    filters: withinScope(filters, ideal),
    stageModel: ideal.stageModel,
    isWithin,
    mayName,
  };
  const cells: Cells = new Map();
  const answer = await askFlows(engine, flow, (flows, settled) =>
    worksheetOf(flows, { ideal, resources, review, cells, zone: store.header.zone as Zone, ...settled }),
  );
  return explain === undefined
    ? answer
    : { ...answer, explained: await pageOf(engine, countedIn(cells, explain), times) };
}

function reviewOf(review = 'quarter'): Review {
  if (Object.hasOwn(REVIEWS, review)) return review as Review;
  throw new QuestionRefused({
    zh: `没有按 ${JSON.stringify(review.slice(0, 64))} 的回顾；可选 ${Object.keys(REVIEWS).join('、')}`,
    en: `there is no review by ${JSON.stringify(review.slice(0, 64))}; there are ${Object.keys(REVIEWS).join(', ')}`,
  });
}

const MOST = 1_000_000;
const MONTHS_OF_A_YEAR = 12;

function resourcesOf({ headcount, capacity }: WorksheetQuestion, { entries }: IdealVersion): Capacity | null {
  if (headcount === undefined && capacity === undefined) return null;
  for (const [name, count] of Object.entries({ headcount, capacity })) {
    if (count === undefined)
      throw new QuestionRefused({
        zh: `缺少 ${name}：headcount 与 capacity 请一并给出，或都不给`,
        en: `${name} is missing: give headcount and capacity, or neither`,
      });
    if (!Number.isInteger(count) || count < 1 || count > MOST) {
      throw new QuestionRefused({
        zh: `${name} 应为 1 至 ${MOST} 的整数`,
        en: `${name} is not a whole number from 1 to ${MOST}`,
      });
    }
  }
  return capacityOf(headcount as number, capacity as number, entries);
}
