import { status } from '@grpc/grpc-js';
import { filterOf } from './filter.ts';
import { writeMessage } from './message-writer.ts';
import { streamNameOf } from './proposed-event.ts';
import type { RawEvent } from './raw-event.ts';
import type { RawLog } from './raw-log.ts';
import { caughtUpMessage, checkpointMessage, confirmationMessage, eventMessage } from './recorded-event.ts';
import type { ServerContext } from './server-context.ts';
import { callError, endCall, tooSlow, unknownError } from './status.ts';
import type { ReadCall, streams } from './wire.ts';

/** Catch-up, then live, until the client cancels or a fault ends it: after the position or revision given. */
export async function subscribe(
  call: ReadCall,
  { log, faults, witness }: ServerContext,
  options: streams.ReadReq.Options,
): Promise<void> {
  const filter = filterOf(options);
  const stream = options.getStream();
  const name = stream && streamNameOf(stream.getStreamIdentifier());
  const wants = (event: RawEvent) => (name === undefined || event.stream === name) && (filter?.wants(event) ?? true);
  const skipTo = stream?.hasRevision() ? Number(stream.getRevision()) : -1;
  let next = startIndex(log, options);
  let looked = 0;
  let sent = 0;
  let live = 0;
  let caughtUp = false;

  const cut = () => endCall(call, callError(status.UNAVAILABLE, 'Connection dropped'));
  witness.subscriptions.add(cut);
  call.once('close', () => witness.subscriptions.delete(cut));
  witness.subscribedFrom.push(options.getAll()?.hasEnd() ? 'end' : (log.events[next - 1]?.position ?? 'start'));
  await writeMessage(call, confirmationMessage());
  // A real server says where it is before it has passed anything, too.
  if (filter && next === 0) await writeMessage(call, checkpointMessage(0));
  if (faults.dropSubscriptionAfter === 0) throw callError(status.UNAVAILABLE, 'Connection dropped');
  while (!call.cancelled) {
    const event = log.events[next];
    if (!event) {
      // A stream that does not exist is never caught up with.
      if (!caughtUp && (name === undefined || log.stream(name)?.events.length)) {
        caughtUp = true;
        await writeMessage(call, caughtUpMessage());
        if (filter) await writeMessage(call, checkpointMessage(log.events[next - 1]?.position ?? 0));
      }
      await growth(call, log, next);
      continue;
    }
    next++;
    if (wants(event) && event.revision > skipTo) {
      await writeMessage(call, eventMessage(event));
      if (++sent === faults.dropSubscriptionAfter) throw callError(status.UNAVAILABLE, 'Connection dropped');
      if (caughtUp && ++live === faults.tooSlowAfter) throw tooSlow();
    }
    if (filter && ++looked % filter.checkpointEvery === 0) {
      await writeMessage(call, checkpointMessage(event.position));
    }
  }
}

function startIndex(log: RawLog, options: streams.ReadReq.Options): number {
  const from = options.getAll();
  if (from?.hasEnd() || options.getStream()?.hasEnd()) return log.events.length;
  if (!from?.hasPosition()) return 0;
  const position = Number(from.getPosition()?.getCommitPosition());
  if (!log.isBoundary(position)) throw unknownError('Invalid position');
  return log.after(position);
}

/** Until there are more than `known` events, or the call is over. */
function growth(call: ReadCall, log: RawLog, known: number): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      stop();
      for (const name of ['cancelled', 'close', 'error']) call.off(name, over);
      resolve();
    };
    const stop = log.onGrowth(() => log.events.length > known && over());
    for (const name of ['cancelled', 'close', 'error']) call.on(name, over);
    if (call.cancelled || log.events.length > known) over();
  });
}
