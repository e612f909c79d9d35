import { writeMessage } from './message-writer.ts';
import { streamNameOf } from './proposed-event.ts';
import type { RawEvent } from './raw-event.ts';
import type { RawLog } from './raw-log.ts';
import { isReadable } from './raw-stream.ts';
import { eventMessage, notFoundMessage } from './recorded-event.ts';
import { streamDeleted, unknownError } from './status.ts';
import type { ReadCall, streams } from './wire.ts';

const BACKWARDS = 1;

/** A read of a stream, or of the whole log, to its end or to the number of events wanted. */
export async function readEvents(call: ReadCall, log: RawLog, options: streams.ReadReq.Options): Promise<void> {
  const count = Number(options.getCount());
  if (count === 0) throw unknownError('Unexpected ReadAllResult: Error');
  const stream = options.getStream();
  const name = streamNameOf(stream?.getStreamIdentifier());
  if (stream) {
    const found = log.stream(name);
    if (found?.tombstoned) throw streamDeleted(name);
    if (!isReadable(found)) return writeMessage(call, notFoundMessage(name));
  }
  const all = options.getAll();
  const events = stream ? ofStream(log, name, stream, options) : ofAll(log, all, options);
  let sent = 0;
  for (const event of events) {
    if (call.cancelled) return;
    await writeMessage(call, eventMessage(event));
    if (++sent === count) return;
  }
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
    const first = from.hasRevision() ? Number(from.getRevision()) : events.length - 1;
    for (let n = Math.min(first, events.length - 1); n >= truncateBefore; n--) {
      const event = events[n] as RawEvent;
      if (event.position <= durable) yield event;
    }
    return;
  }
  if (from.hasEnd()) return;
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
  const position = from?.hasPosition() ? Number(from.getPosition()?.getCommitPosition()) : undefined;
  if (position !== undefined && !log.isBoundary(position)) throw unknownError('Invalid position');
  if (options.getReadDirection() === BACKWARDS) {
    // The event at the position is left out.
    const start = position === undefined ? log.events.length : log.after(position - 1);
    for (let n = from?.hasStart() ? -1 : start - 1; n >= 0; n--) yield log.events[n] as RawEvent;
    return;
  }
  if (from?.hasEnd()) throw unknownError('Unexpected ReadAllResult: Error');
  // The event at the position is read.
  const end = log.events.length;
  for (let n = position === undefined ? 0 : log.after(position - 1); n < end; n++) yield log.events[n] as RawEvent;
}
