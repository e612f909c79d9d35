/** One server-sent event. */
export interface StreamedEvent {
  /** Resume after it by this. */
  readonly id: string;
  readonly type: string;
  readonly data: string;
}

/** A place that was reached without an event of its own: a sign of life. */
export interface Reached {
  readonly id: string;
  readonly data?: never;
}

/**
 * Reads a stream of server-sent events from its pieces, wherever they were cut.
 * @source HTML Living Standard, 9.2.6 "Interpreting an event stream"
 */
export function sseParser(lastId = '') {
  let rest = '';
  let id = lastId;
  let type = '';
  let data: string[] = [];

  function* lines(piece: string): Generator<string> {
    rest += piece;
    // A carriage return at the end may be the first half of a line's end.
    for (let end = /\r\n|\n|\r(?!$)/.exec(rest); end; end = /\r\n|\n|\r(?!$)/.exec(rest)) {
      const line = rest.slice(0, end.index);
      rest = rest.slice(end.index + end[0].length);
      yield line;
    }
  }

  function field(line: string): void {
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'data') data.push(value);
    else if (name === 'event') type = value;
    else if (name === 'id' && !value.includes('\0')) id = value;
  }

  return function* (piece: string): Generator<StreamedEvent | Reached> {
    for (const line of lines(piece)) {
      if (line !== '') {
        field(line);
        continue;
      }
      if (data.length > 0) yield { id, type: type || 'message', data: data.join('\n') };
      else if (id !== '') yield { id };
      type = '';
      data = [];
    }
  };
}
