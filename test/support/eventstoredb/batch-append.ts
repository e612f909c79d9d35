import { status } from '@grpc/grpc-js';
import { isAllowed } from './authorization.ts';
import { appendBytes, proposedEvent, streamNameOf, uuidText } from './proposed-event.ts';
import type { ProposedEvent, RawExpectation } from './raw-event.ts';
import { type Written } from './raw-log.ts';
import { identifierOf } from './recorded-event.ts';
import type { ServerContext } from './server-context.ts';
import { accessDenied, callError, endCall, goingDown, notLeader } from './status.ts';
import { any, type BatchAppendCall, empty, rpcStatus, shared, streams } from './wire.ts';

interface Pending {
  readonly stream: string;
  readonly expected: RawExpectation;
  readonly deadline: number;
  readonly events: ProposedEvent[];
}

/** One stream of appends from one client: each is answered by its correlation id when its last part has come. */
export function batchAppend(context: ServerContext) {
  const { log, faults, largestAppend, user, witness } = context;
  return (call: BatchAppendCall) => {
    const pending = new Map<string, Pending>();

    call.on('data', (request: streams.BatchAppendReq) => {
      if (faults.goingDown) {
        witness.refused++;
        return endCall(call, goingDown(faults.goingDown));
      }
      if (faults.notLeader) return endCall(call, notLeader(faults.notLeader));
      if (!isAllowed(call.metadata, user)) return endCall(call, accessDenied());
      const id = uuidText(request.getCorrelationId());
      const options = request.getOptions();
      if (options) pending.set(id, pendingOf(options));
      const append = pending.get(id);
      if (!append) return;
      append.events.push(...request.getProposedMessagesList().map(proposedEvent));
      if (!request.getIsFinal()) return;
      pending.delete(id);
      witness.appends.push(append);
      const answer = respond(request.getCorrelationId(), append.stream);
      if (append.deadline <= Date.now() + (faults.clockAheadMs ?? 0)) {
        answer.error('Timeout', new shared.Timeout());
      } else if (append.stream === '') {
        answer.error('BadRequest', new shared.BadRequest());
      } else if (appendBytes(append.events) > largestAppend) {
        const exceeded = new shared.MaximumAppendSizeExceeded().setMaxappendsize(largestAppend);
        answer.error('MaximumAppendSizeExceeded', exceeded);
      } else if (!stumbles(append, answer)) {
        void write(append, answer);
      }
    });
    call.on('end', () => call.end());

    const respond = (correlation: shared.UUID | undefined, stream: string) => {
      const known = faults.strangeCorrelation ? new shared.UUID().setString(crypto.randomUUID()) : correlation;
      const message = () => {
        return new streams.BatchAppendResp().setCorrelationId(known).setStreamIdentifier(identifierOf(stream));
      };
      return {
        success(revision: number, position: number) {
          const at = new shared.AllStreamPosition().setCommitPosition(`${position}`).setPreparePosition(`${position}`);
          const success = new streams.BatchAppendResp.Success().setPosition(at);
          if (revision < 0) success.setNoStream(new empty.Empty());
          else success.setCurrentRevision(String(revision));
          call.write(message().setSuccess(success));
        },
        error(name: string, details: { serializeBinary(): Uint8Array }) {
          const packed = new any.Any();
          packed.pack(details.serializeBinary(), `event_store.client.${name}`);
          call.write(message().setError(new rpcStatus.Status().setCode(2).setMessage(name).setDetails(packed)));
        },
      };
    };
    type Answer = ReturnType<typeof respond>;

    const write = async ({ stream, events, expected }: Pending, answer: Answer) => {
      const { deaf, silent, halfCloseBatch, breakBatch } = faults;
      if (deaf) return;
      const written: Written = await log.append(stream, events, expected);
      if (silent) return;
      if (halfCloseBatch) return void call.end();
      if (breakBatch) {
        return endCall(call, callError(status.UNAVAILABLE, 'Connection dropped'));
      }
      if (written.outcome === 'written') answer.success(written.revision, written.position);
      else if (written.outcome === 'deleted') {
        answer.error('StreamDeleted', new shared.StreamDeleted().setStreamIdentifier(identifierOf(stream)));
      } else answer.error('WrongExpectedVersion', wrongExpected(expected, written.actual));
    };

    /** An event without a type gets two answers from a real server. */
    const stumbles = ({ events }: Pending, answer: Answer): boolean => {
      if (!faults.stumbleOverTypes || events.every(({ type }) => type !== '')) return false;
      answer.error('Unknown', new shared.Unknown());
      answer.error('Unknown', new shared.Unknown());
      return true;
    };
  };
}

function pendingOf(options: streams.BatchAppendReq.Options): Pending {
  return {
    stream: streamNameOf(options.getStreamIdentifier()),
    expected: expectationOf(options),
    deadline: options.getDeadline()?.toDate().getTime() ?? Number.POSITIVE_INFINITY,
    events: [],
  };
}

function expectationOf(options: streams.BatchAppendReq.Options): RawExpectation {
  if (options.hasNoStream()) return 'noStream';
  if (options.hasStreamExists()) return 'exists';
  return options.hasStreamPosition() ? Number(options.getStreamPosition()) : 'any';
}

function wrongExpected(expected: RawExpectation, actual: number): shared.WrongExpectedVersion {
  const wrong = new shared.WrongExpectedVersion();
  if (actual < 0) wrong.setCurrentNoStream(new empty.Empty());
  else wrong.setCurrentStreamRevision(String(actual));
  if (expected === 'any') wrong.setExpectedAny(new empty.Empty());
  else if (expected === 'exists') wrong.setExpectedStreamExists(new empty.Empty());
  else if (expected === 'noStream') wrong.setExpectedNoStream(new empty.Empty());
  else wrong.setExpectedStreamPosition(String(expected));
  return wrong;
}
