import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, jest } from '@jest/globals';
import { openEngine } from '#engine';
import { serve } from '../../support/dealtrail.ts';
import { type Answered, ask } from '../../support/http.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

jest.setTimeout(60_000);

const folder = temporaryFolder();
const LANES = 32;
/** The service itself gives up on what does not end after 7 s. */
const FIVE_SECONDS = 5_000;
const TEN_SECONDS = 10_000;
/** How a client learns that nobody listens any more, or that nobody took its connection. */
const NOBODY_THERE = ['ECONNREFUSED', 'ECONNRESET', 'UND_ERR_SOCKET'];

interface SlowCommand {
  /** Resolves once the service has begun with it. */
  readonly begun: Promise<void>;
  finish(): void;
  readonly answered: Promise<string>;
}

/** A command whose body arrives only in part, after the service has asked for it: it cannot end it. */
function slowCommand(url: string, id: string): SlowCommand {
  const socket: Socket = connect({ port: Number(new URL(url).port), host: 'localhost' });
  const body = JSON.stringify({ id, data: {} });
  const head = `POST /v1/opportunities HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\nexpect: 100-continue\r\ncontent-length: ${body.length}`;
  socket.write(`${head}\r\n\r\n`);
  const begun = new Promise<void>((resolve) => {
    socket.once('data', () => {
      socket.write(body.slice(0, 1));
      resolve();
    });
  });
  const answered = new Promise<string>((resolve) => {
    let text = '';
    socket.setEncoding('latin1').on('data', (part) => {
      text += part;
    });
    socket.on('error', () => undefined).on('close', () => resolve(text.replace('HTTP/1.1 100 Continue\r\n\r\n', '')));
  });
  return { begun, finish: () => socket.write(body.slice(1)), answered };
}

it('a service that is asked to end under load does what it acknowledged, refuses the rest with 503, and exits 0 within 10 s', async () => {
  const data = join(folder, 'loaded');
  const service = await serve(['--data', data], { DEALTRAIL_RATE: '100000' });
  const acknowledged: string[] = [];
  const others: number[] = [];
  const refused: Answered[] = [];
  const cutOff: { readonly code: unknown; readonly whileItAnswers: boolean }[] = [];
  let [answers, ended] = [true, false];
  const load = Array.from({ length: LANES }, async (_, lane) => {
    for (let n = 0; !ended; n++) {
      const id = `o-${lane}-${n}`;
      const answer = await ask(`${service.url}/v1/opportunities`, { body: { id, data: {} } }).catch((error) => {
        cutOff.push({ code: error.cause?.code, whileItAnswers: answers });
        return undefined;
      });
      if (!answer) return;
      if (answer.status === 201) acknowledged.push(id);
      else if (answer.status === 503) refused.push(answer);
      else others.push(answer.status);
    }
  });
  const follower = await fetch(`${service.url}/v1/events/stream`);
  const followed = follower.text();
  const slow = slowCommand(service.url, 'slow');
  await slow.begun;
  while (acknowledged.length < 100) await pause(1);
  const begin = performance.now();
  const stopped = service.stop();
  // As long as something is to be finished, whoever comes is told.
  const patience = begin + FIVE_SECONDS;
  while (refused.length < LANES && performance.now() < patience) await pause(1);
  answers = false;
  slow.finish();
  const { exitCode, signal } = await stopped;
  ended = true;
  expect({ exitCode, signal, inTime: performance.now() - begin < TEN_SECONDS }).toEqual({
    exitCode: 0,
    signal: null,
    inTime: true,
  });
  await Promise.all(load);
  expect(await followed).toContain('event: Created');
  expect(await slow.answered).toMatch(/^HTTP\/1.1 201 /);
  expect(others).toEqual([]);
  expect(refused.length).toBeGreaterThan(0);
  for (const { headers, body } of refused) {
    expect(body).toMatchObject({
      code: 'stopping',
      titles: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/[a-z]/) },
    });
    expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  }
  expect(cutOff.filter(({ code, whileItAnswers }) => whileItAnswers || !NOBODY_THERE.includes(String(code)))).toEqual(
    [],
  );

  const engine = await openEngine({ data });
  const stored = new Set<string>();
  for await (const page of engine.store.readAll()) for (const { stream } of page) stored.add(stream);
  await engine.close();
  expect([...acknowledged, 'slow'].filter((id) => !stored.has(`opportunity-${id}`))).toEqual([]);
  // Whoever was refused or cut off finds nothing done.
  expect(stored.size).toBe(acknowledged.length + 1);
});

it('a request that never ends keeps no service from ending: it exits 0 within 10 s', async () => {
  const service = await serve(['--data', join(folder, 'waiting')]);
  const slow = slowCommand(service.url, 'never');
  await slow.begun;
  await ask(`${service.url}/v1/opportunities`, { body: { data: {} } });
  const begin = performance.now();
  expect(await service.stop()).toMatchObject({ exitCode: 0, signal: null });
  expect(performance.now() - begin).toBeLessThan(TEN_SECONDS);
  expect(await slow.answered).toBe('');
});

it('a client that has left its stream is not waited for: the service ends at once', async () => {
  const service = await serve(['--data', join(folder, 'left')]);
  const gone = new AbortController();
  expect((await fetch(`${service.url}/v1/events/stream`, { signal: gone.signal })).status).toBe(200);
  gone.abort();
  // The service has noticed by the time at which it says that no stream is open.
  const isOpen = async () =>
    !(await (await fetch(`${service.url}/metrics`)).text()).includes('dealtrail_streams_open 0');
  while (await isOpen()) await pause(10);
  const begin = performance.now();
  expect(await service.stop()).toMatchObject({ exitCode: 0, signal: null });
  expect(performance.now() - begin).toBeLessThan(FIVE_SECONDS);
});
