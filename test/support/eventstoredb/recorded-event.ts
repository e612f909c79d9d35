import type { RawEvent } from './raw-event.ts';
import { STREAM_DELETED } from './raw-stream.ts';
import { shared, streams } from './wire.ts';

/** Revision of the event that ends a stream for good: nothing comes after it. */
const LAST_OF_ALL = String(2n ** 63n - 1n);

/** A stored event as a message of a read or of a subscription. */
export function eventMessage(raw: RawEvent): streams.ReadResp {
  const event = new streams.ReadResp.ReadEvent.RecordedEvent();
  event.setId(new shared.UUID().setString(raw.id));
  event.setStreamIdentifier(identifierOf(raw.stream));
  event.setStreamRevision(raw.type === STREAM_DELETED ? LAST_OF_ALL : String(raw.revision));
  event.setCommitPosition(String(raw.position));
  event.setPreparePosition(String(raw.position));
  event.getMetadataMap().set('type', raw.type).set('content-type', raw.contentType).set('created', String(raw.created));
  event.setData(raw.data);
  event.setCustomMetadata(raw.metadata);
  const read = new streams.ReadResp.ReadEvent().setEvent(event).setCommitPosition(String(raw.position));
  return new streams.ReadResp().setEvent(read);
}

export function identifierOf(stream: string): shared.StreamIdentifier {
  return new shared.StreamIdentifier().setStreamName(Buffer.from(stream));
}

export function notFoundMessage(stream: string): streams.ReadResp {
  return new streams.ReadResp().setStreamNotFound(
    new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifierOf(stream)),
  );
}

export function confirmationMessage(): streams.ReadResp {
  return new streams.ReadResp().setConfirmation(
    new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(crypto.randomUUID()),
  );
}

export function caughtUpMessage(): streams.ReadResp {
  return new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp());
}

export function checkpointMessage(position: number): streams.ReadResp {
  return new streams.ReadResp().setCheckpoint(
    new streams.ReadResp.Checkpoint().setCommitPosition(String(position)).setPreparePosition(String(position)),
  );
}
