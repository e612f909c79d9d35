import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { missingTests, namedTests, PROJECT, rowsOf, textOf } from './named-tests.ts';

const bugs = rowsOf(textOf('docs/bugs.md'));

describe('docs/bugs.md', () => {
  it('names for each bug a file that was mended and tests that there are', () => {
    expect(bugs.length).toBeGreaterThan(0);
    for (const [what, mended = '', tests = ''] of bugs) {
      expect([what, existsSync(PROJECT + mended.replaceAll('`', ''))]).toEqual([what, true]);
      expect([what, namedTests(tests).length]).toEqual([what, tests.split('<br>').length]);
    }
    expect(missingTests(bugs.flatMap(([, , tests = '']) => namedTests(tests)))).toEqual([]);
  });
});
