/** No command of this name, or the aggregate it needs is not named. */
export class UnknownCommand extends Error {
  readonly code = 'unknown-command';
}

/** More commands wait for one stream than the queue holds. Nothing was stored; try again later. */
export class QueueFull extends Error {
  readonly code = 'queue-full';
}
