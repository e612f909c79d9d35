/** Streams are spread over as many partitions, for ever: which one a stream is in is kept in keys of documents. */
export const PARTITIONS = 64;

/**
 * The partition of a stream, from 0: FNV-1a (32 bits) over its characters, which are ASCII, modulo 64.
 * @source G. Fowler, L. C. Noll, K.-P. Vo, "The FNV Non-Cryptographic Hash Algorithm" (IETF draft)
 */
export function partitionOf(stream: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < stream.length; at++) hash = Math.imul(hash ^ stream.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % PARTITIONS;
}
