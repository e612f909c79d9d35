import { isCode } from '../code.ts';
import { isAggregateId } from '../id.ts';
import { isInstant } from '../instant.ts';
import type { Json, JsonObject } from '../json.ts';
import { parseKilometres } from '../kilometres.ts';
import { parseMoney } from '../money.ts';
import { parseLocalDate, parseZone } from '../zone.ts';

/** Groups whose members anybody may name; everywhere else a name that no example has is unknown. */
const OPEN: ReadonlySet<string> = new Set(['dimensions', 'birthdaysDueAt']);
const NAMES_AN_ID = /Id$|^(consultant|outlet)$/;
/** Words of dictionaries, which stand in clear. */
const NAMES_A_CODE =
  /^(type|purpose|outcome|channel|intakeChannel|salesChannel|infoSource|item|rule|family|code|kind|idType|role)$/;
const SHA256 = /^[0-9a-f]{64}$/;
const LONGEST_TEXT = 10_000;

/** The values that stand at a path in any of these; none where it leads through a list or to an unknown name. */
export function valuesAt(roots: readonly Json[], path: readonly string[]): readonly Json[] {
  return path.reduce((nodes, name, depth) => nodes.flatMap((node) => members(node, name, path[depth - 1])), roots);
}

function members(node: Json, name: string, group: string | undefined): readonly Json[] {
  if (!isObject(node)) return [];
  if (group !== undefined && OPEN.has(group)) return Object.values(node);
  return Object.hasOwn(node, name) ? [node[name] as Json] : [];
}

/**
 * Whether a value has the form that examples of its field have: the same kind of JSON; money with its currency's decimals,
 * instants, dates, zones, ids, codes, digests and kilometres as such; nothing below zero where no example is; groups with all the
 * members that every example has and none that none has.
 */
export function fits(value: Json, name: string, examples: readonly Json[]): boolean {
  if (value === null || typeof value === 'boolean') return examples.some((one) => kindOf(one) === kindOf(value));
  if (typeof value === 'string') return textFits(value, name, examples.filter(isText));
  if (typeof value === 'number') return numberFits(value, name, examples.filter(isNumber));
  if (isList(value)) {
    const lists = examples.filter(isList);
    return lists.length > 0 && value.every((one) => fits(one, name, lists.flat()));
  }
  const groups = examples.filter(isObject);
  return groups.some(isMoneyLike) ? moneyFits(value, groups) : groupFits(value, name, groups);
}

function textFits(text: string, name: string, examples: readonly string[]): boolean {
  if (examples.length === 0 || text.trim() === '' || text.length > LONGEST_TEXT) return false;
  if (NAMES_AN_ID.test(name)) return isAggregateId(text);
  if (NAMES_A_CODE.test(name)) return isCode(text);
  if (name === 'zone') return parseZone(text) !== undefined;
  const forms = FORMS.filter((form) => examples.some(form));
  // Beside a form, an example in words (a birthday that is `unknown`) is the only word allowed.
  return forms.length === 0 || forms.some((form) => form(text)) || examples.some((one) => one === text);
}

const FORMS: readonly ((text: string) => boolean)[] = [
  isInstant,
  (text) => parseLocalDate(text) !== undefined,
  (text) => SHA256.test(text),
];

function numberFits(number: number, name: string, examples: readonly number[]): boolean {
  if (examples.length === 0 || !Number.isFinite(number)) return false;
  if (name.endsWith('Km')) return parseKilometres(number) !== undefined;
  if (number < 0 && !examples.some((one) => one < 0)) return false;
  return Number.isSafeInteger(number) || !examples.every(Number.isInteger);
}

function moneyFits(value: JsonObject, examples: readonly JsonObject[]): boolean {
  const { amount, currency, ...more } = value;
  if (typeof amount !== 'string' || typeof currency !== 'string' || Object.keys(more).length > 0) return false;
  if (amount.startsWith('-') && !examples.some((one) => String(one.amount).startsWith('-'))) return false;
  return parseMoney(amount, currency)?.amount === amount;
}

/** Whether a path leads to a part that no money can lack. */
export function isPartOfMoney(path: readonly string[], roots: readonly Json[]): boolean {
  return valuesAt(roots, path.slice(0, -1)).some((group) => isObject(group) && isMoneyLike(group));
}

function groupFits(value: JsonObject, name: string, examples: readonly JsonObject[]): boolean {
  if (examples.length === 0) return false;
  const open = OPEN.has(name);
  const needed = open ? [] : Object.keys(examples[0] ?? {}).filter((key) => examples.every((one) => key in one));
  return (
    needed.every((key) => Object.hasOwn(value, key)) &&
    Object.entries(value).every(([key, member]) =>
      fits(
        member,
        key,
        examples.flatMap((one) => members(one, key, name)),
      ),
    )
  );
}

function isMoneyLike(group: JsonObject): boolean {
  return 'amount' in group && 'currency' in group;
}

function kindOf(value: Json): string {
  return value === null ? 'null' : typeof value;
}

function isText(value: Json): value is string {
  return typeof value === 'string';
}

function isNumber(value: Json): value is number {
  return typeof value === 'number';
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
