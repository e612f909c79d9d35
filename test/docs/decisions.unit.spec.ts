import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { PROJECT, textOf } from './named-tests.ts';

const FOLDER = 'docs/decisions/';
const pages = readdirSync(PROJECT + FOLDER);

describe('docs/decisions', () => {
  it('gives each page a number of its own', () => {
    expect(pages.length).toBeGreaterThan(0);
    expect(new Set(pages.map((page) => page.slice(0, 4))).size).toBe(pages.length);
  });

  it.each(pages)('%s is titled with the sentence that it is named after, on one page', (page) => {
    const [title = '', ...rest] = textOf(FOLDER + page).split('\n');
    const slug = title
      .replace(/^# /, '')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-');
    expect(page).toMatch(/^\d{4}-/);
    expect(page.slice(5)).toBe(`${slug}.md`);
    expect(rest.length).toBeLessThan(60);
    for (const part of ['**Decision.**', '**Rejected.**', '**What would change our mind.**']) {
      expect(rest.join('\n')).toContain(part);
    }
  });

  it.each(pages)('%s names files that there are', (page) => {
    const named = [...textOf(FOLDER + page).matchAll(/`((?:libs|apps|projections|test|docs)\/[^`]+)`/g)];
    expect(named.map(([, file = '']) => file).filter((file) => !existsSync(PROJECT + file))).toEqual([]);
  });
});
