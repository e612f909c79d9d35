import { randomFillSync } from 'node:crypto';

const IV_BYTES = 12;
const AT_ONCE = 512;

/** Gives a new random 12-byte IV at each call; random bytes are fetched many at a time and none is given twice. */
export function freshIvs(): () => Uint8Array {
  let bytes = Buffer.alloc(0);
  let used = 0;
  return () => {
    if (used === bytes.length) {
      bytes = randomFillSync(Buffer.alloc(IV_BYTES * AT_ONCE));
      used = 0;
    }
    used += IV_BYTES;
    return bytes.subarray(used - IV_BYTES, used);
  };
}
