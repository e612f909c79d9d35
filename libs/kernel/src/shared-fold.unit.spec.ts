import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { JsonObject } from './json.ts';
import { sharedFold } from './shared-fold.ts';

interface Letter {
  readonly id: string;
  readonly data: JsonObject;
}

const letters: readonly Letter[] = [...'abcd'].map((letter) => ({ id: letter, data: { letter } }));
const corrected = letters.map(({ id }): Letter => ({ id, data: { letter: id.toUpperCase() } }));
const written = (text: string, { data }: Letter) => text + data.letter;

describe('a shared fold', () => {
  it('leads to what folding each sequence from its first event leads to', () => {
    const sequence = fc.array(fc.constantFrom(...letters, ...corrected), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(sequence, { maxLength: 10 }), (sequences) => {
        const fold = sharedFold(written, '');
        for (const events of sequences) expect(fold(events)).toBe(events.reduce(written, ''));
      }),
    );
  });

  it('folds what sequences begin with alike once', () => {
    let steps = 0;
    const fold = sharedFold<string, Letter>((text, event) => {
      steps += 1;
      return written(text, event);
    }, '');
    const [a, b, c, d] = letters as [Letter, Letter, Letter, Letter];
    for (const events of [[a], [a, b], [a, b, c], [a, b, d], [a, b, c], []]) fold(events);
    expect(steps).toBe(4);
  });
});
