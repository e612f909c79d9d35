import { type JsonObject, pointerTo } from '#kernel';
import { EventRefused } from '../errors.ts';
import { DEEPEST_NESTING } from './limits.ts';

/**
 * The JSON text of an object, only where reading it back gives an equal object.
 * @param where JSON pointer to the object, for the refusal
 * @throws EventRefused for undefined, non-finite numbers, integers beyond 2^53, lone surrogates, anything that is not
 * plain JSON, and nesting deeper than 500
 */
export function jsonText(object: JsonObject, where: string): string {
  const wrong = flawIn(object, 1);
  if (wrong) throw new EventRefused(`${wrong.reason} cannot be stored`, where + wrong.pointer);
  return JSON.stringify(object);
}

interface Flaw {
  readonly reason: string;
  readonly pointer: string;
}

function flawIn(value: unknown, depth: number): Flaw | undefined {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed() ? undefined : here('text with a lone surrogate');
    case 'number':
      return flawInNumber(value);
    case 'boolean':
      return undefined;
    case 'object':
      if (value === null) return undefined;
      if (depth > DEEPEST_NESTING) return here(`nesting deeper than ${DEEPEST_NESTING}`);
      return Array.isArray(value) ? flawInArray(value, depth) : flawInObject(value, depth);
    default:
      return here(value === undefined ? 'undefined' : `a ${typeof value}`);
  }
}

function flawInNumber(value: number): Flaw | undefined {
  if (!Number.isFinite(value)) return here('a number that is not finite');
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? here('an integer beyond 2^53') : undefined;
}

function flawInArray(array: readonly unknown[], depth: number): Flaw | undefined {
  for (let n = 0; n < array.length; n++) {
    const flaw = flawIn(array[n], depth + 1);
    if (flaw) return below(String(n), flaw);
  }
  return undefined;
}

function flawInObject(object: object, depth: number): Flaw | undefined {
  const prototype = Object.getPrototypeOf(object);
  // Objects of another realm (test runners, worker contexts) are plain too: their prototype has no prototype.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return here('an object that is not plain JSON');
  if (typeof (object as { toJSON?: unknown }).toJSON === 'function') return here('an object with toJSON');
  for (const key of Object.keys(object)) {
    const flaw = key.isWellFormed()
      ? flawIn((object as Record<string, unknown>)[key], depth + 1)
      : here('a key with a lone surrogate');
    if (flaw) return below(key.toWellFormed(), flaw);
  }
  return undefined;
}

function here(reason: string): Flaw {
  return { reason, pointer: '' };
}

function below(key: string, flaw: Flaw): Flaw {
  return { reason: flaw.reason, pointer: pointerTo('', key) + flaw.pointer };
}
