import { describe, expect, it } from '@jest/globals';
import { type KnownRow, type KnownRows, rowMemory } from './row-memory.ts';

const row = (size: number): KnownRow => ({ place: size, document: { size }, size });
const known = (rows: KnownRows, keys: string) => [...keys].filter((key) => rows.get(key)).join('');

describe('a memory of rows', () => {
  it('forgets those used least recently, of all collections together', () => {
    const memory = rowMemory(10);
    const [deals, visits] = [memory.rows(), memory.rows()];
    deals.set('a', row(4));
    visits.set('a', row(4));
    expect(deals.get('a')).toMatchObject(row(4));
    visits.set('b', row(2));
    expect([known(deals, 'ab'), known(visits, 'ab')]).toEqual(['a', 'ab']);
    deals.get('a');
    visits.set('c', row(3));
    expect([known(deals, 'a'), known(visits, 'abc')]).toEqual(['a', 'bc']);
  });

  it('counts a row that was written again once, as long as it is now', () => {
    const rows = rowMemory(10).rows();
    for (const size of [3, 4, 5]) rows.set('a', row(size));
    rows.set('b', row(5));
    expect(known(rows, 'ab')).toBe('ab');
    expect(rows.get('a')).toMatchObject(row(5));
    rows.set('a', row(6));
    expect(known(rows, 'ab')).toBe('a');
  });

  it('holds no row that is longer than all of it', () => {
    const rows = rowMemory(10).rows();
    rows.set('a', row(3));
    rows.set('b', row(11));
    expect(known(rows, 'ab')).toBe('');
    rows.set('c', row(10));
    expect(known(rows, 'abc')).toBe('c');
  });

  it('gives back the room of what is deleted or cleared', () => {
    const memory = rowMemory(10);
    const [deals, visits] = [memory.rows(), memory.rows()];
    deals.set('a', row(5));
    visits.set('a', row(5));
    deals.clear();
    deals.set('b', row(5));
    visits.delete('a');
    visits.delete('a');
    visits.set('c', row(5));
    expect([known(deals, 'ab'), known(visits, 'ac')]).toEqual(['b', 'c']);
    memory.clear();
    deals.set('a', row(10));
    expect([known(deals, 'ab'), known(visits, 'ac')]).toEqual(['a', '']);
  });
});
