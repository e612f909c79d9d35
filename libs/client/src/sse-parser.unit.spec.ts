import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sseParser } from './sse-parser.ts';

const all = (pieces: readonly string[], lastId?: string) => {
  const parse = sseParser(lastId);
  return pieces.flatMap((piece) => [...parse(piece)]);
};

describe('a stream of server-sent events', () => {
  it('is its events, with all that the standard allows between them', () => {
    const text =
      ': hello\nid: 1\nevent: Created\ndata: {"a":1}\n\nid:2\r\ndata:first\r\ndata: second\r\n\r\ndata\n\nretry: 5\nunknown: x\n\n';
    expect(all([text])).toEqual([
      { id: '1', type: 'Created', data: '{"a":1}' },
      { id: '2', type: 'message', data: 'first\nsecond' },
      { id: '2', type: 'message', data: '' },
      { id: '2' },
    ]);
  });

  it('tells a place that was reached without an event', () => {
    expect(all([': so far\nid: 7\n\n'])).toEqual([{ id: '7' }]);
  });

  it('keeps back what is not finished', () => {
    expect(all(['id: 1\ndata: x\n'])).toEqual([]);
    expect(all(['id: 1\ndata: x\n', '\n'])).toHaveLength(1);
  });

  it('takes no id with a zero character', () => {
    expect(all(['id: a\0b\ndata: x\n\n'], '9')).toEqual([{ id: '9', type: 'message', data: 'x' }]);
  });

  it('is the same wherever its pieces are cut', () => {
    const end = fc.constantFrom('\n', '\r\n', '\r');
    const text = fc
      .array(fc.tuple(fc.constantFrom('id: 1', 'id: 22', 'event: e', 'data: x', 'data: y y', ': c', ''), end), {
        maxLength: 30,
      })
      .map((lines) => lines.map(([line, ending]) => line + ending).join(''));
    fc.assert(
      fc.property(text, fc.array(fc.nat(), { maxLength: 10 }), (whole, cuts) => {
        const places = [...new Set(cuts.map((cut) => cut % (whole.length + 1)))].sort((a, b) => a - b);
        const pieces = [...places, whole.length].map((to, n) => whole.slice(places[n - 1] ?? 0, to));
        expect(all([...pieces, '\n'])).toEqual(all([whole, '\n']));
      }),
    );
  });
});
