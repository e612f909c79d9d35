import { CodedError } from '#kernel';
import type { ViewDamaged } from '#read-store';

/** Any error of the projection runtime. */
export abstract class ProjectorError extends CodedError {}

/** A projection throws on an event. It stands before that event, with everything before it; the others go on. */
export class ProjectionStopped extends ProjectorError {
  readonly code = 'projection-stopped';
  readonly projection: string;
  /** Log index of the event. */
  readonly index: number;
  readonly type: string;
  constructor(projection: string, index: number, type: string, cause: unknown) {
    super(
      `projection ${projection} stopped before event ${index} (${type}), which it cannot apply: correct the projection, then project again; nothing is lost`,
      { cause },
    );
    this.projection = projection;
    this.index = index;
    this.type = type;
  }
}

/** Another process projects, and this needs the right to. */
export class ProjectorBusy extends ProjectorError {
  readonly code = 'projector-busy';
  readonly holder: string;
  constructor(holder: string) {
    super(`${holder} is projecting now: stop it, or ask it to do this`);
    this.holder = holder;
  }
}

/** The view did not get far enough in the time allowed. */
export class ViewBehind extends ProjectorError {
  readonly code = 'view-behind';
  readonly projection: string;
  /** Log index that it has got to; −1: none. */
  readonly at: number;
  readonly wanted: number;
  constructor(projection: string, at: number, wanted: number) {
    super(`view ${projection} is at event ${at}, not yet at ${wanted}: ask again in a moment`);
    this.projection = projection;
    this.at = at;
    this.wanted = wanted;
  }
}

/** There is no projection of that name here. */
export class UnknownProjection extends ProjectorError {
  readonly code = 'unknown-projection';
  constructor(projection: string, known: readonly string[]) {
    super(`there is no projection ${JSON.stringify(projection)}; there are ${known.join(', ')}`);
  }
}

/** What a projection does not go on for. */
export type Failure = ProjectionStopped | ViewDamaged;
