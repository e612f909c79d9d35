import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { describe, expect, it } from '@jest/globals';
import { type Lookouts, lookouts } from './lookouts.ts';
import { tailPlace } from './tail-message.ts';

const STREAM = 'opportunity-o-1';
const eventOf = (id: string, data = '{"a":1}') => ({ id, type: 'Noted', data, metadata: '{"dealtrail":1}' });
const sending = (id: string, data?: string) => ({ stream: STREAM, event: eventOf(id, data) });

/** The tail tells of an event, as the server wrote it. */
function tell(looked: Lookouts, id: string, position: number, stream = STREAM): void {
  const { data, metadata, type } = eventOf(id);
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(id))
    .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(stream)))
    .setCommitPosition(String(position))
    .setData(Buffer.from(data))
    .setCustomMetadata(Buffer.from(metadata));
  recorded.getMetadataMap().set('type', type).set('created', '17723664051239999');
  const bytes = Buffer.from(recorded.serializeBinary());
  looked.told(id, tailPlace(bytes), bytes);
}

const NEWS = { position: 500, recordedAt: '2026-03-01T12:00:05.123Z', asSent: true };
const aLookouts = () => lookouts(() => undefined);

describe('who looks out for an event', () => {
  it('has it at once where it came before the answer, and as it comes where it comes after', async () => {
    const looked = aLookouts();
    const [early, late] = [looked.add(sending('e-1'), false), looked.add(sending('e-2'), false)];
    tell(looked, 'e-1', 500);
    expect(early.event(500)).toEqual(NEWS);
    const waiting = late.event(600);
    tell(looked, 'e-2', 600);
    expect(await waiting).toEqual({ ...NEWS, position: 600 });
  });

  it('is told where what stands under its id is something else, and is not told of another stream', () => {
    const looked = aLookouts();
    const lookout = looked.add(sending('e-1', '{"a":2}'), false);
    tell(looked, 'e-1', 400, 'opportunity-o-2');
    tell(looked, 'e-1', 500);
    expect(lookout.event(500)).toEqual({ ...NEWS, asSent: false });
  });

  it('waits as long as the tail is on its way to the position', async () => {
    const looked = aLookouts();
    const waiting = looked.add(sending('e-1'), false).event(500);
    for (let position = 100; position < 500; position += 100) {
      tell(looked, 'another', position);
      expect(looked.look()).toBe(true);
    }
    tell(looked, 'e-1', 500);
    expect(await waiting).toEqual(NEWS);
    expect(looked.look()).toBe(false);
  });

  it('waits no longer where nothing is told for a while', async () => {
    const looked = aLookouts();
    const waiting = looked.add(sending('e-1'), false).event(500);
    expect([looked.look(), looked.look()]).toEqual([true, false]);
    expect(await waiting).toBeUndefined();
  });

  it('waits no longer a while after the tail has passed the position, whatever else comes', async () => {
    const looked = aLookouts();
    const waiting = looked.add(sending('e-1'), false).event(500);
    tell(looked, 'another', 500);
    expect(looked.look()).toBe(true);
    tell(looked, 'another', 600);
    expect(looked.look()).toBe(false);
    expect(await waiting).toBeUndefined();
  });

  it('does not wait where nothing is told, or no more', async () => {
    const looked = aLookouts();
    expect(looked.add(sending('e-1'), true).event(500)).toBeUndefined();
    const [lookout, other] = [looked.add(sending('e-2'), false), looked.add(sending('e-3'), false)];
    const waiting = lookout.event(500);
    looked.brokeOff();
    expect([await waiting, other.event(600)]).toEqual([undefined, undefined]);
  });
});
