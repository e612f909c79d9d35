/** The service lives, and cannot answer all it is there for. */
export class NotReady extends Error {
  readonly code = 'not-ready';
  constructor(reasons: readonly string[]) {
    super(reasons.join('; '));
  }
}
