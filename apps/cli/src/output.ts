import type { Language } from '#kernel';

/** One answer: a JSON document for programs, or text for people in their language. */
export function show<Answer>(
  answer: Answer,
  options: { readonly json?: boolean; readonly lang: Language },
  render: (answer: Answer, lang: Language) => string,
): void {
  process.stdout.write(`${options.json ? JSON.stringify(answer) : render(answer, options.lang)}\n`);
}

/** Lays rows out in columns; numbers (cells that begin with a digit or a minus) stand on the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, displayWidth(cell));
    });
  }
  return rows
    .map((row) =>
      row
        .map((cell, column) => pad(cell, widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function pad(cell: string, width: number): string {
  const space = ' '.repeat(width - displayWidth(cell));
  return /^-?\d/.test(cell) ? space + cell : cell + space;
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
