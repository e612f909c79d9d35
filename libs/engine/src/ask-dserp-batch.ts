import { readEvents } from '#command';
import { isJudged } from '#compliance';
import { type ErpExport, type ExportedToErp, erpBatchId, erpBatchName } from '#dealership';
import type { BuyerColumn, DserpBatch, DserpSale } from '#interchange';
import {
  aggregateIdOf,
  type Instant,
  isAggregateId,
  type JsonObject,
  type LocalDate,
  localDate,
  type Money,
  type RecordedEvent,
  type StreamName,
  streamName,
  withOpenedCorrections,
} from '#kernel';
import { foldEffective } from '#opportunity';
import { positionOf } from './completeness.ts';
import { registry } from './domain.ts';
import { NothingKnown, QuestionRefused } from './errors.ts';
import type { Engine } from './open-engine.ts';
import { type AskedTimes, queryTimes } from './query-time.ts';
import { zonesOf } from './zones.ts';

export interface DserpQuestion extends AskedTimes {
  readonly outlet: string;
  /** Local, of the outlet. */
  readonly date: LocalDate;
  /** One that DSERP has acknowledged, again; default: what no acknowledged batch holds. */
  readonly batch?: string | undefined;
}

export interface DserpAnswer {
  readonly asOf: Instant;
  /** null: every sale of the day is acknowledged, or there was none. */
  readonly batch: DserpBatch | null;
  /** Batches of the outlet and day that DSERP took, each with its time, and how many sales it names. */
  readonly acknowledged: readonly (Pick<ErpExport, 'batchId' | 'sha256' | 'rows'> & { readonly at: Instant })[];
  readonly position: string;
  readonly settled: boolean;
}

const COLUMN_OF: Readonly<Record<BuyerColumn, string>> = {
  customer_name: 'customerName',
  id_number: 'idNumber',
  phone: 'phone',
  mobile: 'mobile',
  province: 'province',
  city: 'city',
  address: 'address',
  contact_name: 'contactName',
  contact_phone: 'contactPhone',
  contact_mobile: 'contactMobile',
  invoice_name: 'invoiceName',
};

/**
 * The sales that an outlet made on a local day, for DSERP: those that no acknowledged batch holds yet, by time. Sales that an
 * import brought from elsewhere, and that no rule judges, are not sent back.
 * @throws QuestionRefused for an outlet that can have no batches; NothingKnown for one that there is not, and for a batch that
 *   was not acknowledged
 */
export async function askDserpBatch(engine: Engine, question: DserpQuestion): Promise<DserpAnswer> {
  const { store, clock } = engine;
  const { outlet, date, batch: again } = question;
  const stream = isAggregateId(outlet) ? erpBatchId(outlet, date) : undefined;
  if (stream === undefined)
    throw new QuestionRefused({
      zh: `${JSON.stringify(outlet)} 不是可有批次的门店编号`,
      en: `${JSON.stringify(outlet)} is no id of an outlet with batches`,
    });
  const head = await store.head();
  const { asOf, settled } = queryTimes(question, head, clock);
  const known = ({ recordedAt }: RecordedEvent) => recordedAt <= asOf;

  const exports = (await readEvents(store, registry, streamName('erpBatch', stream))).filter(known);
  const taken = exports.flatMap(({ type, data }) =>
    type === 'ExportedToErp' ? [data as unknown as ExportedToErp] : [],
  );
  const isTaken = new Set(taken.flatMap(({ opportunityIds }) => opportunityIds));
  const wanted = again === undefined ? undefined : taken.find(({ batchId }) => batchId === again);
  if (again !== undefined && !wanted) {
    throw new NothingKnown({
      zh: `截至 ${asOf}，${outlet} 在 ${date} 没有已确认的批次 ${JSON.stringify(again)}`,
      en: `no batch ${JSON.stringify(again)} of ${outlet} and ${date} was acknowledged by ${asOf}`,
    });
  }
  const sales: DserpSale[] = [];
  for (const opportunity of await soldOn(engine, question, known)) {
    const id = aggregateIdOf(opportunity);
    if (wanted ? wanted.opportunityIds.includes(id) : !isTaken.has(id)) {
      sales.push(...(await salesIn(engine, opportunity, question, known)));
    }
  }
  if (sales.length === 0 && exports.length === 0) await requireOutlet(engine, outlet);
  sales.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const batchId =
    wanted?.batchId ??
    erpBatchName(
      outlet,
      date,
      sales.map(({ opportunityId }) => opportunityId),
    );
  return {
    asOf,
    batch: sales.length === 0 ? null : { batchId, outlet, date, sales },
    acknowledged: taken.map(({ batchId, sha256, rows, acknowledgedAt: at }) => ({ batchId, sha256, rows, at })),
    position: await positionOf(store, { asOf, settled }, head),
    settled,
  };
}

/** @throws NothingKnown */
async function requireOutlet({ store }: Engine, outlet: string): Promise<void> {
  const registered = await readEvents(store, registry, streamName('outlet', outlet));
  const named = JSON.stringify(outlet);
  if (registered.length === 0) throw new NothingKnown({ zh: `没有门店 ${named}`, en: `there is no outlet ${named}` });
}

/** Streams of opportunities that were converted at the outlet on the day. */
async function soldOn(
  { store }: Engine,
  { outlet, date }: DserpQuestion,
  known: (event: RecordedEvent) => boolean,
): Promise<readonly StreamName[]> {
  const zone = await zonesOf(store, registry)(outlet);
  const streams = new Set<StreamName>();
  for await (const page of store.readAll({ types: ['Converted'], categories: ['opportunity'] })) {
    for (const event of page) {
      if (known(event) && isSaleOf(event, outlet, localDate(event.occurredAt, zone) === date))
        streams.add(event.stream);
    }
  }
  return [...streams];
}

function isSaleOf(event: RecordedEvent, outlet: string, isOnTheDay: boolean): boolean {
  return isOnTheDay && event.meta.outlet === outlet && isJudged(event);
}

/** Of what a conversion says of its buyer, DSERP is not told the birthday. */
const NOT_SENT = '/derivedBirthday';

async function salesIn(
  { store, codec }: Engine,
  stream: StreamName,
  { outlet, date }: DserpQuestion,
  known: (event: RecordedEvent) => boolean,
): Promise<readonly DserpSale[]> {
  const zone = await zonesOf(store, registry)(outlet);
  const history = (await readEvents(store, registry, stream)).filter(known);
  const told = history.filter(({ type }) => type === 'Converted' || type === 'EventCorrected');
  const opened = withOpenedCorrections(await codec.open(told, (_subject, pointer) => pointer !== NOT_SENT));
  return opened.flatMap(({ type, data, occurredAt, meta }) => {
    if (type !== 'Converted' || meta.outlet !== outlet || localDate(occurredAt, zone) !== date) return [];
    const { orders } = foldEffective(history, occurredAt);
    const orderId = textIn(data, 'orderId');
    const order = orderId === undefined ? undefined : orders.get(orderId);
    return [
      {
        opportunityId: aggregateIdOf(stream),
        outlet,
        convertedAt: occurredAt,
        ...given({ orderId, saleDate: textIn(data, 'saleDate'), vin: textIn(data, 'vin') }),
        ...given({ model: order?.model, amount: order?.amount as Money | undefined }),
        ...given({ customerType: textIn(data, 'customerType') }),
        buyer: buyerIn(data),
      },
    ];
  });
}

function buyerIn(data: JsonObject): DserpSale['buyer'] {
  const fields = Object.entries(COLUMN_OF).map(([column, field]) => [column, textIn(data, field)] as const);
  return Object.fromEntries(fields.filter((field): field is [BuyerColumn, string] => field[1] !== undefined));
}

/** What is masked or forgotten is no text. */
function textIn(data: JsonObject, field: string): string | undefined {
  const value = data[field];
  return typeof value === 'string' ? value : undefined;
}

function given<Fields extends object>(fields: Fields): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

function orderOf({ convertedAt, opportunityId }: DserpSale): string {
  return `${convertedAt} ${opportunityId}`;
}
