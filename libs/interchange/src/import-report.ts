/** Rows of a file that are odd in one way. They were imported as they are: nothing was dropped, mended or guessed. */
export interface Oddity {
  readonly code: string;
  readonly file: string;
  readonly message: string;
  /** Counted from 1, after the header; ascending. */
  readonly rows: readonly number[];
}

/** What was read and what was odd about it. Holds no personal data. */
export interface ImportReport {
  readonly format: string;
  readonly source: string;
  /** How many rows, opportunities by outcome, staff and outlets the source holds. */
  readonly counts: Readonly<Record<string, number>>;
  readonly oddities: readonly Oddity[];
}

/** Gathers odd rows by file, code and message, in the order in which each kind was first met. */
export interface Oddities {
  note(file: string, code: string, message: string, row: number): void;
  list(): readonly Oddity[];
}

export function gatherOddities(): Oddities {
  const found = new Map<string, Oddity & { readonly rows: number[] }>();
  return {
    note(file, code, message, row) {
      const key = JSON.stringify([file, code, message]);
      const oddity = found.get(key);
      if (oddity) oddity.rows.push(row);
      else found.set(key, { code, file, message, rows: [row] });
    },
    list: () => [...found.values()],
  };
}
