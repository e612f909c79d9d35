import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { EXIT } from '../../apps/cli/src/exit-code.ts';
import { dealtrail } from '../support/dealtrail.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

jest.setTimeout(60_000);
/** What the steps for a new event are told from. */
const STEPS = 'libs/opportunity/src/';

const read = (file: string) => readFileSync(file, 'utf8');
const readme = read('README.md');
const chinese = read('README.zh.md');

/** Words in code, within lines. */
function codeIn(text: string): readonly string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
}

/** Lines between fences, each block by itself. */
function blocksIn(text: string): readonly (readonly string[])[] {
  return [...text.matchAll(/^```\n([\s\S]*?)^```/gm)].map(([, block = '']) => block.split('\n'));
}

/** Rows of the table that says where things are. */
function mapIn(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.startsWith('|') && codeIn(line).length > 0);
}

/** Files and folders that a README names: in its table, its links, its diagram and its steps for a new event. */
function placesIn(text: string): readonly string[] {
  const rows = mapIn(text).flatMap((row) => {
    const places = codeIn(row).filter((code) => code.includes('/') || code.endsWith('.ts'));
    const folder = places[0]?.replace(/[^/]*$/, '') ?? '';
    return places.map((place) => (place.includes('/') ? place : folder + place));
  });
  const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, place = '']) => place);
  const drawn = text.match(/\b(?:apps|libs|projections)\/[a-z*-]+/g) ?? [];
  const steps = codeIn(text.replaceAll(/^\|.*$/gm, '')).filter((code) => /^[a-z-]+(\.ts$|\/(index\.ts)?$)/.test(code));
  return [...rows, ...links, ...drawn, ...steps.map((step) => STEPS + step)].map((place) =>
    place.replaceAll(/<[^>]+>/g, '*'),
  );
}

describe('README.md', () => {
  const folder = temporaryFolder();

  it('shows commands that are accepted as they stand, and done once', async () => {
    const shown = blocksIn(readme).find(([first]) => first === '$ cat today.jsonl') ?? [];
    const lines = shown.filter((line) => line.startsWith('{'));
    expect(lines.length).toBeGreaterThan(1);
    expect(shown).toContain('$ dealtrail send today.jsonl');
    const file = join(folder, 'today.jsonl');
    writeFileSync(file, lines.join('\n'));
    const send = async () => {
      const { exitCode, stdout } = await dealtrail(['send', file, '--data', join(folder, 'data')]);
      const results = stdout.trim().split('\n');
      return { exitCode, results: results.map((line) => JSON.parse(line) as { repeated: boolean }) };
    };
    const first = await send();
    expect(first.exitCode).toBe(EXIT.done);
    expect(first.results).toHaveLength(lines.length);
    expect(await send()).toEqual({
      exitCode: EXIT.done,
      results: first.results.map((result) => ({ ...result, repeated: true })),
    });
  });

  it('lists the exit codes that there are', () => {
    const [, list = ''] = /exit codes: ([^.]+)\./.exec(readme) ?? [];
    const listed = list.split(',').map((one) => one.trim().split(' '));
    expect(Object.fromEntries(listed.map(([code, meaning]) => [meaning, Number(code)]))).toEqual(EXIT);
  });
});

describe.each([
  ['README.md', readme],
  ['README.zh.md', chinese],
])('%s', (_file, text) => {
  it('names files and folders that there are', () => {
    const places = placesIn(text);
    expect(places.length).toBeGreaterThan(30);
    expect(places.filter((place) => globSync(place).length === 0)).toEqual([]);
  });

  it('runs scripts that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: object };
    const inBlocks = blocksIn(text).flat().join('\n');
    const run = [...`${inBlocks}\n${codeIn(text).join('\n')}`.matchAll(/npm (?:run (?:--silent )?)?([a-z:]+)/g)];
    const named = run.map(([, script = '']) => script).filter((script) => script !== 'install');
    expect(named).toEqual(expect.arrayContaining(['start', 'test', 'demo', 'dealtrail', 'test:faults', 'bench']));
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });
});

describe('README.zh.md', () => {
  it('shows the commands, files and results of README.md', () => {
    const shown = (text: string) =>
      blocksIn(text)
        .flat()
        .map((line) => line.replace(/ +#.*$/, ''))
        .filter((line) => /^(npm|\$|\{|[a-z]+@|\w+ +\d| {2}\w+ +\d)/.test(line));
    expect(shown(readme).length).toBeGreaterThan(15);
    expect(shown(chinese)).toEqual(shown(readme));
    expect(mapIn(chinese).map(codeIn)).toEqual(mapIn(readme).map(codeIn));
  });

  it('lists the same exit codes', () => {
    const [, list = ''] = /退出码：([^。]+)。/.exec(chinese) ?? [];
    expect(list.split('，').map((one) => Number.parseInt(one, 10))).toEqual(Object.values(EXIT));
  });
});
