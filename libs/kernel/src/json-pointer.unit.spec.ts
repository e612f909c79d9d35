import { describe, expect, it } from '@jest/globals';
import { namesOf, pointerTo } from './json-pointer.ts';

describe('a JSON pointer', () => {
  // RFC 6901, section 5.
  it.each([
    ['', []],
    ['/foo', ['foo']],
    ['/foo/0', ['foo', '0']],
    ['/', ['']],
    ['/a~1b', ['a/b']],
    ['/m~0n', ['m~n']],
    ['/~01', ['~1']],
  ])('%j names %j', (pointer, names) => {
    expect(namesOf(pointer)).toEqual(names);
    expect(names.reduce(pointerTo, '')).toBe(pointer);
  });
});
