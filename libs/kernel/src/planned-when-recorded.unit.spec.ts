import { describe, expect, it } from '@jest/globals';
import { type Instant, instantOf } from './instant.ts';
import { refuseBackdating } from './planned-when-recorded.ts';

const now = '2026-11-20T12:00:00.000Z' as Instant;

describe('a planning act', () => {
  it.each([
    [-300_000, false],
    [0, false],
    [300_000, false],
    [300_001, true],
  ])('said to lie %i ms back is refused: %s', (back, refused) => {
    const occurredAt = instantOf(Date.parse(now) - back);
    expect(refuseBackdating({ occurredAt, now })?.rule).toBe(refused ? 'planned-when-recorded' : undefined);
  });
});
