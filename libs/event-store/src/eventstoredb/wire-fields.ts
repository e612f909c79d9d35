/** Goes over the fields of a message of Protocol Buffers, in the order in which they came; what it does not know it passes by. */
export class WireFields {
  /** Number of the field. */
  number = 0;
  /** Of a field with a number in it; exact up to 2^53. */
  value = 0;
  /** Where the content of any other field begins and ends. */
  start = 0;
  end = 0;
  readonly #bytes: Buffer;
  #limit: number;
  #at: number;

  constructor(bytes: Buffer, start = 0, end = bytes.length) {
    this.#bytes = bytes;
    this.#at = start;
    this.#limit = end;
  }

  /** Goes on in the message that is the content of a field of another. */
  within({ start, end }: WireFields): this {
    this.#at = start;
    this.#limit = end;
    return this;
  }

  /** Moves to the next field. @returns whether there is one @throws RangeError for bytes that are no such message */
  next(): boolean {
    if (this.#at >= this.#limit) return false;
    const key = this.#varint();
    this.number = key >>> 3;
    const kind = key & 7;
    if (kind === VARINT) {
      this.value = this.#varint();
      return true;
    }
    const length = kind === DELIMITED ? this.#varint() : kind === FIXED_64 ? 8 : kind === FIXED_32 ? 4 : Number.NaN;
    this.start = this.#at;
    this.end = this.#at + length;
    // NaN is not within the limit either.
    if (!(this.end <= this.#limit)) throw new RangeError(`no field of a message at byte ${this.#at}`);
    this.#at = this.end;
    return true;
  }

  #varint(): number {
    let value = 0;
    for (let factor = 1; this.#at < this.#limit; factor *= 128) {
      const byte = this.#bytes[this.#at++] as number;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
    throw new RangeError('a number that does not end');
  }
}

const VARINT = 0;
const FIXED_64 = 1;
const DELIMITED = 2;
const FIXED_32 = 5;
