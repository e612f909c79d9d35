import { CodedError } from '#kernel';
import type { Build } from './build.ts';

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

/** A build of that name is being made already, by a builder that lives. */
export class BuildUnderWay extends ReadStoreError {
  readonly code = 'rebuild-under-way';
  readonly details: { readonly name: string; readonly build: number; readonly done: number; readonly total: number };
  constructor({ name, build, done, total, holder }: Build) {
    super(
      `${name} is being rebuilt already (build ${build} by ${holder}: ${done} of ${total} events): wait, or cancel it`,
    );
    this.details = { name, build, done, total };
  }
}

/** There is no such build any more: it was dropped, cancelled, or given up because its builder said nothing for long. */
export class BuildGone extends ReadStoreError {
  readonly code = 'build-gone';
  constructor(build: number) {
    super(`there is no build ${build}: it was dropped, or its builder said nothing for too long. Rebuild again`);
  }
}

/** A document comes a second time, from another stream: the projection cannot be built stream by stream. */
export class DocumentTaken extends ReadStoreError {
  readonly code = 'document-taken';
  constructor(name: string) {
    super(`${name}: a document belongs to several streams; a document belongs to one stream, or is a sum`);
  }
}
