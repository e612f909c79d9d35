import type { RequestHeaders } from './authenticator.ts';

/** The one value of a header; undefined where it is absent or given more than once. */
export function headerOf(headers: RequestHeaders, name: string): string | undefined {
  const value = headers[name];
  const [only, another] = typeof value === 'string' ? [value] : (value ?? []);
  return another === undefined ? only : undefined;
}
