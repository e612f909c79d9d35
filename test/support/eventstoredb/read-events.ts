import { writeMessage } from './message-writer.ts';
import { streamNameOf } from './proposed-event.ts';
import type { RawEvent } from './raw-event.ts';
import type { RawLog } from './raw-log.ts';
import { isGone, isReadable } from './raw-stream.ts';
import { eventMessage, notFoundMessage } from './recorded-event.ts';
import { streamDeleted, thrownByHandler, unknownError } from './status.ts';
import type { ReadCall, streams } from './wire.ts';

const BACKWARDS = 1;

/** A read of a stream, or of the whole log, to its end or to the number of events wanted. */
export async function readEvents(call: ReadCall, log: RawLog, options: streams.ReadReq.Options): Promise<void> {
  const count = Number(options.getCount());
  const stream = options.getStream();
  const name = streamNameOf(stream?.getStreamIdentifier());
  if (stream) {
    if (name === '') throw thrownByHandler();
    const found = log.stream(name);
    const fromEnd = stream.hasEnd() && options.getReadDirection() !== BACKWARDS;
    if (count === 0 || fromEnd) throw unknownError('Unexpected ReadStreamResult: Error');
    if (isGone(name, log.stream)) throw streamDeleted(name);
    if (!isReadable(found)) return writeMessage(call, notFoundMessage(name));
  }
  if (count === 0) return forEver(call);
  const all = options.getAll();
  const events = stream ? ofStream(log, name, stream, options) : ofAll(log, all, options);
  let sent = 0;
  for (const event of events) {
    if (call.cancelled) return;
    await writeMessage(call, eventMessage(event));
    if (++sent === count) return;
  }
}

/** A server that is asked for none of all events looks for them without end. */
function forEver(call: ReadCall): Promise<void> {
  return new Promise((resolve) => call.once('cancelled', resolve));
}

function* ofStream(
  log: RawLog,
  name: string,
  from: streams.ReadReq.Options.StreamOptions,
  options: streams.ReadReq.Options,
): Generator<RawEvent> {
  const stream = log.stream(name);
  if (!stream) return;
  const { events, truncateBefore } = stream;
  const durable = log.events.at(-1)?.position ?? 0;
  if (options.getReadDirection() === BACKWARDS) {
    const first = from.hasRevision() ? Number(from.getRevision()) : from.hasStart() ? 0 : events.length - 1;
    for (let n = Math.min(first, events.length - 1); n >= truncateBefore; n--) {
      const event = events[n] as RawEvent;
      if (event.position <= durable) yield event;
    }
    return;
  }
  const first = from.hasRevision() ? Number(from.getRevision()) : 0;
  for (let n = Math.max(first, truncateBefore); n < events.length; n++) {
    const event = events[n] as RawEvent;
    if (event.position > durable) return;
    yield event;
  }
}

function* ofAll(
  log: RawLog,
  from: streams.ReadReq.Options.AllOptions | undefined,
  options: streams.ReadReq.Options,
): Generator<RawEvent> {
  const place = from?.hasPosition() ? from.getPosition() : undefined;
  const position = place && Number(place.getCommitPosition());
  if (place && Number(place.getPreparePosition()) > Number(place.getCommitPosition())) throw thrownByHandler();
  const backwards = options.getReadDirection() === BACKWARDS;
  if (position !== undefined && !log.isBoundary(position) && (backwards || position < log.end)) {
    throw unknownError('Unexpected ReadAllResult: Error');
  }
  if (backwards) {
    // The event at the position is left out.
    const start = position === undefined ? log.events.length : log.after(position - 1);
    for (let n = from?.hasStart() ? -1 : start - 1; n >= 0; n--) yield log.events[n] as RawEvent;
    return;
  }
  if (from?.hasEnd()) return;
  // The event at the position is read.
  const end = log.events.length;
  for (let n = position === undefined ? 0 : log.after(position - 1); n < end; n++) yield log.events[n] as RawEvent;
}
