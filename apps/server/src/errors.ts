/** Nobody can be served at the port: another process is, or the system keeps it for others. */
export class PortRefused extends Error {
  readonly code = 'port-refused';
  constructor(port: number, reason: string) {
    super(`port ${port} cannot be used (${reason}): stop what serves there, or choose another one with --port`);
  }
}
