import type { ReadCall, streams } from './wire.ts';

/** Writes no faster than the client reads, or a long read would fill the memory of the server. */
export async function writeMessage(call: ReadCall, message: streams.ReadResp): Promise<void> {
  if (call.write(message) || call.cancelled) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      for (const name of ['drain', 'close', 'cancelled', 'error']) call.off(name, done);
      resolve();
    };
    for (const name of ['drain', 'close', 'cancelled', 'error']) call.on(name, done);
  });
}
