import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The project's folder, with a slash at its end. */
export const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

/** A test as a document names it: `` `file` "name" ``. */
export interface NamedTest {
  readonly file: string;
  readonly name: string;
}

export function textOf(file: string): string {
  return readFileSync(PROJECT + file, 'utf8');
}

/** The rows of every table of a Markdown text, without headings, each as its cells. */
export function rowsOf(text: string): readonly (readonly string[])[] {
  const rows = text.split('\n').map((line) => (line.startsWith('|') ? cellsOf(line) : undefined));
  return rows.filter((cells, n) => cells !== undefined && !isRule(cells) && !isRule(rows[n + 1])) as string[][];
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

function isRule(cells: readonly string[] | undefined): boolean {
  return cells?.every((cell) => /^:?-+:?$/.test(cell)) ?? false;
}

export function namedTests(cell: string): readonly NamedTest[] {
  return [...cell.matchAll(/`([^`]+)` "([^"]+)"/g)].map(([, file = '', name = '']) => ({ file, name }));
}

/** What is named in a document and is not there: files, and tests that their file does not hold under that name. */
export function missingTests(tests: readonly NamedTest[]): readonly string[] {
  return tests
    .filter(({ file, name }) => !(existsSync(PROJECT + file) && holds(textOf(file), name)))
    .map(({ file, name }) => `${file} "${name}"`);
}

/** A test stands in its file as a string; a check of `npm run test:faults` as an exported function. */
function holds(source: string, name: string): boolean {
  return (
    ["'", '"', '`'].some((quote) => source.includes(`${quote}${name}${quote}`)) ||
    source.includes(`export async function ${name}(`)
  );
}
