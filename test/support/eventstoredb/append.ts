import { appendBytes, proposedEvent, streamNameOf } from './proposed-event.ts';
import type { ProposedEvent, RawExpectation } from './raw-event.ts';
import type { ServerContext } from './server-context.ts';
import { appendTooLarge, goingDown, notLeader, streamDeleted, thrownByHandler } from './status.ts';
import { type Answer, type AppendCall, shared, streams } from './wire.ts';

/** The older kind of append, a call of its own, which the client takes where a call brings credentials. */
export function append({ log, faults, largestAppend }: ServerContext) {
  return (call: AppendCall, answer: Answer<streams.AppendResp>) => {
    const events: ProposedEvent[] = [];
    let options: streams.AppendReq.Options | undefined;
    call.on('data', (request: streams.AppendReq) => {
      options ??= request.getOptions();
      const proposed = request.getProposedMessage();
      if (proposed) events.push(proposedEvent(proposed));
    });
    call.on('end', async () => {
      if (faults.goingDown) return answer(goingDown(faults.goingDown));
      if (faults.notLeader) return answer(notLeader(faults.notLeader));
      const { deaf, silent } = faults;
      if (deaf) return;
      if (appendBytes(events) > largestAppend) return answer(appendTooLarge(largestAppend));
      const stream = streamNameOf(options?.getStreamIdentifier());
      if (stream === '' || !events.every(isSound)) return answer(thrownByHandler());
      const written = await log.append(stream, events, expectationOf(options));
      if (silent) return;
      if (written.outcome === 'deleted') return answer(streamDeleted(stream));
      answer(null, written.outcome === 'written' ? success(written) : wrongExpected(written.actual, options));
    });
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function isSound({ id, type }: ProposedEvent): boolean {
  return UUID.test(id) && type !== '';
}

function expectationOf(options: streams.AppendReq.Options | undefined): RawExpectation {
  if (options?.hasNoStream()) return 'noStream';
  if (options?.hasStreamExists()) return 'exists';
  return options?.hasRevision() ? Number(options.getRevision()) : 'any';
}

function success({ revision, position }: { readonly revision: number; readonly position: number }): streams.AppendResp {
  const at = new streams.AppendResp.Position().setCommitPosition(`${position}`).setPreparePosition(`${position}`);
  const done = new streams.AppendResp.Success().setPosition(at);
  if (revision < 0) done.setNoStream(new shared.Empty());
  else done.setCurrentRevision(String(revision));
  return new streams.AppendResp().setSuccess(done);
}

/** Here a wrong expected version is a normal answer. */
function wrongExpected(actual: number, options: streams.AppendReq.Options | undefined): streams.AppendResp {
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (actual < 0) wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(String(actual));
  if (options?.hasRevision()) wrong.setExpectedRevision(options.getRevision());
  else if (options?.hasNoStream()) wrong.setExpectedNoStream(new shared.Empty());
  else if (options?.hasStreamExists()) wrong.setExpectedStreamExists(new shared.Empty());
  else wrong.setExpectedAny(new shared.Empty());
  return new streams.AppendResp().setWrongExpectedVersion(wrong);
}
