import { readEvents } from '#command';
import { aggregateIdOf, type Instant, type StreamName } from '#kernel';
import { type StageModel, stageModelOf, standingEventTypes } from '#opportunity';
import { type CellEpisode, type ConversionCell, conversionCell, policiesOf } from '#projections/funnel-flow';
import { askFlows, type FlowAnswer, type SettledQuestion } from './ask-flows.ts';
import type { FunnelConversionQuestion } from './ask-funnel-conversion.ts';
import { registry } from './domain.ts';
import { QuestionRefused } from './errors.ts';
import { knownPolicies } from './known-policies.ts';
import type { Engine } from './open-engine.ts';

export interface ConversionCellQuestion extends Omit<FunnelConversionQuestion, 'horizons' | 'earlier'> {
  /** As the answer names its figures: `stages.ENGAGING.progressed`, `winRate.n`, `cumulativeIncidence.120.won`. */
  readonly cell: string | undefined;
  /** How many episodes at most; default 50. */
  readonly limit?: number | undefined;
  /** The `next` of the page before. */
  readonly after?: string | undefined;
}

/** An event that a figure rests on. */
export interface CellEvent {
  readonly id: string;
  readonly type: string;
  readonly occurredAt: Instant;
}

export interface ExplainedEpisode {
  /** Id of the opportunity. */
  readonly opportunity: string;
  readonly episode: number;
  /** Events that its way through the stages is folded from, as known and effective then. */
  readonly events: readonly CellEvent[];
}

export interface ConversionCellAnswer extends FlowAnswer, Omit<ConversionCell, 'episodes'> {
  readonly stageModel: string;
  readonly from?: Instant;
  readonly to: Instant;
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  readonly episodes: readonly ExplainedEpisode[];
  /** Where the next page begins; null: this is the last one. */
  readonly next: string | null;
}

const PAGE = 50;
const MOST = 1_000;

interface Found {
  readonly found: ConversionCell;
  readonly asked: SettledQuestion;
  readonly groups?: never;
}

/**
 * The opportunities behind a cell of a conversion, and the events that they rest on, page by page.
 * @throws QuestionRefused, StageModelNeeded; ViewBehind and what the stores throw
 */
export async function askConversionCell(
  engine: Engine,
  question: ConversionCellQuestion,
): Promise<ConversionCellAnswer> {
  const { cell, by, limit = PAGE, after } = question;
  if (cell === undefined) throw new QuestionRefused('no cell is named: name one, such as winRate.n');
  if (by !== undefined)
    throw new QuestionRefused(`a cell is explained of the whole: filter by ${by} instead of grouping`);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST) {
    throw new QuestionRefused(`the limit ${limit} is not a whole number from 1 to ${MOST}`);
  }
  const start = after === undefined ? undefined : placeOf(after);
  const policies = knownPolicies(policiesOf, question.policies);
  const { found, asked, position, settled, incomplete } = await askFlows<Found>(engine, question, (flows, asked) => {
    const model = stageModelOf(asked.model) as StageModel;
    const explain = () => conversionCell(flows, { ...asked, policies }, cell, model, engine.store.header.currency);
    return { found: knownPolicies(explain, undefined), asked };
  });
  const { episodes, ...counted } = found;
  const first = start === undefined ? 0 : episodes.findIndex((one) => isAfter(one, start));
  const page = first < 0 ? [] : episodes.slice(first, first + limit);
  const explained: ExplainedEpisode[] = [];
  for (const one of page) explained.push(await explainedEpisode(engine, one, asked));
  const isLast = first < 0 || first + limit >= episodes.length;
  const { model, from, to, asOf, effectiveAt } = asked;
  return {
    stageModel: model,
    ...(from === undefined ? {} : { from }),
    ...{ to, asOf, effectiveAt, ...counted },
    episodes: explained,
    next: isLast ? null : `${page.at(-1)!.stream}#${page.at(-1)!.episode}`,
    ...{ position, settled, incomplete },
  };
}

async function explainedEpisode(
  { store }: Engine,
  { stream, episode }: CellEpisode,
  { asOf, effectiveAt }: SettledQuestion,
): Promise<ExplainedEpisode> {
  const events = await readEvents(store, registry, stream as StreamName);
  return {
    opportunity: aggregateIdOf(stream as StreamName),
    episode,
    events: events
      .filter(({ type, recordedAt, occurredAt, data }) => {
        if (!standingEventTypes.includes(type) || recordedAt > asOf) return false;
        // A correction is effective when what it corrects is, whenever it was made.
        if (type === 'EventCorrected') return true;
        return occurredAt <= effectiveAt && (data.episode === undefined || data.episode === episode);
      })
      .map(({ id, type, occurredAt }) => ({ id, type, occurredAt })),
  };
}

function placeOf(after: string): CellEpisode {
  const [, stream, episode] = /^(opportunity-.+)#(\d{1,9})$/.exec(after) ?? [];
  if (stream !== undefined) return { stream, episode: Number(episode) };
  throw new QuestionRefused('after is the "next" of the page before: give it as it was, or leave it out');
}

function isAfter(one: CellEpisode, place: CellEpisode): boolean {
  return one.stream > place.stream || (one.stream === place.stream && one.episode > place.episode);
}
