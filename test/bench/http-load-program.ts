/**
 * Sends commands over keep-alive connections, one at a time on each: `node http-load-program.js <url> <connections>
 * <seconds>`. First makes what the commands are about, unmeasured. Prints one line of JSON: what was measured.
 */
import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { measure } from './measure.ts';

const [url = '', connections = '64', seconds = '1'] = process.argv.slice(2);
const { port } = new URL(url);
/** For each connection, so that no two ever meet on one. */
const OPPORTUNITIES = 50;
const HEAD_END = '\r\n\r\n';
const run = randomUUID();

/** One connection; `post` resolves with the status of the answer. */
async function open(): Promise<{ post(path: string, body: object): Promise<number>; close(): void }> {
  const socket: Socket = connect({ port: Number(port), host: '127.0.0.1', noDelay: true });
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let received = '';
  let answered: ((status: number) => void) | undefined;
  socket.setEncoding('latin1').on('data', (text: string) => {
    received += text;
    const end = received.indexOf(HEAD_END);
    if (end < 0) return;
    const [, length = '0'] = /content-length: (\d+)/i.exec(received) ?? [];
    if (received.length < end + HEAD_END.length + Number(length)) return;
    const status = Number(received.slice(9, 12));
    received = '';
    answered?.(status);
  });
  return {
    post(path, body) {
      const text = JSON.stringify(body);
      const head = `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\nidempotency-key: ${randomUUID()}\r\ncontent-length: ${Buffer.byteLength(text)}`;
      return new Promise((resolve) => {
        answered = resolve;
        socket.write(head + HEAD_END + text);
      });
    },
    close: () => socket.destroy(),
  };
}

const lanes = await Promise.all(Array.from({ length: Number(connections) }, open));
const idOf = (lane: number, n: number) => `bench-${run}-${lane}-${n % OPPORTUNITIES}`;
const refused: number[] = [];
const expectStatus = (status: number, wanted: number) => {
  if (status !== wanted) refused.push(status);
};
await Promise.all(
  lanes.map(async ({ post }, lane) => {
    for (let n = 0; n < OPPORTUNITIES; n++) {
      expectStatus(await post('/v1/opportunities', { id: idOf(lane, n), data: { outlet: 'outlet-1' } }), 201);
    }
  }),
);
const measured = await measure(lanes.length, Number(seconds), async (lane, n) => {
  const data = { new: { amount: `${150_000 + n}.00`, currency: 'CNY' } };
  expectStatus(await lanes[lane]!.post(`/v1/opportunities/${idOf(lane, n)}/amend-value`, { data }), 200);
});
for (const { close } of lanes) close();
if (refused.length > 0) throw new Error(`${refused.length} were not accepted, the first with ${refused[0]}`);
console.log(JSON.stringify(measured));
