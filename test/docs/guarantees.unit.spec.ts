import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { missingTests, namedTests, PROJECT, rowsOf, textOf } from './named-tests.ts';

const guarantees = rowsOf(textOf('docs/guarantees.md'));

describe('docs/guarantees.md', () => {
  it('gives each claim a file that keeps it and a test that shows it', () => {
    expect(guarantees.length).toBeGreaterThan(50);
    for (const [claim, keptIn = '', tests = ''] of guarantees) {
      const files = [...keptIn.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file);
      expect([claim, files.length > 0, files.filter((file) => !existsSync(PROJECT + file))]).toEqual([claim, true, []]);
      expect([claim, namedTests(tests).length > 0]).toEqual([claim, true]);
      expect([claim, namedTests(tests).length]).toEqual([claim, tests.split('<br>').length]);
    }
  });

  it('names tests that there are', () => {
    expect(missingTests(guarantees.flatMap(([, , tests = '']) => namedTests(tests)))).toEqual([]);
  });

  it('would notice a test that is gone, and a file', () => {
    const file = 'test/docs/guarantees.unit.spec.ts';
    expect(missingTests([{ file, name: 'names tests that there are' }])).toEqual([]);
    const gone = [
      { file, name: ['a test', 'renamed'].join(' ') },
      { file: 'test/gone.spec.ts', name: 'names tests that there are' },
    ];
    expect(missingTests(gone)).toHaveLength(2);
  });
});
