import { describe, expect, it } from '@jest/globals';
import { displayWidth, table } from './output.ts';

describe('text for a terminal', () => {
  it('counts Chinese characters and full-width forms as two columns', () => {
    expect(displayWidth('留档')).toBe(4);
    expect(displayWidth('ＡＢ(x)')).toBe(7);
    expect(displayWidth('open')).toBe(4);
  });

  it('puts columns of words on the left, columns of numbers on the right under their heading', () => {
    expect(
      table([
        ['阶段', 'n'],
        ['ENGAGING', '1330'],
        ['x', '7'],
      ]),
    ).toBe('阶段         n\nENGAGING  1330\nx            7');
  });
});
