import shared from '@eventstore/db-client/generated/shared_pb.js';
import rpcStatus from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { describe, expect, it } from '@jest/globals';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import { appendAnswer, appendMessage } from './append-message.ts';

const CORRELATION = '6f2f0f9e-52f4-4f83-0000-0000000004d2';
const FIRST = '6f2f0f9e-52f4-4f83-9f58-3a4a1f3d8e01';
const SECOND = '6f2f0f9e-52f4-4f83-9f58-3a4a1f3d8e02';

/** What the generated code reads. */
function read(bytes: Buffer) {
  const request = streams.BatchAppendReq.deserializeBinary(bytes);
  const options = request.getOptions();
  return {
    correlation: request.getCorrelationId()?.getString(),
    isFinal: request.getIsFinal(),
    stream: Buffer.from(options?.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString(),
    expected: options?.hasNoStream() ? 'noStream' : options?.getStreamPosition(),
    deadline: options?.getDeadline()?.toDate().toISOString(),
    events: request.getProposedMessagesList().map((message) => ({
      id: message.getId()?.getString(),
      said: Object.fromEntries(message.getMetadataMap().getEntryList()),
      data: Buffer.from(message.getData_asU8()).toString(),
      metadata: Buffer.from(message.getCustomMetadata_asU8()).toString(),
    })),
  };
}

const said = (type: string) => ({ type, 'content-type': 'application/json' });

describe('an append as it is sent', () => {
  it.each([
    [-1, 'noStream'],
    [0, '0'],
    [127, '127'],
    [128, '128'],
    [9_007_199_254_740_991, '9007199254740991'],
  ])('is read by the generated code as it was meant: under %s', (expected, name) => {
    // Lengths on either side of what one, two and three bytes can say.
    const [long, longer] = ['客'.repeat(100), 'x'.repeat(20_000)];
    const events = [
      { id: FIRST, type: 'Noted', data: `{"note":"${long}"}`, metadata: '{"dealtrail":1}' },
      { id: SECOND, type: 'T'.repeat(128), data: `{"note":"${longer}"}`, metadata: '' },
    ];
    const append = { stream: 'a.opportunity-流', events, expected };
    expect(read(appendMessage(append, CORRELATION, 1_772_366_400))).toEqual({
      correlation: CORRELATION,
      isFinal: true,
      stream: 'a.opportunity-流',
      expected: name,
      deadline: '2026-03-01T12:00:00.000Z',
      events: [
        { id: FIRST, said: said('Noted'), data: `{"note":"${long}"}`, metadata: '{"dealtrail":1}' },
        { id: SECOND, said: said('T'.repeat(128)), data: `{"note":"${longer}"}`, metadata: '' },
      ],
    });
  });
});

describe('the answer to an append', () => {
  const respond = (id = new shared.UUID().setString(CORRELATION)) =>
    new streams.BatchAppendResp()
      .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from('opportunity-o-1')))
      .setCorrelationId(id);
  const success = () =>
    new streams.BatchAppendResp.Success()
      .setCurrentRevision('7')
      .setPosition(new shared.AllStreamPosition().setCommitPosition('9007199254740000').setPreparePosition('1'));
  const answered = (response: streams.BatchAppendResp) => appendAnswer(Buffer.from(response.serializeBinary()));

  it('gives revision and position, and says which append it answers', () => {
    expect(answered(respond().setSuccess(success()))).toEqual({
      count: 1_234,
      answer: { outcome: 'written', revision: 7, position: 9_007_199_254_740_000 },
    });
  });

  it('says so also where the server gives the id as two numbers', () => {
    const halves = new shared.UUID.Structured().setMostSignificantBits('-5').setLeastSignificantBits('1234');
    expect(answered(respond(new shared.UUID().setStructured(halves)).setSuccess(success())).count).toBe(1_234);
  });

  it('gives revision 0', () => {
    const first = success().setCurrentRevision('0');
    expect(answered(respond().setSuccess(first)).answer).toMatchObject({ outcome: 'written', revision: 0 });
  });

  it('answers no append where the id is none of ours', () => {
    const strange = new shared.UUID().setString('');
    expect(answered(respond(strange).setSuccess(success())).count).toBeNaN();
    expect(appendAnswer(Buffer.alloc(0))).toMatchObject({ count: Number.NaN, answer: { type: 'unknown' } });
  });

  it.each([
    [
      'WrongExpectedVersion',
      'wrong-expected-version',
      0,
      new shared.WrongExpectedVersion().setCurrentStreamRevision('9'),
    ],
    ['StreamDeleted', 'stream-deleted', 0, new shared.StreamDeleted()],
    ['AccessDenied', 'access-denied', 0, new shared.AccessDenied()],
    ['Timeout', 'deadline-exceeded', 0, new shared.Timeout()],
    ['Unknown', 'unknown', 0, new shared.Unknown()],
    ['BadRequest', 'unknown', 0, new empty.Empty()],
    [
      'MaximumAppendSizeExceeded',
      'maximum-append-size-exceeded',
      65_536,
      new shared.MaximumAppendSizeExceeded().setMaxappendsize(65_536),
    ],
  ])('that refuses it as %s says %s', (name, type, largest, details) => {
    const packed = new any.Any();
    packed.pack(details.serializeBinary(), `event_store.client.${name}`);
    const error = new rpcStatus.Status().setCode(2).setMessage('as it is').setDetails(packed);
    expect(answered(respond().setError(error)).answer).toMatchObject({
      outcome: 'refused',
      type,
      message: 'as it is',
      ...(largest > 0 && { largest }),
    });
  });
});
