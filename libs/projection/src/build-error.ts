import type { BuildError } from '#read-store';

/** Code and message of an error. A message of ours never quotes what an event holds; any other might. */
export function buildErrorOf(error: unknown): BuildError {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string'
    ? { code, message: (error as Error).message }
    : { code: 'internal', message: (error as Error).name };
}
