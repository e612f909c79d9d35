import { isAllowed } from './authorization.ts';
import { readEvents } from './read-events.ts';
import type { ServerContext } from './server-context.ts';
import { accessDenied, endCall, goingDown, notLeader, unknownError } from './status.ts';
import { subscribe } from './subscribe.ts';
import { type ReadCall, streams } from './wire.ts';

/** Reads and subscriptions are one call of the protocol. */
export function read(context: ServerContext) {
  const { log, faults, user } = context;
  return (call: ReadCall) => {
    const options = call.request.getOptions() ?? new streams.ReadReq.Options();
    const answering = async () => {
      if (faults.goingDown) throw goingDown(faults.goingDown);
      if (faults.stopping) throw goingDown('unavailable');
      if (!isAllowed(call.metadata, user)) throw accessDenied();
      const leaderOnly = call.metadata.get('requires-leader')[0] === 'true';
      if (faults.notLeader && leaderOnly) throw notLeader(faults.notLeader);
      if (options.hasSubscription()) await subscribe(call, context, options);
      else await readEvents(call, log, options);
    };
    answering().then(
      () => call.end(),
      (error) => endCall(call, 'code' in error ? error : unknownError(String(error))),
    );
  };
}
