import { describe, expect, it } from '@jest/globals';
import { sideNotes } from './side-notes.ts';

describe('notes on objects', () => {
  it('stand on each object by itself, the last one of each', () => {
    const notes = sideNotes<object, number>();
    const [a, b] = [{}, []];
    notes.keep(a, 1);
    notes.keep(b, 2);
    notes.keep(a, 3);
    expect([notes.of(a), notes.of(b), notes.of({})]).toEqual([3, 2, undefined]);
  });

  it('of different kinds do not meet', () => {
    const [some, others] = [sideNotes<object, string>(), sideNotes<object, string>()];
    const on = {};
    some.keep(on, 'some');
    expect(others.of(on)).toBeUndefined();
  });

  it('are seen by no reader of the object', () => {
    const notes = sideNotes<readonly number[], string>();
    const on = [1, 2];
    notes.keep(on, 'note');
    expect(JSON.stringify(on)).toBe('[1,2]');
    expect(on).toStrictEqual([1, 2]);
    expect(Object.assign({}, on)).toStrictEqual({ 0: 1, 1: 2 });
    expect(notes.of([...on])).toBeUndefined();
    expect(notes.of(structuredClone(on))).toBeUndefined();
  });
});
