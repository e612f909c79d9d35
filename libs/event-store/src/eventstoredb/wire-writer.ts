/** Bytes that a field with a content of so many bytes takes, its number being below 16. */
export function fieldSize(content: number): number {
  return 1 + varintSize(content) + content;
}

/** Bytes that a number takes, from 0 to 2^53. */
export function varintSize(value: number): number {
  let size = 1;
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) size++;
  return size;
}

/**
 * Writes the fields of a message of Protocol Buffers, numbers below 16, into as many bytes as were counted beforehand: a message
 * within another says first how long it is.
 */
export class WireWriter {
  readonly bytes: Buffer;
  #at = 0;

  constructor(size: number) {
    this.bytes = Buffer.allocUnsafe(size);
  }

  /** A field with a number in it. */
  number(field: number, value: number): void {
    this.bytes[this.#at++] = field << 3;
    this.#varint(value);
  }

  /** Begins a field whose content, of so many bytes, is written next. */
  begin(field: number, content: number): void {
    this.bytes[this.#at++] = (field << 3) | DELIMITED;
    this.#varint(content);
  }

  /** @param size bytes of the text in UTF-8 */
  text(field: number, text: string, size: number): void {
    this.begin(field, size);
    // Text of as many bytes as characters is ASCII, which is written faster.
    this.bytes.write(text, this.#at, size, size === text.length ? 'latin1' : 'utf8');
    this.#at += size;
  }

  /** Fields that are written already. */
  raw(fields: Buffer): void {
    fields.copy(this.bytes, this.#at);
    this.#at += fields.length;
  }

  #varint(value: number): void {
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.bytes[this.#at++] = (rest % 128) | 128;
    this.bytes[this.#at++] = rest;
  }
}

const DELIMITED = 2;
