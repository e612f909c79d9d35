import { describe, expect, it } from '@jest/globals';
import { beyondLimits, MAX_DEPTH } from './json-limits.ts';

const nested = (depth: number) => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

describe('limits of JSON', () => {
  it('allow what commands need', () => {
    expect(beyondLimits({ a: [1, -2.5, 'x', true, null, { b: '😀' }] })).toBeUndefined();
    expect(beyondLimits(nested(MAX_DEPTH))).toBeUndefined();
  });

  it.each([
    ['nesting one too deep', nested(MAX_DEPTH + 1), 'too-deep', '/0'.repeat(MAX_DEPTH)],
    ['nesting that would exhaust a stack', nested(200_000), 'too-deep', '/0'.repeat(MAX_DEPTH)],
    ['__proto__', JSON.parse('{"a":[{"__proto__":{}}]}'), 'reserved-name', '/a/0'],
    ['constructor', { a: { constructor: 1 } }, 'reserved-name', '/a'],
    ['prototype', { prototype: 1 }, 'reserved-name', ''],
    ['toString', { toString: 1 }, 'reserved-name', ''],
    ['half a surrogate pair', { a: 'x\ud800' }, 'malformed-text', '/a'],
    ['half a surrogate pair in a name', { 'x\ud800': 1 }, 'malformed-text', ''],
    ['an infinite number', JSON.parse('{"a":1e999}'), 'inexact-number', '/a'],
    ['an integer beyond 2^53', JSON.parse('[12345678901234567890]'), 'inexact-number', '/0'],
    ['what JSON does not have', { a: undefined }, 'not-json', '/a'],
  ])('forbid %s', (_, value, code, pointer) => {
    expect(beyondLimits(value)).toMatchObject({ code, pointer });
  });

  it('never repeat a name that a sender made up', () => {
    expect(beyondLimits({ a: { 'tel 13800000000': [Number.NaN] } })).toMatchObject({ pointer: '/a' });
  });
});
