/** Another process projects now; what this one wanted to write was not written. */
export class LeaseLost extends Error {
  readonly code = 'lease-lost';
}

/** The view's file cannot be read. Views can be rebuilt from the log: nothing of the trail is lost. */
export class ViewDamaged extends Error {
  readonly code = 'view-damaged';
}
