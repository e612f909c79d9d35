import { streamNameOf } from './proposed-event.ts';
import { NO_STREAM, type RawExpectation } from './raw-event.ts';
import { metadataEvent, type RawLog, type Written } from './raw-log.ts';
import { metastreamOf, STREAM_DELETED } from './raw-stream.ts';
import type { ServerContext } from './server-context.ts';
import { goingDown, notLeader, streamDeleted, wrongExpectedVersion } from './status.ts';
import { type Answer, type DeleteCall, streams, type TombstoneCall } from './wire.ts';

/** Soft: the stream is hidden by its metadata, and goes on numbering when it is written to again. */
export function softDelete(context: ServerContext) {
  return (call: DeleteCall, answer: Answer<streams.DeleteResp>) => {
    const hide = (log: RawLog, stream: string) =>
      log.append(metastreamOf(stream), [metadataEvent({ $tb: Number.MAX_SAFE_INTEGER })], 'any');
    remove(context, call.request.getOptions(), { write: hide, mayBeMissing: false }).then(
      (position) => {
        const at = new streams.DeleteResp.Position().setCommitPosition(position).setPreparePosition(position);
        answer(null, new streams.DeleteResp().setPosition(at));
      },
      (error) => answer(error),
    );
  };
}

/** Hard: the stream can never be written to again. */
export function tombstone(context: ServerContext) {
  return (call: TombstoneCall, answer: Answer<streams.TombstoneResp>) => {
    const end = (log: RawLog, stream: string) =>
      log.append(stream, [{ ...metadataEvent({}), type: STREAM_DELETED }], 'any');
    remove(context, call.request.getOptions(), { write: end, mayBeMissing: true }).then(
      (position) => {
        const at = new streams.TombstoneResp.Position().setCommitPosition(position).setPreparePosition(position);
        answer(null, new streams.TombstoneResp().setPosition(at));
      },
      (error) => answer(error),
    );
  };
}

type Options = streams.DeleteReq.Options | streams.TombstoneReq.Options | undefined;

interface Removal {
  readonly write: (log: RawLog, stream: string) => Promise<Written>;
  /** Only a stream that never was can be ended before it begins. */
  readonly mayBeMissing: boolean;
}

/** Words as numbers, as errors tell them. */
const WORDS = { noStream: NO_STREAM, any: -2, exists: -4 } as const;

/** @returns the position of the event that says so @throws the error of the call */
async function remove(
  { log, faults }: ServerContext,
  options: Options,
  { write, mayBeMissing }: Removal,
): Promise<string> {
  if (faults.goingDown) throw goingDown(faults.goingDown);
  if (faults.notLeader) throw notLeader(faults.notLeader);
  const name = streamNameOf(options?.getStreamIdentifier());
  const stream = log.stream(name);
  if (stream?.tombstoned) throw streamDeleted(name);
  const actual = (stream?.events.length ?? 0) - 1;
  const expected = expectationOf(options);
  const isMet =
    expected === 'any' ||
    (expected === 'exists' ? actual !== NO_STREAM : (expected === 'noStream' ? NO_STREAM : expected) === actual);
  // Deleting what never existed is a wrong expected version, whatever is expected.
  if (!isMet || (actual === NO_STREAM && !mayBeMissing)) {
    throw wrongExpectedVersion(name, typeof expected === 'number' ? expected : WORDS[expected], actual);
  }
  const written = await write(log, name);
  return String(written.outcome === 'written' ? written.position : 0);
}

function expectationOf(options: Options): RawExpectation {
  if (options?.hasNoStream()) return 'noStream';
  if (options?.hasStreamExists()) return 'exists';
  return options?.hasRevision() ? Number(options.getRevision()) : 'any';
}
