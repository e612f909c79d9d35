import { readEvents } from './read-events.ts';
import type { ServerContext } from './server-context.ts';
import { goingDown, unknownError } from './status.ts';
import { subscribe } from './subscribe.ts';
import { type ReadCall, streams } from './wire.ts';

/** Reads and subscriptions are one call of the protocol. */
export function read({ log, faults }: ServerContext) {
  return (call: ReadCall) => {
    const options = call.request.getOptions() ?? new streams.ReadReq.Options();
    const answering = async () => {
      if (faults.goingDown) throw goingDown(faults.goingDown);
      if (options.hasSubscription()) await subscribe(call, log, options, faults);
      else await readEvents(call, log, options);
    };
    answering().then(
      () => call.end(),
      (error) => call.destroy(Object.assign(new Error(), 'code' in error ? error : unknownError(String(error)))),
    );
  };
}
