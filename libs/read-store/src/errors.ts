/** What every error of a read store has: a code for programs, a message that says how to mend it. */
export abstract class ReadStoreError extends Error {
  abstract readonly code: string;
  override get name(): string {
    return this.constructor.name;
  }
}

/** Another process projects now; what this one wanted to write was not written. */
export class LeaseLost extends ReadStoreError {
  readonly code = 'lease-lost';
}

/** The view's file cannot be read. Views can be rebuilt from the log: nothing of the trail is lost. */
export class ViewDamaged extends ReadStoreError {
  readonly code = 'view-damaged';
}

/** The view cannot be reached or written now: no room, no right, a failing disk. Nothing was written. */
export class ViewUnavailable extends ReadStoreError {
  readonly code = 'view-unavailable';
}
