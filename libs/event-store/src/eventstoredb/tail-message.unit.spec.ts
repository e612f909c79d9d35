import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { describe, expect, it } from '@jest/globals';
import { tailEvent, tailMessage, tailPlace } from './tail-message.ts';
import { WireFields } from './wire-fields.ts';

const ID = '6f2f0f9e-52f4-4f83-9f58-3a4a1f3d8e01';

/** As the generated code writes it. */
function eventBytes(): Buffer {
  const event = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(ID))
    .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from('a.opportunity-流')))
    .setStreamRevision('7')
    .setPreparePosition('9007199254740000')
    .setCommitPosition('9007199254740000')
    .setData(Buffer.from('{"note":"客"}'))
    .setCustomMetadata(Buffer.from('{"dealtrail":1}'));
  event
    .getMetadataMap()
    .set('type', 'Noted')
    .set('created', '17723664051239999')
    .set('content-type', 'application/json');
  const read = new streams.ReadResp.ReadEvent().setEvent(event).setCommitPosition('9007199254740000');
  return Buffer.from(new streams.ReadResp().setEvent(read).serializeBinary());
}

describe('a message of the tail', () => {
  it('gives of an event what the generated code gives', () => {
    const message = tailMessage(eventBytes());
    if (message.kind !== 'event') throw new Error(message.kind);
    expect(message.id).toBe(ID);
    expect(tailEvent(message.bytes)).toEqual({
      recordedAt: '2026-03-01T12:00:05.123Z',
      data: Buffer.from('{"note":"客"}'),
      metadata: Buffer.from('{"dealtrail":1}'),
    });
    expect(tailPlace(message.bytes)).toEqual({
      stream: Buffer.from('a.opportunity-流'),
      position: 9_007_199_254_740_000,
    });
  });

  it('tells caughtUp from all that is no event', () => {
    const kindOf = (message: streams.ReadResp) => tailMessage(Buffer.from(message.serializeBinary())).kind;
    expect(kindOf(new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()))).toBe('caughtUp');
    expect(kindOf(new streams.ReadResp().setFellBehind(new streams.ReadResp.FellBehind()))).toBe('other');
    const checkpoint = new streams.ReadResp.Checkpoint().setCommitPosition('5').setPreparePosition('5');
    expect(kindOf(new streams.ReadResp().setCheckpoint(checkpoint))).toBe('other');
    const confirmation = new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(ID);
    expect(kindOf(new streams.ReadResp().setConfirmation(confirmation))).toBe('other');
  });

  it('refuses bytes that are cut off', () => {
    const bytes = eventBytes();
    for (let length = 1; length < bytes.length; length++) {
      const message = () => {
        const cut = tailMessage(bytes.subarray(0, length));
        return cut.kind === 'event' && tailEvent(cut.bytes);
      };
      expect(message).toThrow(RangeError);
    }
  });

  it('passes by fields of every kind that it does not know', () => {
    const unknown = Buffer.from([0x78, 0x96, 0x01, 0x79, 1, 2, 3, 4, 5, 6, 7, 8, 0x7d, 1, 2, 3, 4, 0x42, 0x00]);
    expect(tailMessage(unknown).kind).toBe('caughtUp');
    const fields = new WireFields(unknown);
    fields.next();
    expect([fields.number, fields.value]).toEqual([15, 150]);
  });
});
