/** Exit codes that scripts rely upon. */
export const EXIT = {
  done: 0,
  internal: 1,
  invalid: 2,
  refused: 3,
  conflict: 4,
  integrity: 5,
  unavailable: 6,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
