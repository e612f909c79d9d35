import { createServer, type ServerHttp2Session } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { expect, it } from '@jest/globals';
import { guardedClient } from './guarded-client.ts';

it('a server is told that it may send 4 MiB ahead of what was read, on a call and on the connection', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const called = new Promise<ServerHttp2Session>((resolve) => {
    server.once('session', (session) => session.once('stream', () => resolve(session)));
  });
  const { port } = server.address() as AddressInfo;
  const guarded = guardedClient(`esdb://127.0.0.1:${port}?tls=false`);
  const reading = guarded.client.readAll({ maxCount: 1 });
  reading.on('error', () => undefined);
  reading.resume();
  const session = await called;
  const { remoteSettings, state } = session;
  expect([remoteSettings.initialWindowSize, state.remoteWindowSize]).toEqual([4_194_304, 4_194_304]);
  guarded.retire();
  session.destroy();
  await new Promise((resolve) => server.close(resolve));
});
