import {
  type Instant,
  isCommandId,
  type LocalDate,
  type Money,
  parseLocalDate,
  parseMoney,
  startOfDay,
  type Zone,
} from '#kernel';
import type { CsvRow } from '../csv-rows.ts';
import { corruptRow } from '../import-error.ts';
import { importCommandId } from '../import-key.ts';
import { FORMAT, PIPELINE, required } from './maven-files.ts';

/** "Annual revenue (in millions of USD)", says the data dictionary; deals have no currency of their own. */
const CURRENCY = 'USD';

export interface Day {
  readonly written: LocalDate;
  /** 00:00 of that day. */
  readonly at: Instant;
}

/** A row of the pipeline that makes sense. */
export interface Deal {
  readonly row: number;
  readonly key: string;
  readonly agent: string;
  readonly product: string;
  readonly account: string;
  readonly stage: 'Prospecting' | 'Engaging' | 'Won' | 'Lost';
  readonly engaged?: Day;
  readonly closed?: Day;
  readonly value?: Money;
}

export const DEAL_COLUMNS = [
  'opportunity_id',
  'sales_agent',
  'product',
  'account',
  'deal_stage',
  'engage_date',
  'close_date',
  'close_value',
] as const;

/** Which of the optional fields each stage has. */
const HOLDS = {
  Prospecting: { engaged: false, closed: false, value: false },
  Engaging: { engaged: true, closed: false, value: false },
  Won: { engaged: true, closed: true, value: true },
  Lost: { engaged: true, closed: true, value: true },
} as const;

/**
 * @param zone in which the source's dates are days
 * @param now days that begin later have not happened
 * @throws ImportError for a row that contradicts itself or cannot be read
 */
export function readDeal(row: CsvRow, zone: Zone, now: Instant): Deal {
  const key = required(PIPELINE, row, 'opportunity_id');
  if (!isCommandId(importCommandId(FORMAT, key))) {
    throw corrupt(row, 'opportunity_id', 'is not 1 to 115 characters of A–Z a–z 0–9 . _ : ~ -');
  }
  const stage = required(PIPELINE, row, 'deal_stage');
  if (!isStage(stage)) {
    throw corrupt(row, 'deal_stage', `${quoted(stage)} is not a stage (${Object.keys(HOLDS).join(', ')})`);
  }
  const engaged = day(row, 'engage_date', zone, now);
  const closed = day(row, 'close_date', zone, now);
  const value = amount(row);
  const holds = HOLDS[stage];
  requireOrForbid(row, 'engage_date', holds.engaged, stage);
  requireOrForbid(row, 'close_date', holds.closed, stage);
  requireOrForbid(row, 'close_value', holds.value, stage);
  if (engaged && closed && closed.at < engaged.at) {
    throw corrupt(row, 'close_date', `${quoted(closed.written)} is before engage_date ${quoted(engaged.written)}`);
  }
  return {
    row: row.row,
    key,
    agent: required(PIPELINE, row, 'sales_agent'),
    product: required(PIPELINE, row, 'product'),
    account: row.field('account'),
    stage,
    ...(engaged && { engaged }),
    ...(closed && { closed }),
    ...(value && { value }),
  };
}

function isStage(stage: string): stage is Deal['stage'] {
  return Object.hasOwn(HOLDS, stage);
}

function day(row: CsvRow, column: string, zone: Zone, now: Instant): Day | undefined {
  const text = row.field(column);
  if (text === '') return undefined;
  const written = parseLocalDate(text);
  if (!written) throw corrupt(row, column, `${quoted(text)} is not a date`);
  const at = startOfDay(written, zone);
  if (at > now) throw corrupt(row, column, `${quoted(text)} lies in the future`);
  return { written, at };
}

function amount(row: CsvRow): Money | undefined {
  const text = row.field('close_value');
  if (text === '') return undefined;
  const value = parseMoney(text, CURRENCY);
  if (!value || text.startsWith('-')) {
    throw corrupt(row, 'close_value', `${quoted(text)} is not an amount in ${CURRENCY}`);
  }
  return value;
}

function requireOrForbid(row: CsvRow, column: string, wanted: boolean, stage: string): void {
  const given = row.field(column) !== '';
  if (given === wanted) return;
  throw corrupt(row, column, given ? `stands in a row that is ${stage}` : `is empty in a row that is ${stage}`);
}

function corrupt(row: CsvRow, column: string, what: string): Error {
  return corruptRow(`${column} ${what}`, { file: PIPELINE, row: row.row, column });
}

/** Enough of a value to find it by. */
function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
