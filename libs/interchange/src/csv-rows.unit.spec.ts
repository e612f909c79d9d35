import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { csvRows } from './csv-rows.ts';

async function read(content: Iterable<Uint8Array>, columns: readonly string[]) {
  const rows: (readonly [number, ...string[]])[] = [];
  for await (const { row, field } of csvRows({ name: 'f.csv', content }, columns)) {
    rows.push([row, ...columns.map(field)]);
  }
  return rows;
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe('csvRows', () => {
  it('reads quotes, line ends of both kinds, a byte order mark, and no empty lines', async () => {
    const text = '\ufeffa,b\r\n1,"x ""y"",\nz"\r\n\n2,\n';
    expect(await read([bytes(text)], ['a', 'b'])).toEqual([
      [1, '1', 'x "y",\nz'],
      [2, '2', ''],
    ]);
  });

  it('reads the same whatever the pieces', async () => {
    const text = bytes('name,n\n"安娜, 四",1\nÉ,2\n');
    const whole = await read([text], ['name', 'n']);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(text.length), { maxLength: 5 }), async (cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), text.length];
        const pieces = edges.slice(1).map((end, n) => text.subarray(edges[n], end));
        expect(await read(pieces, ['name', 'n'])).toEqual(whole);
      }),
      { numRuns: 50 },
    );
    expect(whole).toEqual([
      [1, '安娜, 四', '1'],
      [2, 'É', '2'],
    ]);
  });

  it.each([
    ['a column that is missing', 'a\n1\n', 'its header has no column "b"'],
    ['a file without header', '', 'its header has no column "a"'],
    ['a column given twice', 'a,b,b\n1,2,3\n', 'its header has more than one column "b"'],
  ])('refuses %s', async (_, text, what) => {
    await expect(read([bytes(text)], ['a', 'b'])).rejects.toThrow(`f.csv cannot be read: ${what}`);
  });

  it.each([
    ['a short row', 'a,b\n1,2\n3\n', 2],
    ['a long row', 'a,b\n1,2,3\n', 1],
    ['a stray quote', 'a,b\n1,2\n3,4\n5,x"y\n', 3],
    ['a quote never closed', 'a,b\n1,2\n3,"4\n5,6\n', 2],
    ['a row without end', `a,b\n1,"${'x'.repeat(1_048_600)}"\n`, 1],
  ])('names the row of %s', async (_, text, row) => {
    await expect(read([bytes(text)], ['a', 'b'])).rejects.toMatchObject({ code: 'import-row-corrupt', place: { row } });
  });

  it('names the line of bytes that are not UTF-8, also behind whole pieces', async () => {
    const pieces = [bytes('a,b\n1,2\n'), bytes('3,4\n'), Uint8Array.from([0x35, 0x0a, 0xff, 0x2c, 0x36])];
    await expect(read(pieces, ['a', 'b'])).rejects.toThrow('line 5 holds bytes that are not UTF-8');
  });
});
