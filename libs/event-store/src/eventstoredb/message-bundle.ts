/** Bytes in front of each message of a call: whether it is compressed, and how long it is. */
export const FRAME_BYTES = 5;

/**
 * Messages that go into a call of grpc-js in one write. The library sends one message at a time, each once the one before is on
 * the wire, which costs more than an append's message itself. It puts a frame before what it takes for one message, by its
 * `length` and its `copy`: this one shortens the frame to the first message, and brings the frames of the others along.
 */
export function bundled(messages: readonly Buffer[]): Buffer {
  const [only] = messages;
  return messages.length === 1 && only ? only : (new Bundle(messages) as unknown as Buffer);
}

class Bundle {
  readonly length: number;
  readonly #messages: readonly Buffer[];

  constructor(messages: readonly Buffer[]) {
    this.#messages = messages;
    this.length = messages.reduce((sum, message) => sum + FRAME_BYTES + message.length, -FRAME_BYTES);
  }

  /** @throws RangeError where there is no frame before it to shorten: then the call fails, and nothing is sent */
  copy(target: Buffer, start: number): number {
    if (start !== FRAME_BYTES || target.readUInt32BE(start - 4) !== this.length) {
      throw new RangeError('several messages go together only right behind their frame');
    }
    let at = start - FRAME_BYTES;
    for (const message of this.#messages) {
      target[at] = 0;
      target.writeUInt32BE(message.length, at + 1);
      message.copy(target, at + FRAME_BYTES);
      at += FRAME_BYTES + message.length;
    }
    return this.length;
  }
}
