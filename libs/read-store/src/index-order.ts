import type { Indexed } from './read-store.ts';

/** Order of index values: null, then numbers by value, then strings by UTF-8 bytes. Negative, zero or positive. */
export function compareIndexed(a: Indexed, b: Indexed): number {
  if (typeof a === 'string' && typeof b === 'string') return compareUtf8(a, b);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return rank(a) - rank(b);
}

function rank(value: Indexed): number {
  return value === null ? 0 : typeof value === 'number' ? 1 : 2;
}

/** Order of two strings by their UTF-8 bytes, which is that of their code points. */
export function compareUtf8(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at++) {
    const [x, y] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (x !== y) return codePointRank(x) - codePointRank(y);
  }
  return a.length - b.length;
}

/** A surrogate stands for a code point above U+FFFF, hence after U+E000–U+FFFF. */
function codePointRank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
