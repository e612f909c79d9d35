import { createHash } from 'node:crypto';
import { type Instant, localDate, type Zone } from '#kernel';
import { csvRows } from '../csv-rows.ts';
import { corruptRow } from '../import-error.ts';
import { gatherOddities, type ImportReport, type Oddities } from '../import-report.ts';
import { type ImportedHistory, isKnownPerson, type PersonId } from '../imported-history.ts';
import { type CsvDeal, type CsvReading, FORMAT, readCsvDeal } from './csv-deal.ts';
import { type CsvOrigin, dealHistory, outletHistory, personCommandId, staffHistory } from './csv-histories.ts';
import { type CsvMap, columnsOf } from './csv-map.ts';

/** A file that can be read twice: once to know that every row is sound, once to import it. */
export interface CsvSource {
  readonly name: string;
  open(): Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

export interface CsvOptions {
  /** Of dates and new outlets where the map names no zone. */
  readonly zone: Zone;
  /** What has a later date has not happened: an error. */
  readonly now: Instant;
  readonly judge: boolean;
  readonly personId: PersonId;
}

export interface CsvImport {
  /** Outlets and staff each before the first opportunity that names them. Read from the file as they are taken. */
  readonly histories: AsyncIterable<ImportedHistory>;
  readonly report: ImportReport;
}

/**
 * A CSV file, one opportunity a row, as histories. Of the file no more than a piece is held at a time, of its rows the ids.
 * @throws ImportError for a row that cannot be read, before there is any history
 */
export async function readCsv(source: CsvSource, map: CsvMap, options: CsvOptions): Promise<CsvImport> {
  const zone = map.zone ?? options.zone;
  const reading: CsvReading = { file: source.name, map, zone, now: options.now };
  const { report, fileSha256 } = await inspect(source, reading);
  const origin: CsvOrigin = {
    source: map.source,
    judge: options.judge,
    stageModel: `${map.stageModel}@1`,
    fileSha256,
    today: localDate(options.now, zone),
  };
  return { report, histories: historiesOf(source.open(), reading, origin, options.personId) };
}

type Content = ReturnType<CsvSource['open']>;

async function* dealsOf(content: Content, reading: CsvReading): AsyncGenerator<CsvDeal> {
  const { file, map } = reading;
  for await (const row of csvRows({ name: file, content }, columnsOf(map), map.separator))
    yield readCsvDeal(row, reading);
}

async function inspect(source: CsvSource, reading: CsvReading) {
  const digest = createHash('sha256');
  const oddities = gatherOddities();
  const rowOf = new Map<string, number>();
  const staff = new Set<string>();
  const outlets = new Set<string>();
  const counts = { opportunities: 0, open: 0, won: 0, lost: 0 };

  for await (const deal of dealsOf(
    tapped(source.open(), (piece) => digest.update(piece)),
    reading,
  )) {
    if (deal.id !== undefined) {
      const before = rowOf.get(deal.id);
      if (before !== undefined) {
        const what = `its ${reading.map.id} stands in row ${before} already`;
        throw corruptRow(what, { file: source.name, row: deal.row });
      }
      rowOf.set(deal.id, deal.row);
    }
    counts.opportunities += 1;
    counts[deal.outcome] += 1;
    if (deal.consultant !== undefined) staff.add(deal.consultant);
    if (deal.outlet !== undefined) outlets.add(deal.outlet);
    noteOddities(deal, reading, oddities);
  }
  const report: ImportReport = {
    format: FORMAT,
    source: source.name,
    counts: { ...counts, staff: staff.size, outlets: outlets.size },
    oddities: oddities.list(),
  };
  return { report, fileSha256: digest.digest('hex') };
}

function noteOddities(deal: CsvDeal, { file, map }: CsvReading, oddities: Oddities): void {
  const note = (code: string, message: string) => oddities.note(file, code, message, deal.row);
  if (!deal.created) note('no-dates', `${map.created.column} is empty: it exists from its import on`);
  if (deal.outcome === 'won' && map.value && !deal.value)
    note('won-without-value', `won with an empty ${map.value.column}`);
  if (map.consultant !== undefined && deal.consultant === undefined)
    note('no-consultant', `${map.consultant} is empty`);
  if (map.product !== undefined && deal.product === undefined) note('no-product', `${map.product} is empty`);
  for (const [name, column] of map.dimensions) {
    if (deal.dimensions[name] === undefined) note('no-dimension', `${column} is empty`);
  }
}

async function* historiesOf(
  content: Content,
  reading: CsvReading,
  origin: CsvOrigin,
  personId: PersonId,
): AsyncGenerator<ImportedHistory> {
  const staff = new Map<string, string>();
  const outlets = new Set<string>();
  for await (const deal of dealsOf(content, reading)) {
    const { outlet, consultant: name } = deal;
    if (outlet !== undefined && !outlets.has(outlet)) {
      outlets.add(outlet);
      yield outletHistory(outlet, reading.zone, origin);
    }
    if (name !== undefined && !staff.has(name)) {
      const commandId = personCommandId(deal, origin);
      const id = await personId(origin.source, name, commandId);
      staff.set(name, id);
      if (!isKnownPerson(id, commandId)) yield staffHistory(id, name, deal, origin);
    }
    yield dealHistory(deal, name === undefined ? undefined : staff.get(name), origin);
  }
}

async function* tapped(content: Content, tap: (piece: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  for await (const piece of content) {
    tap(piece);
    yield piece;
  }
}
