import { CodedError } from '#kernel';
import type { BuildError, ViewDamaged } from '#read-store';
import { PARKED_STREAMS_LIMIT, type ParkedEvent } from './parking.ts';

/** Any error of the projection runtime. */
export abstract class ProjectorError extends CodedError {}

/**
 * More streams would have to wait than may: the projection fails, not an event. It stands before the event, with everything
 * before it; the others go on.
 */
export class ProjectionStopped extends ProjectorError {
  readonly code = 'projection-stopped';
  readonly projection: string;
  /** Log index of the event. */
  readonly index: number;
  readonly type: string;
  constructor(projection: string, { index, type, error }: Pick<ParkedEvent, 'index' | 'type' | 'error'>) {
    super(
      `projection ${projection} stopped before event ${index} (${type}, ${error}): it cannot apply events of more than ${PARKED_STREAMS_LIMIT} streams. Correct the projection, then redrive or rebuild it; nothing is lost`,
    );
    this.projection = projection;
    this.index = index;
    this.type = type;
  }
}

/** An effect fails for more streams than may wait: it fails, not an event. It stands before the event. */
export class EffectStopped extends ProjectorError {
  readonly code = 'effect-stopped';
  readonly effect: string;
  /** Log index of the event. */
  readonly index: number;
  constructor(effect: string, { index, type, error }: Pick<ParkedEvent, 'index' | 'type' | 'error'>) {
    super(
      `effect ${effect} stopped before event ${index} (${type}, ${error}): events of more than ${PARKED_STREAMS_LIMIT} streams failed. Mend what it needs, then redrive it and start again; nothing is lost`,
    );
    this.effect = effect;
    this.index = index;
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

/** No event of that stream waits. */
export class NothingParked extends ProjectorError {
  readonly code = 'nothing-parked';
  constructor(projection: string, stream: string) {
    super(
      `nothing of ${JSON.stringify(stream)} is parked in ${projection}: "projections parked ${projection}" lists what is`,
    );
  }
}

/** Why a projection does not go on, as told by the thread that projects. */
export class StoppedElsewhere extends ProjectorError {
  readonly code: string;
  constructor({ code, message }: { readonly code: string; readonly message: string }) {
    super(message);
    this.code = code;
  }
}

/** What a projection does not go on for. */
export type Failure = ProjectionStopped | ViewDamaged | StoppedElsewhere;

/** Nothing of that view is being built. */
export class NoRebuild extends ProjectorError {
  readonly code = 'no-rebuild';
  constructor(projection: string) {
    super(`${projection} is not being rebuilt: "projections status" lists the builds there are`);
  }
}

/** There is no build to switch to. */
export class BuildNotReady extends ProjectorError {
  readonly code = 'build-not-ready';
  constructor(projection: string) {
    super(`no build of ${projection} is ready to be switched to: "projections rebuild ${projection}" makes one`);
  }
}

/** There is no build that was live before. */
export class NothingToRollBack extends ProjectorError {
  readonly code = 'nothing-to-roll-back';
  constructor(projection: string) {
    super(`${projection} has no retired build to go back to; it has its live one only`);
  }
}

/** There is no build beside the live one. */
export class NothingToDrop extends ProjectorError {
  readonly code = 'nothing-to-drop';
  constructor(projection: string) {
    super(`${projection} has no build but its live one, which cannot be dropped: rebuild it instead`);
  }
}

/** A build cannot go on. What was live before is live still. */
export class RebuildFailed extends ProjectorError {
  readonly code = 'rebuild-failed';
  readonly details: { readonly name: string; readonly error: BuildError };
  constructor(projection: string, error: BuildError) {
    super(`the build of ${projection} cannot be used (${error.code}): ${error.message}. The live view is as it was`);
    this.details = { name: projection, error };
  }
}

/** Whoever projects did not get to the switch in the time allowed. */
export class NotSwitched extends ProjectorError {
  readonly code = 'not-switched';
  constructor(projection: string, build: number) {
    super(
      `build ${build} of ${projection} is ready and not live yet: whoever projects switches to it once it is as far as the live one. Look at "projections status" in a moment`,
    );
  }
}
