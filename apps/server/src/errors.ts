/** The service lives, and cannot answer all it is there for. */
export class NotReady extends Error {
  readonly code = 'not-ready';
  constructor(reasons: readonly string[]) {
    super(reasons.join('; '));
  }
}

/** Nobody can be served at the port: another process is, or the system keeps it for others. */
export class PortRefused extends Error {
  readonly code = 'port-refused';
  constructor(port: number, reason: string) {
    super(`port ${port} cannot be used (${reason}): stop what serves there, or choose another one with --port`);
  }
}
