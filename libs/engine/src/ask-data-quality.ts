import { ruleBookIn } from '#command';
import {
  type DataQuality,
  dataQuality,
  dataQualityOf,
  type History,
  knownAt,
  ruleInForce,
  stageModelOf,
} from '#compliance';
import type { Cursor } from '#event-store';
import {
  EVENT_CORRECTED,
  earliest,
  endOfDay,
  type Instant,
  type LocalDate,
  localDate,
  type RecordedEvent,
  type Zone,
} from '#kernel';
import { type Created, created } from '#opportunity';
import type { Whose } from '#projections/customer';
import { positionOf } from './completeness.ts';
import { registry } from './domain.ts';
import { QuestionRefused } from './errors.ts';
import { labelsOf } from './labels.ts';
import type { Engine } from './open-engine.ts';
import { type AskedTimes, queryTimes } from './query-time.ts';

export interface DataQualityQuestion extends AskedTimes {
  /** First and last local day on which files were opened; default: the month of `to`, and the day of the times asked for. */
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
  /** Default: the log's. */
  readonly zone?: Zone | undefined;
  /** Files of this stage model, by its id; default `dealer`. */
  readonly stageModel?: string | undefined;
  readonly consultant?: string | undefined;
  /** Whose files the asker may see, by what was said when they were opened; default: everybody's. */
  readonly isWithin?: ((whose: Whose) => boolean) | undefined;
  /** Whether the asker may see the names of people. */
  readonly mayName: boolean;
}

/** How a consultant kept the files that they opened. */
export interface Scorecard extends DataQuality {
  readonly consultant: string;
  /** Name of the consultant, for whom it may be shown to. */
  readonly consultantName?: string;
}

export interface DataQualityAnswer {
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  readonly stageModel: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly zone: Zone;
  /** Hours within which a file that is in time was recorded: as the rule book has it at the end of the period. */
  readonly timelyHours: number;
  /** null: no rule set names the figure; it is given with the hours that it ships with. */
  readonly ruleVersion: string | null;
  /** By id. */
  readonly scorecards: readonly Scorecard[];
  readonly position: string;
  readonly settled: boolean;
}

/**
 * The data quality of the files that each consultant opened in a period, at an instant, by what was known at another. Read
 * from the log itself: openings and corrections, of which nothing sealed is opened.
 * @throws QuestionRefused for a period that ends before it begins; what the store throws
 */
export async function askDataQuality(engine: Engine, question: DataQualityQuestion): Promise<DataQualityAnswer> {
  const { store, clock } = engine;
  const { stageModel = 'dealer', consultant, isWithin = () => true, mayName } = question;
  const head = await store.head();
  const { asOf, effectiveAt, settled } = queryTimes(question, head, clock);
  const now = earliest(effectiveAt, asOf);
  const zone = question.zone ?? (store.header.zone as Zone);
  const to = question.to ?? localDate(now, zone);
  const from = question.from ?? firstOfMonth(to);
  if (from > to) throw new QuestionRefused(`a period that begins on ${from} does not end on ${to}`);

  const occasion = { at: earliest(now, endOfDay(to, zone)), knownBy: asOf, stageModel };
  const row = ruleInForce(await ruleBookIn(store, registry), dataQuality.name, occasion);
  const { timelyHours } = { ...dataQuality.parameters, ...row?.parameters };
  const known = knownAt(await openingsIn(engine, head), { effectiveAt: now, asOf });
  const files = known.filter((event) => stageModelOf([event]) === stageModel && isWithin(whoseFile(event)));
  const found = [...dataQualityOf(files, { from, to, zone, timelyHours })]
    .filter(([id]) => consultant === undefined || id === consultant)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const ids = found.map(([id]) => id);
  const names = await labelsOf('consultant', ids, engine, { asOf, mayName });
  return {
    ...{ asOf, effectiveAt, stageModel, from, to, zone, timelyHours },
    ruleVersion: row?.ruleVersion ?? null,
    scorecards: found.map(([id, quality]): Scorecard => {
      const consultantName = names.get(id);
      return { consultant: id, ...(consultantName !== undefined && { consultantName }), ...quality };
    }),
    position: await positionOf(store, { asOf, settled }, head),
    settled,
  };
}

/** The openings of all opportunities and whatever was corrected, in the order of recording. */
async function openingsIn({ store }: Engine, upTo: Cursor): Promise<History> {
  const events: RecordedEvent[] = [];
  for await (const page of store.readStreams({ upTo, types: [created.type, EVENT_CORRECTED] })) {
    for (const event of page.events) events.push(registry.upcast(event));
  }
  return events.sort((a, b) => a.position - b.position);
}

function whoseFile({ data }: Pick<RecordedEvent, 'data'>): Whose {
  const { outlet, consultant, partnerId } = data as Partial<Created>;
  return { outlet, consultant, partner: partnerId };
}

function firstOfMonth(date: LocalDate): LocalDate {
  return `${date.slice(0, -2)}01` as LocalDate;
}
