import { expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { csvText } from './csv-text.ts';

it('quotes what has a comma, a quote or a line end in it, and ends every line with CRLF', () => {
  expect(
    csvText([
      ['a', 'b,c'],
      ['say "x"', ''],
    ]),
  ).toBe('a,"b,c"\r\n"say ""x""",\r\n');
});

it('is read back as it was by a reader of RFC 4180', () => {
  const rows = [
    ['名称', 'a\r\nb'],
    ['"', ', ,'],
  ];
  expect(parse(csvText(rows), { record_delimiter: '\r\n' })).toEqual(rows);
});
