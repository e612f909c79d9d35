import { decimalsOf, parseZone } from '#kernel';
import {
  type AmountColumn,
  type CodedColumn,
  type CsvMap,
  type CustomerColumns,
  type DateColumn,
  type Outcome,
  type StageModelId,
  stagesOf,
} from './csv-map.ts';
import { dateFormat } from './date-format.ts';
import { type Entry, entries, members, needed, oneOf, optional, text, wrong } from './map-reading.ts';

const MEMBERS = [
  'source',
  'separator',
  'zone',
  'stageModel',
  'id',
  'created',
  'closed',
  'stage',
  'outcome',
  'value',
  'currency',
  'consultant',
  'outlet',
  'product',
  'dimensions',
  'customer',
];
const OUTCOMES: readonly Outcome[] = ['open', 'won', 'lost'];
const CUSTOMER_TEXTS = ['id', 'name', 'surname', 'phone', 'gender', 'residentialArea'] as const;
const DIMENSION_NAME = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;
/** Dimensions that have a member of their own. */
const OWN_MEMBER = ['consultant', 'outlet', 'product', 'stage'];

/**
 * Reads the JSON form of a map.
 * @param file name of the map's file, for messages
 * @throws ImportError with the JSON pointer to what is wrong
 */
export function readCsvMap(file: string, json: string): CsvMap {
  const top: Entry = { value: parsed(json, file), pointer: '', file };
  const found = members(top, MEMBERS);
  const stageModel: StageModelId = oneOf(needed(top, found, 'stageModel'), ['simple', 'dealer']);
  const map = {
    source: text(needed(top, found, 'source')),
    separator: optional(found, 'separator', separator) ?? ',',
    stageModel,
    created: dateColumn(needed(top, found, 'created')),
    dimensions: optional(found, 'dimensions', dimensions) ?? new Map<string, string>(),
    zone: optional(found, 'zone', (entry) => parseZone(text(entry)) ?? wrong(entry, 'no such time zone is known')),
    id: optional(found, 'id', text),
    closed: optional(found, 'closed', dateColumn),
    stage: optional(found, 'stage', (entry) => codedColumn(entry, stagesOf(stageModel))),
    outcome: optional(found, 'outcome', (entry) => codedColumn(entry, OUTCOMES)),
    value: optional(found, 'value', amountColumn),
    currency: optional(found, 'currency', currency),
    consultant: optional(found, 'consultant', text),
    outlet: optional(found, 'outlet', text),
    product: optional(found, 'product', text),
    customer: optional(found, 'customer', customerColumns),
  };
  if (map.outcome && !map.closed) wrong(top, 'it has "outcome" and lacks "closed"');
  if (map.closed && !map.outcome) wrong(top, 'it has "closed" and lacks "outcome"');
  if (map.value && !map.currency) wrong(top, 'it has "value" and lacks "currency"');
  return present(map);
}

function parsed(json: string, file: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return wrong({ value: json, pointer: '', file }, 'it is not JSON');
  }
}

function separator(entry: Entry): string {
  const written = text(entry);
  return written.length === 1 && !'"\r\n'.includes(written) ? written : wrong(entry, 'one character must stand here');
}

function dateColumn(entry: Entry): DateColumn {
  const found = members(entry, ['column', 'format']);
  const format = needed(entry, found, 'format');
  const known = dateFormat(text(format));
  if (!known) wrong(format, 'ISO or a pattern of YYYY, MM, M, DD, D, HH, H, mm and ss must stand here');
  return { column: text(needed(entry, found, 'column')), format: known };
}

function amountColumn(entry: Entry): AmountColumn {
  const found = members(entry, ['column', 'decimal', 'grouping']);
  const decimal = optional(found, 'decimal', (sign) => oneOf<'.' | ','>(sign, ['.', ','])) ?? '.';
  const grouping = optional(found, 'grouping', (sign) => oneOf(sign, ['.', ',', ' ', "'", '\u00a0', '\u202f']));
  if (grouping === decimal) wrong(entry, 'decimal and grouping are the same');
  return {
    column: text(needed(entry, found, 'column')),
    format: { decimal, ...(grouping !== undefined && { grouping }) },
  };
}

function codedColumn<Code extends string>(entry: Entry, codes: readonly Code[]): CodedColumn<Code> {
  const found = members(entry, ['column', 'values']);
  const values = entries(needed(entry, found, 'values'));
  return {
    column: text(needed(entry, found, 'column')),
    values: new Map([...values].map(([written, code]) => [written, oneOf(code, codes)])),
  };
}

function currency(entry: Entry): NonNullable<CsvMap['currency']> {
  if (typeof entry.value === 'object') return { column: text(needed(entry, members(entry, ['column']), 'column')) };
  const code = text(entry);
  try {
    decimalsOf(code);
  } catch {
    wrong(entry, 'an ISO 4217 currency code or {"column": …} must stand here');
  }
  return { code };
}

function dimensions(entry: Entry): ReadonlyMap<string, string> {
  const found = entries(entry);
  for (const [name, column] of found) {
    if (OWN_MEMBER.includes(name)) wrong(column, `"${name}" stands at the top of the map`);
    if (!DIMENSION_NAME.test(name)) wrong(column, 'a dimension is named with 1 to 64 letters, digits and _');
  }
  return new Map([...found].map(([name, column]) => [name, text(column)]));
}

function customerColumns(entry: Entry): CustomerColumns {
  const found = members(entry, [...CUSTOMER_TEXTS, 'birthday']);
  const texts = CUSTOMER_TEXTS.map((name) => [name, optional(found, name, text)]);
  return present({ ...Object.fromEntries(texts), birthday: optional(found, 'birthday', dateColumn) });
}

type Present<Shape> = { [Key in keyof Shape as undefined extends Shape[Key] ? never : Key]: Shape[Key] } & {
  [Key in keyof Shape as undefined extends Shape[Key] ? Key : never]?: Exclude<Shape[Key], undefined>;
};

/** Without the members that are not there. */
function present<Shape extends object>(shape: Shape): Present<Shape> {
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as Present<Shape>;
}
