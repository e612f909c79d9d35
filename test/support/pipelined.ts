import { connect, type Socket } from 'node:net';

/** A great many `POST`s at once, over one connection: nobody waits for the answers. */
export function postPipelined(
  url: string,
  posts: readonly { readonly body: object; readonly headers: Readonly<Record<string, string>> }[],
): Socket {
  const { hostname, port, pathname } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  for (const { body, headers } of posts) {
    const text = JSON.stringify(body);
    const length = String(Buffer.byteLength(text));
    const all = { host: hostname, 'content-type': 'application/json', 'content-length': length, ...headers };
    const lines = Object.entries(all).map(([name, value]) => `\r\n${name}: ${value}`);
    socket.write(`POST ${pathname} HTTP/1.1${lines.join('')}\r\n\r\n${text}`);
  }
  // It breaks where the service ends before it has answered.
  socket.on('error', () => undefined);
  return socket;
}
