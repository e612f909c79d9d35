import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { dealtrailClient } from './dealtrail-client.ts';

const EVENTS = 200;

let answer: (response: ServerResponse, after: number) => void;
let url: string;
const opened: number[] = [];
const server = createServer((request, response) => {
  const after = Number(request.headers['last-event-id'] ?? 0);
  opened.push(after);
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  answer(response, after);
});

beforeEach(async () => {
  opened.length = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const frame = (n: number) => `id: ${n}\nevent: Counted\ndata: ${n}\n\n`;
const client = () => dealtrailClient({ url, surroundings: { pause: async () => undefined } });

it('a stream that is cut off a hundred times, in the middle of an event, gives every event once and in order', async () => {
  answer = (response, after) => {
    const [first, second, third] = [after + 1, after + 2, after + 3];
    response.write(frame(first) + frame(second) + frame(third).slice(0, 9), () => response.destroy());
  };
  const seen: number[] = [];
  for await (const { data } of client().follow('/v1/events/stream')) {
    seen.push(Number(data));
    if (seen.length === EVENTS) break;
  }
  expect(seen).toEqual(Array.from({ length: EVENTS }, (_, n) => n + 1));
  expect(opened.length).toBe(EVENTS / 2);
});

it('a stream that falls silent is asked for anew, after the place it had reached', async () => {
  answer = (response, after) => {
    if (after === 7) response.end(frame(8));
    else response.write(`${frame(1)}: so far\nid: 7\n\n`);
  };
  const seen: string[] = [];
  for await (const { id } of client().follow('/v1/events/stream', { silenceMs: 100 })) {
    seen.push(id);
    if (id === '8') break;
  }
  expect(seen).toEqual(['1', '8']);
  expect(opened).toEqual([0, 7]);
});

it('a stream that falls silent is asked for anew also when memory was collected meanwhile', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  answer = (response, after) => {
    if (after === 1) response.end(frame(2));
    else response.write(frame(1));
  };
  const seen: string[] = [];
  for await (const { id } of client().follow('/v1/events/stream', { silenceMs: 100 })) {
    seen.push(id);
    if (id === '2') break;
    setTimeout(collect, 20);
  }
  expect(seen).toEqual(['1', '2']);
});
