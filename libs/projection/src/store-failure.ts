import { StoreError } from '#event-store';
import { ReadStoreError } from '#read-store';

/** Whether a store failed, log or views: no event is to blame for it, and none is parked. */
export function isStoreFailure(error: unknown): boolean {
  return error instanceof ReadStoreError || error instanceof StoreError;
}
