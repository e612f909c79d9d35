import { CodedError } from '#kernel';

/** Any error of a read store. */
export abstract class ReadStoreError extends CodedError {}

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
