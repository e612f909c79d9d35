import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { corruptFile, corruptRow } from './import-error.ts';

const LONGEST_ROW = 1_048_576;

/** A row of a CSV file by the names of its header. Empty and missing are the same: ''. */
export interface CsvRow {
  /** Counted from 1, after the header. */
  readonly row: number;
  /** @returns '' for an empty field */
  field(column: string): string;
}

/** A CSV file (RFC 4180, UTF-8, with or without a byte order mark) in pieces. */
export interface CsvFile {
  readonly name: string;
  readonly content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

/**
 * The rows of a file, one at a time: no more than a piece of it is held. Lines that are wholly empty are no rows.
 * @throws ImportError for a column that the header lacks or has twice, a row of another length than the header, an
 * unclosed quote, a row above 1 MiB, or bytes that are not UTF-8
 */
export async function* csvRows(file: CsvFile, columns: readonly string[], separator = ','): AsyncGenerator<CsvRow> {
  const parser = parse({
    delimiter: separator,
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
  });
  // A failure reaches the loop below through the parser, which it destroys.
  pipeline(Readable.from(utf8(file)), parser, () => {});
  let header: readonly string[] | undefined;
  let row = 0;
  try {
    for await (const fields of parser as AsyncIterable<readonly string[]>) {
      if (!header) {
        header = fields;
        requireColumns(file.name, header, columns);
        continue;
      }
      row += 1;
      if (fields.length !== header.length) {
        throw corruptRow(`it has ${fields.length} fields and the header ${header.length}`, { file: file.name, row });
      }
      const places = header;
      yield { row, field: (column) => fields[places.indexOf(column)] ?? '' };
    }
  } catch (error) {
    if (error instanceof CsvError)
      throw corruptRow(complaint(error), { file: file.name, row: Number(error.records ?? row + 1) });
    throw error;
  }
  if (!header) requireColumns(file.name, [], columns);
}

function requireColumns(file: string, header: readonly string[], columns: readonly string[]): void {
  for (const column of columns) {
    const times = header.filter((name) => name === column).length;
    if (times === 1) continue;
    const what = `its header has ${times === 0 ? 'no' : 'more than one'} column ${JSON.stringify(column)}`;
    throw corruptFile(what, 'Correct the header and import again. Nothing was imported.', { file, column });
  }
}

function complaint(error: CsvError): string {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return 'a quote is opened and never closed';
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return `it is longer than ${LONGEST_ROW} characters; is a quote not closed?`;
  if (error.code === 'INVALID_OPENING_QUOTE') return 'a quote stands inside a field that is not quoted';
  return 'its quotes are not those of a CSV file';
}

async function* utf8({ name, content }: CsvFile): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let lines = 1;
  for await (const piece of content) {
    yield read(() => decoder.decode(piece, { stream: true }), piece);
    lines += newlines(piece);
  }
  yield read(() => decoder.decode(), new Uint8Array());

  function read(decode: () => string, piece: Uint8Array): string {
    try {
      return decode();
    } catch {
      const sound = new TextDecoder().decode(piece).split('\uFFFD')[0] ?? '';
      const line = lines + sound.split('\n').length - 1;
      const mend = 'Save it as UTF-8 and import again. Nothing was imported.';
      throw corruptFile(`line ${line} holds bytes that are not UTF-8`, mend, { file: name });
    }
  }
}

function newlines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}
