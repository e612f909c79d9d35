import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from '@jest/globals';
import { recordsAtPositions } from './records-at-positions.ts';

describe('records at some positions', () => {
  const db = new DatabaseSync(':memory:');
  db.exec('CREATE TABLE event (position INTEGER PRIMARY KEY, body TEXT NOT NULL)');
  for (let position = 1; position <= 2_000; position++) {
    if (position !== 77) db.prepare('INSERT INTO event VALUES (?, ?)').run(position, `{"n":${position}}`);
  }
  const recordsAt = recordsAtPositions(db, 'a.db');

  it('come in the order in which they are asked for', () => {
    const positions = Array.from({ length: 1_000 }, (_, n) => 101 + ((n * 617) % 1_871));
    const found = JSON.parse(recordsAt(positions)) as readonly { readonly n: number }[];
    expect(found.map(({ n }) => n)).toEqual(positions);
  });

  it('are refused where the log lacks one, which is named', () => {
    for (const positions of [[76, 77, 78], [77]]) {
      expect(() => recordsAt(positions)).toThrow(
        expect.objectContaining({
          code: 'store-damaged',
          message: expect.stringContaining('a.db has no sound record at position 77'),
        }),
      );
    }
  });
});
