import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from './canonical-json.ts';
import { derivedId, eventId, isAggregateId, isCommandId, vehicleId } from './id.ts';

describe('derived ids', () => {
  // Computed with Python's uuid.uuid5 in the namespace of the specification.
  it('are UUIDv5 over the canonical form of their parts', () => {
    expect(eventId('opportunity-abc', 'cmd-1', 0)).toBe('61203054-df35-593e-81b7-fa7e6b317cee');
    expect(derivedId('opportunity', 'cmd-1')).toBe('d8e4d2ec-1633-5c53-87b0-e75b8a42b033');
    expect(vehicleId('LSVAA49J132047371')).toBe('5857579e-6641-5494-a3f8-8c101d06d580');
  });

  it('need no canonicalizer: the JSON of such an array is its canonical form', () => {
    const parts = ['opportunity-A~._-9', 'import:maven:é"\\\u0007', 12];
    expect(JSON.stringify(parts)).toBe(canonicalJson(parts));
  });
});

describe('given ids', () => {
  it.each(['a', 'A.b_c~d-9', 'x'.repeat(128)])('%s names an aggregate', (id) => {
    expect(isAggregateId(id)).toBe(true);
  });

  it.each(['', 'a b', 'a:b', '张', 'x'.repeat(129), 'a/b', 7, null])('%s does not', (id) => {
    expect(isAggregateId(id)).toBe(false);
  });

  it('may hold a colon where they name a command', () => {
    expect(isCommandId('import:maven:1C1I7A6R')).toBe(true);
    expect(isCommandId('')).toBe(false);
  });
});
