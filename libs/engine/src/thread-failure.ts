/** An error on its way from one thread to another: only what is named here gets across. */
export interface ThreadFailure {
  readonly code: string | undefined;
  readonly message: string;
  readonly details: unknown;
}

export function failureOf(error: unknown): ThreadFailure {
  const { code, message, details } = error as Error & { readonly code?: string; readonly details?: unknown };
  return { code, message, details };
}

export function errorFrom(failure: ThreadFailure): Error {
  return Object.assign(new Error(failure.message), failure);
}
