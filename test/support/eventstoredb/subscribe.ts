import { status } from '@grpc/grpc-js';
import { filterOf } from './filter.ts';
import { writeMessage } from './message-writer.ts';
import { streamNameOf } from './proposed-event.ts';
import type { RawEvent } from './raw-event.ts';
import type { RawLog } from './raw-log.ts';
import { isGone, isReadable, STREAM_DELETED } from './raw-stream.ts';
import { caughtUpMessage, checkpointMessage, confirmationMessage, eventMessage } from './recorded-event.ts';
import type { ServerContext } from './server-context.ts';
import { callError, endCall, streamDeleted, thrownByHandler, tooSlow } from './status.ts';
import type { ReadCall, streams } from './wire.ts';

/**
 * Catch-up, then live, until the client cancels or a fault ends it: after the position or revision given. Checkpoints are
 * where a real server has them: while it catches up, at the last event wanted of a page, or where a page without one began,
 * and none for the last page; live, at the event that fills the interval.
 */
export async function subscribe(
  call: ReadCall,
  { log, faults, witness }: ServerContext,
  options: streams.ReadReq.Options,
): Promise<void> {
  const filter = filterOf(options);
  const stream = options.getStream();
  const name = stream && streamNameOf(stream.getStreamIdentifier());
  if (name !== undefined && isGone(name, log.stream)) throw streamDeleted(name);
  const skipTo = stream?.hasRevision() ? Number(stream.getRevision()) : -1;
  let next = startIndex(log, options);
  let looked = 0;
  let sent = 0;
  let live = 0;

  const cut = () => endCall(call, callError(status.UNAVAILABLE, 'Connection dropped'));
  witness.subscriptions.add(cut);
  call.once('close', () => witness.subscriptions.delete(cut));
  witness.subscribedFrom.push(options.getAll()?.hasEnd() ? 'end' : (log.events[next - 1]?.position ?? 'start'));
  await writeMessage(call, confirmationMessage());
  if (faults.checkpointAtStart && filter && next === 0) await writeMessage(call, checkpointMessage(0));
  if (faults.dropSubscriptionAfter === 0) throw callError(status.UNAVAILABLE, 'Connection dropped');

  /** Passes one event on where it is wanted. @returns whether it was */
  const pass = async (event: RawEvent): Promise<boolean> => {
    if (name === undefined ? !(filter?.wants(event) ?? true) : event.stream !== name) return false;
    const hidden = name === undefined ? 0 : (log.stream(name)?.truncateBefore ?? 0);
    if (event.type !== STREAM_DELETED && (event.revision <= skipTo || event.revision < hidden)) return false;
    await writeMessage(call, eventMessage(event));
    if (++sent === faults.dropSubscriptionAfter) throw callError(status.UNAVAILABLE, 'Connection dropped');
    return true;
  };

  for (let isLast = false; !isLast && !call.cancelled; ) {
    const page = log.events.slice(next, next + (filter?.window ?? PAGE));
    isLast = next + page.length >= log.events.length;
    let place = next === 0 ? 0 : (page[0]?.position ?? 0);
    next += page.length;
    looked += page.length;
    for (const event of page) {
      if (call.cancelled) return;
      if (await pass(event)) place = event.position;
    }
    if (!isLast && filter && looked >= filter.checkpointEvery) {
      looked %= filter.checkpointEvery;
      await writeMessage(call, checkpointMessage(place));
    }
  }
  // A stream that does not exist is never caught up with.
  let caughtUp = false;
  while (!call.cancelled) {
    if (!caughtUp && next >= log.events.length && (name === undefined || isReadable(log.stream(name)))) {
      caughtUp = true;
      await writeMessage(call, caughtUpMessage());
    }
    const event = log.events[next];
    if (!event) {
      await growth(call, log, next);
      continue;
    }
    next++;
    const wanted = await pass(event);
    if (wanted && name !== undefined && event.type === STREAM_DELETED) throw streamDeleted(name);
    if (wanted && ++live === faults.tooSlowAfter) throw tooSlow();
    if (filter && ++looked >= filter.checkpointEvery) {
      looked = 0;
      await writeMessage(call, checkpointMessage(event.position));
    }
  }
}

/** Events that a server looks at at a time without a filter. */
const PAGE = 32;

function startIndex(log: RawLog, options: streams.ReadReq.Options): number {
  const from = options.getAll();
  if (from?.hasEnd() || options.getStream()?.hasEnd()) return log.events.length;
  if (!from?.hasPosition()) return 0;
  const position = Number(from.getPosition()?.getCommitPosition());
  if (position < log.end && !log.isBoundary(position)) throw thrownByHandler();
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
