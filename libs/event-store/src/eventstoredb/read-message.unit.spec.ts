import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { describe, expect, it } from '@jest/globals';
import { readMessage } from './read-message.ts';

const ID = '6f2f0f9e-52f4-4f83-9f58-3a4a1f3d8e01';
const LINK_ID = '6f2f0f9e-52f4-4f83-9f58-3a4a1f3d8e02';

function recorded(id: string, stream: string, position: string, contentType = 'application/json') {
  const event = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(id))
    .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(stream)))
    .setStreamRevision('300')
    .setPreparePosition('1')
    .setCommitPosition(position)
    .setData(Buffer.from('{"note":"客"}'))
    .setCustomMetadata(Buffer.from('{"dealtrail":1}'));
  event.getMetadataMap().set('type', 'Noted').set('created', '17723664051239999').set('content-type', contentType);
  return event;
}

const message = (response: streams.ReadResp) => readMessage(Buffer.from(response.serializeBinary()));
const messageOf = (event: streams.ReadResp.ReadEvent) => message(new streams.ReadResp().setEvent(event));

const RECORD = {
  id: ID,
  stream: 'a.opportunity-流',
  revision: 300,
  position: 9_007_199_254_740_000,
  isLinked: false,
  type: 'Noted',
  isJson: true,
  created: Date.parse('2026-03-01T12:00:05.123Z'),
  data: Buffer.from('{"note":"客"}'),
  metadata: Buffer.from('{"dealtrail":1}'),
};

describe('a message of a read or of a subscription', () => {
  it('gives of an event what the generated code gives', () => {
    const event = recorded(ID, 'a.opportunity-流', '9007199254740000');
    expect(messageOf(new streams.ReadResp.ReadEvent().setEvent(event))).toMatchObject({
      kind: 'event',
      record: RECORD,
    });
  });

  it('gives of the first event of a stream revision 0, and of one without data nothing', () => {
    const event = recorded(ID, 'a', '5').setStreamRevision('0').setData('').setCustomMetadata('');
    expect(messageOf(new streams.ReadResp.ReadEvent().setEvent(event))).toMatchObject({
      record: { revision: 0, position: 5, data: Buffer.alloc(0), metadata: Buffer.alloc(0) },
    });
  });

  it('tells bytes from JSON', () => {
    const event = recorded(ID, 'a', '5', 'application/octet-stream');
    expect(messageOf(new streams.ReadResp.ReadEvent().setEvent(event))).toMatchObject({ record: { isJson: false } });
  });

  it('stands where the link stands that led to the event', () => {
    const read = new streams.ReadResp.ReadEvent().setLink(recorded(LINK_ID, 'links-1', '9'));
    expect(messageOf(read)).toMatchObject({ record: { id: LINK_ID, position: 9, isLinked: true } });
    read.setEvent(recorded(ID, 'a', '5'));
    expect(messageOf(read)).toMatchObject({ record: { id: ID, position: 9, isLinked: true } });
  });

  it('tells apart what is no event', () => {
    expect(message(new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp())).kind).toBe('caughtUp');
    expect(message(new streams.ReadResp().setFellBehind(new streams.ReadResp.FellBehind())).kind).toBe('fellBehind');
    expect(message(new streams.ReadResp().setStreamNotFound(new streams.ReadResp.StreamNotFound())).kind).toBe(
      'notFound',
    );
    const confirmation = new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(ID);
    expect(message(new streams.ReadResp().setConfirmation(confirmation)).kind).toBe('other');
    const checkpoint = new streams.ReadResp.Checkpoint().setCommitPosition('70000').setPreparePosition('5');
    expect(message(new streams.ReadResp().setCheckpoint(checkpoint))).toEqual({ kind: 'checkpoint', position: 70_000 });
    expect(message(new streams.ReadResp()).kind).toBe('other');
  });

  it('refuses bytes that are cut off', () => {
    const read = new streams.ReadResp.ReadEvent().setEvent(recorded(ID, 'a', '5'));
    const bytes = Buffer.from(new streams.ReadResp().setEvent(read).serializeBinary());
    for (let length = 1; length < bytes.length; length++) {
      expect(() => readMessage(bytes.subarray(0, length))).toThrow(RangeError);
    }
  });
});
