/**
 * UUIDv5 (SHA-1 of namespace and name), written out here because ids are derived for every event on the write path, where
 * the general library's detour by a stream of bytes costs as much as storing the event does. A property holds it equal to
 * that library.
 * @returns the function that derives ids in `namespace`, a UUID
 * @source RFC 9562 section 5.5; FIPS 180-4 section 6.1
 */
export function uuidsIn(namespace: string): (name: string) => string {
  const digits = namespace.replaceAll('-', '');
  const prefix = Uint8Array.from({ length: 16 }, (_, n) => Number.parseInt(digits.slice(2 * n, 2 * n + 2), 16));
  const encoder = new TextEncoder();
  let message = new Uint8Array(256);
  message.set(prefix);

  return (name) => {
    // A UTF-16 unit takes at most three bytes; behind the name stand a bit, zeros to the block and the length.
    const room = (16 + 3 * name.length + 9 + 63) & ~63;
    if (message.length < room) {
      message = new Uint8Array(room);
      message.set(prefix);
    }
    let end = 16;
    for (let n = 0; n < name.length; n++) {
      const unit = name.charCodeAt(n);
      if (unit > 0x7f) {
        end = 16 + (encoder.encodeInto(name, message.subarray(16)).written ?? 0);
        break;
      }
      message[end++] = unit;
    }
    sha1(message, end);
    const [a, b, c, d] = hash as unknown as readonly [number, number, number, number];
    write(0, a);
    write(4, (b & 0xffff0fff) | 0x5000);
    write(8, (c & 0x3fffffff) | 0x80000000);
    write(12, d);
    return String.fromCharCode.apply(null, text as unknown as number[]);
  };
}

const DIGITS = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
/** A UUID in characters, hyphens in place; made at once, where joining its parts would leave a dozen strings behind. */
const text = new Uint8Array(36).fill('-'.charCodeAt(0));
/** Where the two digits of each byte stand. */
const PLACES = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34] as const;

/** Writes the four bytes of a word from byte `first` on. */
function write(first: number, word: number): void {
  for (let n = 0; n < 4; n++) {
    const byte = word >>> (24 - 8 * n);
    const place = PLACES[first + n] as number;
    text[place] = DIGITS[(byte >>> 4) & 15] as number;
    text[place + 1] = DIGITS[byte & 15] as number;
  }
}

const hash = new Int32Array(5);
const w = new Int32Array(80);

/** Leaves the SHA-1 of bytes[0..end) in `hash`; what stands behind `end` is overwritten. */
function sha1(bytes: Uint8Array, end: number): void {
  const length = (end + 9 + 63) & ~63;
  bytes[end] = 0x80;
  for (let n = end + 1; n < length; n++) bytes[n] = 0;
  for (let n = 0; n < 4; n++) bytes[length - 1 - n] = (end * 8) >>> (8 * n);
  hash.set([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]);
  for (let block = 0; block < length; block += 64) addBlock(bytes, block);
}

function addBlock(bytes: Uint8Array, block: number): void {
  for (let t = 0, at = block; t < 16; t++, at += 4) {
    w[t] =
      ((bytes[at] as number) << 24) |
      ((bytes[at + 1] as number) << 16) |
      ((bytes[at + 2] as number) << 8) |
      (bytes[at + 3] as number);
  }
  for (let t = 16; t < 80; t++) {
    const mixed = (w[t - 3] as number) ^ (w[t - 8] as number) ^ (w[t - 14] as number) ^ (w[t - 16] as number);
    w[t] = (mixed << 1) | (mixed >>> 31);
  }
  let a = hash[0] as number;
  let b = hash[1] as number;
  let c = hash[2] as number;
  let d = hash[3] as number;
  let e = hash[4] as number;
  for (let t = 0; t < 80; t++) {
    const chosen =
      t < 20
        ? ((b & c) | (~b & d)) + 0x5a827999
        : t < 40
          ? (b ^ c ^ d) + 0x6ed9eba1
          : t < 60
            ? ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc
            : (b ^ c ^ d) + 0xca62c1d6;
    const next = (((a << 5) | (a >>> 27)) + chosen + e + (w[t] as number)) | 0;
    e = d;
    d = c;
    c = (b << 30) | (b >>> 2);
    b = a;
    a = next;
  }
  hash[0] = (hash[0] as number) + a;
  hash[1] = (hash[1] as number) + b;
  hash[2] = (hash[2] as number) + c;
  hash[3] = (hash[3] as number) + d;
  hash[4] = (hash[4] as number) + e;
}
