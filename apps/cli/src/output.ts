import type { Language } from '#kernel';

/** One answer: a JSON document for programs, or text for people in their language. */
export function show<Answer>(
  answer: Answer,
  options: { readonly json?: boolean; readonly lang: Language },
  render: (answer: Answer, lang: Language) => string,
): void {
  process.stdout.write(`${options.json ? JSON.stringify(answer) : render(answer, options.lang)}\n`);
}

/** Lays rows out in columns; a column whose cells are all numbers, save the first row's, stands on the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const shapes = Array.from({ length: columns }, (_, column) => {
    const cells = rows.map((row) => row[column] ?? '');
    const numeric = cells.length > 1 && cells.slice(1).every((cell) => cell === '' || /^[-+]?\d/.test(cell));
    return { width: Math.max(...cells.map(displayWidth)), numeric };
  });
  const laidOut = (row: readonly string[]) =>
    shapes.map(({ width, numeric }, column) => {
      const cell = row[column] ?? '';
      const space = ' '.repeat(width - displayWidth(cell));
      return numeric ? space + cell : cell + space;
    });
  return rows.map((row) => laidOut(row).join('  ').trimEnd()).join('\n');
}

/** Columns that a text takes on a terminal: Chinese characters and full-width forms take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(
      character,
    )
      ? 2
      : 1;
  return width;
}
