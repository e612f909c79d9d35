import type { ProposedEvent } from './raw-event.ts';
import type { shared, streams } from './wire.ts';

/** An event as either of the two kinds of append carries it. */
export function proposedEvent(
  message: streams.BatchAppendReq.ProposedMessage | streams.AppendReq.ProposedMessage,
): ProposedEvent {
  const keys = message.getMetadataMap();
  return {
    id: uuidText(message.getId()),
    type: keys.get('type') ?? '',
    contentType: keys.get('content-type') ?? 'application/octet-stream',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

/** An append in bytes, as a server of 23.10 counts them against its limit: data alone. */
export function appendBytes(events: readonly ProposedEvent[]): number {
  return events.reduce((sum, { data }) => sum + data.length, 0);
}

export function streamNameOf(identifier: shared.StreamIdentifier | undefined): string {
  return Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');
}

/** The client sends UUIDs as text. */
export function uuidText(id: shared.UUID | undefined): string {
  return id?.getString() ?? '';
}
