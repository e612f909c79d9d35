import { type Instant, isCommandId, type LocalDate, type Money, type Zone } from '#kernel';
import type { CsvRow } from '../csv-rows.ts';
import { corruptRow } from '../import-error.ts';
import { importCommandId, keyOf } from '../import-key.ts';
import { amountOf } from './amount-format.ts';
import { type CodedColumn, type CsvMap, type DateColumn, type Outcome, stagesOf } from './csv-map.ts';

export const FORMAT = 'csv';

export interface Moment {
  readonly written: string;
  readonly at: Instant;
}

/** What a row says of its customer. */
export interface CsvCustomer {
  /** The source's opaque id. */
  readonly id?: string;
  readonly name?: string;
  readonly surname?: string;
  readonly phone?: string;
  readonly gender?: string;
  readonly residentialArea?: string;
  /** The sentinel 1900-01-01 says that nobody knows it. */
  readonly birthday?: LocalDate | 'unknown';
}

/** A row of the file that makes sense. What the file leaves empty is absent. */
export interface CsvDeal {
  readonly row: number;
  readonly id?: string;
  readonly created?: Moment;
  readonly closed?: Moment;
  readonly stage: string;
  readonly outcome: Outcome;
  readonly value?: Money;
  readonly consultant?: string;
  readonly outlet?: string;
  readonly product?: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly customer: CsvCustomer;
}

/** An outlet is known by its name, in whichever file. */
export function outletCommandId(name: string): string {
  return importCommandId(FORMAT, `outlet:${keyOf(name)}`);
}

/** What a row is read with. */
export interface CsvReading {
  readonly file: string;
  readonly map: CsvMap;
  /** In which the file's dates are days. */
  readonly zone: Zone;
  /** What is later has not happened. */
  readonly now: Instant;
}

/** @throws ImportError for a row that contradicts itself or cannot be read */
export function readCsvDeal(row: CsvRow, reading: CsvReading): CsvDeal {
  const { map } = reading;
  const outcome = map.outcome ? coded(row, map.outcome, reading) : 'open';
  const stage = map.stage ? coded(row, map.stage, reading) : stagesOf(map.stageModel)[0];
  const created = moment(row, map.created, reading);
  const isClosed = outcome !== 'open';
  const closed = isClosed && map.closed ? moment(row, map.closed, reading) : undefined;
  if (isClosed) checkClosing(row, created, closed, reading);
  const id = map.id === undefined ? undefined : identifier(row, map.id, reading);
  if (map.outlet !== undefined && !isCommandId(outletCommandId(row.field(map.outlet)))) {
    throw corrupt(row, map.outlet, 'is too long for the name of an outlet', reading);
  }
  const value = amount(row, reading);
  const dimensions = [...map.dimensions].map(([name, column]) => [name, row.field(column)] as const);
  return {
    row: row.row,
    stage: stage as string,
    outcome,
    dimensions: Object.fromEntries(dimensions.filter(([, given]) => given !== '')),
    customer: customer(row, reading),
    ...(id !== undefined && { id }),
    ...(created && { created }),
    ...(closed && { closed }),
    ...(value && { value }),
    ...given(row, { consultant: map.consultant, outlet: map.outlet, product: map.product }),
  };
}

function identifier(row: CsvRow, column: string, reading: CsvReading): string {
  const id = row.field(column);
  if (id === '') throw corrupt(row, column, 'is empty', reading);
  if (!isCommandId(importCommandId(FORMAT, id))) {
    throw corrupt(row, column, 'is not 1 to 117 characters of A–Z a–z 0–9 . _ : ~ -', reading);
  }
  return id;
}

function coded<Code extends string>(row: CsvRow, { column, values }: CodedColumn<Code>, reading: CsvReading): Code {
  const written = row.field(column);
  const code = values.get(written);
  if (code) return code;
  throw corrupt(
    row,
    column,
    `${quoted(written)} is not among the values of the map ${[...values.keys()].join(', ')}`,
    reading,
  );
}

function moment(row: CsvRow, { column, format }: DateColumn, reading: CsvReading): Moment | undefined {
  const written = row.field(column);
  if (written === '') return undefined;
  const at = format.instant(written, reading.zone);
  if (!at) throw corrupt(row, column, `${quoted(written)} is not a date of the form ${format.pattern}`, reading);
  if (at > reading.now) throw corrupt(row, column, `${quoted(written)} lies in the future`, reading);
  return { written, at };
}

function checkClosing(row: CsvRow, created: Moment | undefined, closed: Moment | undefined, reading: CsvReading): void {
  const { created: begin, closed: end } = reading.map;
  if (!closed) throw corrupt(row, end?.column ?? '', 'is empty in a row that is won or lost', reading);
  if (!created) throw corrupt(row, begin.column, 'is empty in a row that is won or lost', reading);
  if (closed.at < created.at) {
    const what = `${quoted(closed.written)} is before ${begin.column} ${quoted(created.written)}`;
    throw corrupt(row, end?.column ?? '', what, reading);
  }
}

function amount(row: CsvRow, reading: CsvReading): Money | undefined {
  const { value, currency } = reading.map;
  if (!value || !currency || row.field(value.column) === '') return undefined;
  const code = 'code' in currency ? currency.code : row.field(currency.column);
  const written = row.field(value.column);
  const money = amountOf(written, value.format, code);
  if (!money) throw corrupt(row, value.column, `${quoted(written)} is not an amount in ${quoted(code)}`, reading);
  return money;
}

/** No value of these columns is ever quoted. */
function customer(row: CsvRow, reading: CsvReading): CsvCustomer {
  const { birthday, id, ...texts } = reading.map.customer ?? {};
  const written = birthday ? row.field(birthday.column) : '';
  const date = birthday?.format.date(written);
  if (birthday && written !== '' && !date) {
    throw corrupt(row, birthday.column, `is not a date of the form ${birthday.format.pattern}`, reading);
  }
  const known = id === undefined ? '' : row.field(id);
  return {
    ...given(row, texts),
    ...(known !== '' && { id: known }),
    ...(date && { birthday: date === '1900-01-01' ? 'unknown' : date }),
  };
}

function given<Name extends string>(
  row: CsvRow,
  columns: Readonly<Partial<Record<Name, string | undefined>>>,
): Partial<Record<Name, string>> {
  const values = Object.entries<string | undefined>(columns).map(([name, column]) => [
    name,
    column && row.field(column),
  ]);
  return Object.fromEntries(values.filter(([, value]) => value)) as Partial<Record<Name, string>>;
}

function corrupt(row: CsvRow, column: string, what: string, { file }: CsvReading): Error {
  return corruptRow(`${column} ${what}`, { file, row: row.row, column });
}

/** Enough of a value to find it by. */
function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
