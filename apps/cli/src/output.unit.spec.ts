import { describe, expect, it } from '@jest/globals';
import { displayWidth, table } from './output.ts';

describe('text for a terminal', () => {
  it('counts Chinese characters and full-width forms as two columns', () => {
    expect(displayWidth('留档')).toBe(4);
    expect(displayWidth('ＡＢ(x)')).toBe(7);
    expect(displayWidth('open')).toBe(4);
  });

  it('puts words on the left, numbers on the right, in columns of equal width', () => {
    expect(
      table([
        ['阶段', 'n'],
        ['ENGAGING', '1330'],
        ['x', '7'],
      ]),
    ).toBe('阶段      n\nENGAGING  1330\nx            7');
  });
});
