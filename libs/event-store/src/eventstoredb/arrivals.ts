import type { ClientReadableStream } from '@grpc/grpc-js';
import { FRAME_BYTES } from './message-bundle.ts';

/** Takes the bytes of a call apart. */
interface Decoder {
  /** @returns messages that the library hands over itself, each behind its frame */
  write(bytes: Buffer): readonly Buffer[];
}

/** A call as grpc-js wraps it several times, down to the one that holds the stream of HTTP/2. */
interface WrappedCall {
  readonly call?: WrappedCall;
  readonly child?: WrappedCall;
  readonly underlyingCalls?: readonly { readonly call: WrappedCall }[];
  decoder?: Decoder;
}

/**
 * Hands over the messages of a call, as many at once as have come. grpc-js hands over one at a time and holds the stream meanwhile,
 * through several turns of promises each, which costs more than what is done with an answer. How a call ends is told by the call as
 * ever, after its last message.
 * @param call one from which nothing has come yet
 * @param parse what the call parses its messages with: what it throws ends the call with that error
 */
export function onArrival<Message>(
  call: ClientReadableStream<Message>,
  parse: (bytes: Buffer) => Message,
  take: (message: Message) => void,
): void {
  call.on('data', take);
  // The head of the answer comes before everything else, and is told at once.
  call.once('metadata', () => {
    const holder = holderOf(call as unknown as WrappedCall);
    if (holder?.decoder) holder.decoder = arrivals(holder, holder.decoder, (bytes) => take(parse(bytes)));
  });
}

function holderOf(call: WrappedCall): WrappedCall | undefined {
  let held: WrappedCall | undefined = call;
  while (held && !held.decoder) held = held.call ?? held.child ?? held.underlyingCalls?.at(-1)?.call;
  return held;
}

/** What the library takes for a message by default: one that is larger is left to it. */
const LARGEST_MESSAGE = 4 * 1024 * 1024;

/** Takes each message itself. The first that is compressed, or too large, and whatever comes after it is left to the library. */
export function arrivals(holder: { decoder?: Decoder }, library: Decoder, take: (message: Buffer) => void): Decoder {
  let begun: Buffer[] = [];
  let missing = 0;

  return {
    write(arrived) {
      if (missing > arrived.length) {
        begun.push(arrived);
        missing -= arrived.length;
        return [];
      }
      const bytes = begun.length > 0 ? Buffer.concat([...begun, arrived]) : arrived;
      let at = 0;
      let next = FRAME_BYTES;
      while (at + FRAME_BYTES <= bytes.length) {
        const length = bytes.readUInt32BE(at + 1);
        if (bytes[at] !== 0 || length > LARGEST_MESSAGE) {
          holder.decoder = library;
          return library.write(bytes.subarray(at));
        }
        next = FRAME_BYTES + length;
        if (at + next > bytes.length) break;
        take(bytes.subarray(at + FRAME_BYTES, at + next));
        at += next;
        next = FRAME_BYTES;
      }
      begun = at < bytes.length ? [bytes.subarray(at)] : [];
      missing = at + next - bytes.length;
      return [];
    },
  };
}
