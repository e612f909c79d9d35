import { createServer, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { type ClientReadableStream, credentials, makeGenericClientConstructor, status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { onArrival } from './arrivals.ts';

const identity = (bytes: Buffer) => bytes;
const Numbers = makeGenericClientConstructor(
  {
    read: {
      path: '/numbers/read',
      requestStream: false,
      responseStream: true,
      requestSerialize: identity,
      requestDeserialize: identity,
      responseSerialize: identity,
      responseDeserialize: numberIn,
    },
  },
  'Numbers',
);

function numberIn([first = 0]: Buffer): number {
  if (first > 9) throw new RangeError('no digit');
  return first;
}

describe('what arrives on a call', () => {
  /** What the server says, each as one write. */
  let says: readonly Buffer[] = [];
  const sessions = new Set<ServerHttp2Session>();
  const server = createServer();
  let url = '';

  beforeAll(async () => {
    server.on('session', (session) => sessions.add(session));
    server.on('stream', (stream: ServerHttp2Stream) => {
      stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
      stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': String(status.OK) }));
      for (const bytes of says) stream.write(bytes);
      stream.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    for (const session of sessions) session.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  /** Numbers in the turns in which they were taken, and how the call ended. */
  async function turnsOf(...said: readonly Buffer[]) {
    says = said;
    const client = new Numbers(url, credentials.createInsecure());
    const call = client['read']?.(Buffer.alloc(0)) as unknown as ClientReadableStream<number>;
    const turns: number[][] = [];
    let now: number[] | undefined;
    onArrival(call, numberIn, (number) => {
      if (!now) {
        now = [];
        turns.push(now);
        queueMicrotask(() => {
          now = undefined;
        });
      }
      now.push(number);
    });
    const end = await new Promise((resolve) => {
      call.on('end', () => resolve('ended'));
      call.on('error', ({ details }: { details?: string }) => resolve(details));
    });
    client.close();
    return { turns, end };
  }

  const message = (number: number) => Buffer.from([0, 0, 0, 0, 1, number]);

  it('is taken at once as far as it came at once, before the call ends', async () => {
    const { turns, end } = await turnsOf(Buffer.concat([1, 2, 3, 4].map(message)));
    expect(turns).toEqual([[1, 2, 3, 4]]);
    expect(end).toBe('ended');
  });

  it('is taken in order where messages are cut', async () => {
    const bytes = Buffer.concat([1, 2, 3].map(message));
    const { turns, end } = await turnsOf(bytes.subarray(0, 8), bytes.subarray(8));
    expect(turns.flat()).toEqual([1, 2, 3]);
    expect(end).toBe('ended');
  });

  it('ends the call where it cannot be parsed', async () => {
    const { turns, end } = await turnsOf(Buffer.concat([1, 10].map(message)));
    expect(turns.flat()).toEqual([1]);
    expect(end).toBe('no digit');
  });
});
