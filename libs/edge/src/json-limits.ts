import type { Fault, Text } from '#kernel';
import { pointerTo } from './pointer-to.ts';
import { isReserved } from './reserved-name.ts';

export const MAX_DEPTH = 32;

const MESSAGES = {
  'too-deep': {
    zh: `嵌套不得超过 ${MAX_DEPTH} 层`,
    en: `Nest objects and lists at most ${MAX_DEPTH} deep`,
  },
  'reserved-name': {
    zh: '字段名与语言保留名冲突（如 __proto__、constructor）；请去掉该字段',
    en: 'A field has a name that the language reserves, such as __proto__ or constructor; leave it out',
  },
  'malformed-text': {
    zh: '文字中有不成对的代理字符；请以 UTF-8 重新编码',
    en: 'The text holds half of a surrogate pair; encode it as UTF-8 again',
  },
  'inexact-number': {
    zh: '数字过大，无法精确保存；金额请写成字符串',
    en: 'The number is too large to be kept exactly; write amounts as strings',
  },
  'not-json': { zh: '只接受 JSON 的值', en: 'Only JSON values are taken' },
} satisfies Record<string, Text>;

/**
 * The first thing about a JSON value that no command may have, whatever its fields: nesting beyond MAX_DEPTH, a name of
 * Object.prototype, a lone surrogate, a number that is not finite or an integer that is not exact.
 */
export function beyondLimits(value: unknown, pointer = '', depth = 0): Fault | undefined {
  if (typeof value === 'string') return value.isWellFormed() ? undefined : fault('malformed-text', pointer);
  if (typeof value === 'number') return exact(value) ? undefined : fault('inexact-number', pointer);
  if (value === null || typeof value === 'boolean') return undefined;
  if (typeof value !== 'object') return fault('not-json', pointer);
  if (depth >= MAX_DEPTH) return fault('too-deep', pointer);
  for (const name of Object.keys(value)) {
    const member = pointerTo(pointer, name);
    if (isReserved(name)) return fault('reserved-name', pointer);
    if (!name.isWellFormed()) return fault('malformed-text', pointer);
    const found = beyondLimits((value as Record<string, unknown>)[name], member, depth + 1);
    // Below a name that is not repeated there is no place to point to.
    if (found) return member === pointer ? { ...found, pointer } : found;
  }
  return undefined;
}

function exact(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}

function fault(code: keyof typeof MESSAGES, pointer: string): Fault {
  return { pointer, code, message: MESSAGES[code] };
}
