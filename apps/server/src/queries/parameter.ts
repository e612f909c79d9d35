import type { JsonSchema } from '#edge';
import { knownTimeOf, QuestionRefused, timeOf } from '#engine';
import { type Clock, isAggregateId, parseLocalDate, startOfDay, type Zone } from '#kernel';

/** What reading a value needs to know. */
export interface Reading {
  readonly zone: Zone;
  readonly clock: Clock;
}

/** One parameter of a question. */
export interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path';
  readonly description: string;
  readonly schema: JsonSchema;
  readonly isRequired?: true;
  /** May be given more than once. */
  readonly isList?: true;
  /** What it is without being given. */
  readonly otherwise?: unknown;
  /** @throws QuestionRefused for a value that cannot be meant */
  read(text: string, reading: Reading): unknown;
}

/** The most that one page holds. */
export const MAX_PAGE = 1_000;
const PAGE = 100;
const LONGEST = 200;
const MOST = 999_999_999;

const TEXT: JsonSchema = { type: 'string', minLength: 1, maxLength: LONGEST };
const TIME: JsonSchema = { type: 'string', examples: ['2026-11-24', '2026-11-24T08:00:00Z'] };

export function text(name: string, description: string): Parameter {
  return {
    name,
    in: 'query',
    description,
    schema: TEXT,
    read(value) {
      if (value.length > 0 && value.length <= LONGEST) return value;
      throw new QuestionRefused({
        zh: `${name} 应为 1 至 ${LONGEST} 个字符，或不给`,
        en: `${name} is not a text of 1 to ${LONGEST} characters: write one, or leave it out`,
      });
    },
  };
}

export function list(name: string, description: string): Parameter {
  return { ...text(name, description), isList: true };
}

export function oneOf(name: string, description: string, words: readonly string[]): Parameter {
  return {
    ...text(name, description),
    schema: { type: 'string', enum: words },
    read(value) {
      if (words.includes(value)) return value;
      throw new QuestionRefused({
        zh: `${name} 应为 ${words.join('、')} 之一`,
        en: `${name} is none of ${words.join(', ')}: write one of them`,
      });
    },
  };
}

export function time(name: string, description: string): Parameter {
  return {
    name,
    in: 'query',
    description,
    schema: TIME,
    read: (value, { zone }) => existing(name, timeOf(value, zone)),
  };
}

/** A time that something begins with: a date means its first instant. */
export function begin(name: string, description: string): Parameter {
  const instant = time(name, description);
  return {
    ...instant,
    read(value, reading) {
      const date = parseLocalDate(value);
      return date ? startOfDay(date, reading.zone) : instant.read(value, reading);
    },
  };
}

/** @param byDefault what stands where it is not given, where that is one number */
export function wholeNumber(name: string, description: string, byDefault?: number): Parameter {
  return {
    name,
    in: 'query',
    description,
    schema: { type: 'integer', minimum: 0, maximum: MOST, ...(byDefault !== undefined && { default: byDefault }) },
    read(value) {
      if (/^\d{1,9}$/.test(value)) return Number(value);
      throw new QuestionRefused({
        zh: `${name} 应为 0 至 ${MOST} 的整数`,
        en: `${name} is not a whole number from 0 to ${MOST}`,
      });
    },
  };
}

export const effectiveAt = time(
  'effectiveAt',
  'what was true then: an instant, or a date meaning its last millisecond',
);

export const asOf = knownTime(
  'asOf',
  'what was known then: an instant, or a date meaning its last millisecond; today means now',
);

/** A time of knowing: today means now. */
export function knownTime(name: string, description: string): Parameter {
  return {
    ...time(name, description),
    read: (value, { zone, clock }) => existing(name, knownTimeOf(value, zone, clock())),
  };
}

function existing<Time>(name: string, read: Time | undefined): Time {
  if (read !== undefined) return read;
  throw new QuestionRefused({
    zh: `${name} 不是存在的时刻：请写成 2026-11-24 或 2026-11-24T08:00:00Z`,
    en: `${name} is not a time that exists: write 2026-11-24 or 2026-11-24T08:00:00Z`,
  });
}

export const limit: Parameter = {
  name: 'limit',
  in: 'query',
  description: 'how many at most',
  schema: { type: 'integer', minimum: 1, maximum: MAX_PAGE, default: PAGE },
  otherwise: PAGE,
  read(value) {
    const count = Number(value);
    if (/^\d{1,6}$/.test(value) && count >= 1 && count <= MAX_PAGE) return count;
    throw new QuestionRefused({
      zh: `limit 应为 1 至 ${MAX_PAGE} 的整数`,
      en: `limit is not a whole number from 1 to ${MAX_PAGE}`,
    });
  },
};

const LONGEST_CURSOR = 1_000;

export const after: Parameter = {
  name: 'after',
  in: 'query',
  description: 'the `next` of the page before: opaque',
  schema: { type: 'string', minLength: 1, maxLength: LONGEST_CURSOR },
  read(value) {
    if (value.length > 0 && value.length <= LONGEST_CURSOR) return value;
    throw new QuestionRefused({
      zh: 'after 是上一页的 "next"：原样给出，或不给',
      en: 'after is the "next" of the page before: give it as it was, or leave it out',
    });
  },
};

/** An opaque id in the address. What cannot be an id finds nothing. */
export function idInPath(name: string, description: string): Parameter {
  return {
    name,
    in: 'path',
    description,
    schema: { type: 'string', minLength: 1, maxLength: 128 },
    read: (value) => (isAggregateId(value) ? value : ''),
  };
}
