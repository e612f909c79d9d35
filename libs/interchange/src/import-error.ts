export type ImportErrorCode =
  | 'import-source-missing'
  | 'import-row-corrupt'
  | 'import-file-corrupt'
  | 'import-map-invalid';

/** Where an import cannot go on. */
export interface ImportPlace {
  readonly file: string;
  /** Counted from 1, after the header. */
  readonly row?: number;
  readonly column?: string;
  /** JSON pointer into the map. */
  readonly pointer?: string;
}

/** The source cannot be imported; nothing of it was. The message says what, where and how to mend it. */
export class ImportError extends Error {
  readonly code: ImportErrorCode;
  readonly place: ImportPlace;

  constructor(code: ImportErrorCode, message: string, place: ImportPlace) {
    super(message);
    this.code = code;
    this.place = place;
  }
  override get name(): string {
    return 'ImportError';
  }
}

/** A row that cannot be read. `what` never quotes a personal value. */
export function corruptRow(what: string, place: ImportPlace & { readonly row: number }): ImportError {
  const message =
    `the ${ordinal(place.row)} row of ${place.file} cannot be read: ${what}.\n` +
    '  Correct the row and import again. Nothing was imported.';
  return new ImportError('import-row-corrupt', message, place);
}

/** A file that cannot be read as a whole. */
export function corruptFile(what: string, mend: string, place: ImportPlace): ImportError {
  return new ImportError('import-file-corrupt', `${place.file} cannot be read: ${what}.\n  ${mend}`, place);
}

const SUFFIX = { zero: 'th', one: 'st', two: 'nd', few: 'rd', many: 'th', other: 'th' } as const;
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });

function ordinal(n: number): string {
  return `${n}${SUFFIX[ordinals.select(n)]}`;
}
