import canonicalize from 'canonicalize';

/**
 * RFC 8785 (JCS) canonical JSON.
 * @throws TypeError for a value that JSON cannot hold (undefined, a function, NaN, an infinity)
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('only JSON values have a canonical form');
  return text;
}
