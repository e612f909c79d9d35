import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { type Service, serve } from '../../support/dealtrail.ts';
import { type Answered, ask } from '../../support/http.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

jest.setTimeout(60_000);

const HOST = 'localhost:3000';
const block = /## The same over HTTP\n\n```\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '';
const [shorthand = '', ...lines] = block.trim().split('\n');

const data = join(temporaryFolder(), 'data');
let service: Service;

beforeAll(async () => {
  service = await serve(['--data', data]);
});
afterAll(async () => {
  await service.stop();
});

/** A line of the session as curl would send it. */
function send(line: string): Promise<Answered> {
  const [, path, key = '', body = ''] = /^\$ post (\S+) (\S+) '(.*)'$/.exec(line) ?? [];
  if (path !== undefined) return ask(`${service.url}/v1/${path}`, { body, headers: { 'idempotency-key': key } });
  const [, url = ''] = /^\$ curl -s '?([^' ]+)'?$/.exec(line) ?? [];
  expect(url).toContain(HOST);
  return ask(service.url + url.slice(HOST.length));
}

it('the HTTP session of the README is answered as it stands, from the first contact to the sale', async () => {
  expect(shorthand).toBe(
    `$ post() { curl -s "${HOST}/v1/$1" -H 'content-type: application/json' -H "idempotency-key: $2" -d "$3"; echo; }`,
  );
  const commands = lines.filter((line) => line.startsWith('$ post'));
  const answers: Answered[] = [];
  for (const line of lines) answers.push(await send(line));
  expect(answers.map(({ status }) => status)).toEqual([201, ...Array(commands.length - 1).fill(200), 200, 200]);
  const [opportunity, snapshot] = answers.slice(commands.length);
  expect(opportunity?.body).toMatchObject({ id: 'o-2', status: 'won', value: { amount: '185000.00' } });
  const { timeline } = opportunity!.body as { readonly timeline: readonly { readonly type: string }[] };
  expect(timeline.map(({ type }) => type)).toEqual([
    'Created',
    'FollowUpCompleted',
    'TestDriveBooked',
    'TestDriveCompleted',
    'OrderPlaced',
    'VehicleMatched',
    'VehicleDelivered',
    'Converted',
  ]);
  expect(snapshot?.body).toMatchObject({
    won: { count: 1, value: { amount: '185000.00', currency: 'CNY' } },
    groups: [{ key: 'outlet-1', won: { count: 1 } }],
  });

  for (const [at, line] of commands.entries()) {
    expect((await send(line)).body).toEqual({ ...answers[at]?.body, warnings: [], repeated: true });
  }
});
