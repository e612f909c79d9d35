import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, it, jest } from '@jest/globals';
import { endAll, type Service, serve } from '../../support/dealtrail.ts';
import { type Answered, ask } from '../../support/http.ts';
import { postPipelined } from '../../support/pipelined.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

jest.setTimeout(120_000);

const MANY = { DEALTRAIL_RATE: '1000000' };
const folder = temporaryFolder();
afterEach(endAll);

/** 503 in both languages, titled in the one that was asked for, with the seconds after which to try again. */
function expectAway({ status, headers, body }: Answered, code: string): void {
  const titles = { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/[A-Za-z]{3}/) };
  expect({ status, body }).toMatchObject({ status: 503, body: { status: 503, code, titles } });
  expect(body.title).toBe((body.titles as { readonly zh: string }).zh);
  expect(headers.get('content-type')).toContain('application/problem+json');
  expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
}

const IN_CHINESE = { 'accept-language': 'zh-CN' };

function recordNeeds({ url }: Service, needs: string, key: string): Promise<Answered> {
  const path = `${url}/v1/opportunities/o-1/record-needs`;
  return ask(path, { body: { data: { needs } }, headers: { 'idempotency-key': key, ...IN_CHINESE } });
}

const create = ({ url }: Service, id: string) => ask(`${url}/v1/opportunities`, { body: { id, data: {} } });

/** Takes the log's lock, as a process does that hangs while it writes. @returns what gives it back */
function lockLog(data: string): () => void {
  const db = new DatabaseSync(join(data, 'events.db'));
  db.exec('BEGIN IMMEDIATE');
  return () => {
    db.exec('ROLLBACK');
    db.close();
  };
}

async function eventsIn({ url }: Service): Promise<readonly { readonly type: string }[]> {
  return (await ask(`${url}/v1/events`)).body.events as never;
}

it('a log that another process keeps locked is 503, nothing is stored, and the same key is done once it is free', async () => {
  const data = join(folder, 'locked');
  const service = await serve(['--data', data], MANY);
  await create(service, 'o-1');
  const unlock = lockLog(data);
  expectAway(await recordNeeds(service, 'a large boot', 'k-1'), 'store-unavailable');
  expect(await eventsIn(service)).toHaveLength(1);
  unlock();

  const done = await recordNeeds(service, 'a large boot', 'k-1');
  expect(done).toMatchObject({ status: 200, body: { revision: 1, repeated: false } });
  expect(await recordNeeds(service, 'a large boot', 'k-1')).toMatchObject({ status: 200, body: { repeated: true } });
  expect((await eventsIn(service)).map(({ type }) => type)).toEqual(['Created', 'NeedsRecorded']);
  expect(await service.stop()).toMatchObject({ exitCode: 0 });
});

/** What whoever sends the service its requests is told of it. */
const ready = async ({ get }: Service) => [(await get('/health/live')).status, await get('/health/ready')] as const;

it('a write that fails is 503 with an unknown outcome, then all are 503, and the same key tells it once it is mended', async () => {
  const data = join(folder, 'failing');
  const failing = await serve(['--data', data], MANY, 2_400);
  await create(failing, 'o-1');
  expect(await ready(failing)).toMatchObject([200, { status: 200 }]);
  let acknowledged = 0;
  let answered = await recordNeeds(failing, 'x'.repeat(9_900), 'k-1');
  while (answered.status === 200) {
    acknowledged += 1;
    answered = await recordNeeds(failing, 'x'.repeat(9_900), `k-${acknowledged + 1}`);
  }
  expectAway(answered, 'outcome-unknown');
  expectAway(await recordNeeds(failing, 'x', 'later'), 'store-unavailable');
  expect(await eventsIn(failing)).toHaveLength(1 + acknowledged);
  const unready = { code: 'not-ready', detail: 'writing-stopped' };
  for (const asked of ['first', 'again']) {
    expect([asked, ...(await ready(failing))]).toMatchObject([asked, 200, { status: 503, body: unready }]);
  }
  expect(await failing.stop()).toMatchObject({ exitCode: 0 });

  const mended = await serve(['--data', data], MANY);
  expect(await ready(mended)).toMatchObject([200, { status: 200 }]);
  const told = await recordNeeds(mended, 'x'.repeat(9_900), `k-${acknowledged + 1}`);
  expect(told).toMatchObject({ status: 200, body: { revision: acknowledged + 1 } });
  const later = await recordNeeds(mended, 'x', 'later');
  expect(later).toMatchObject({ status: 200, body: { revision: acknowledged + 2, repeated: false } });
  expect(await eventsIn(mended)).toHaveLength(acknowledged + 3);
  expect(await mended.stop()).toMatchObject({ exitCode: 0 });
});

it('a token beyond the head of the log is 503 when patience ends, and is answered once the log has got there', async () => {
  const service = await serve(['--data', join(folder, 'behind')], MANY);
  const { headers } = await create(service, 'o-1');
  const [log] = (headers.get('dealtrail-position') as string).split('.');
  const lookAhead = () =>
    ask(`${service.url}/v1/funnel/snapshot`, { headers: { 'dealtrail-consistency': `${log}.2`, ...IN_CHINESE } });
  expectAway(await lookAhead(), 'view-behind');
  const waiting = lookAhead();
  await create(service, 'o-2');
  expect(await waiting).toMatchObject({ status: 200, body: { entered: 2 } });
  expect(await service.stop()).toMatchObject({ exitCode: 0 });
});

it('more commands on one opportunity than may wait are 503 queue-full, nothing is stored, and a key is done later', async () => {
  const MOST_WAITING = 10_000;
  const data = join(folder, 'crowded');
  const crowded = await serve(['--data', data], MANY);
  await create(crowded, 'o-1');
  const unlock = lockLog(data);
  const crowd = Array.from({ length: MOST_WAITING + 2 }, (_, n) => ({
    body: { data: { needs: `need ${n}` } },
    headers: { 'idempotency-key': `k-${n}` },
  }));
  const waiting = postPipelined(`${crowded.url}/v1/opportunities/o-1/record-needs`, crowd);
  const isFull = async () => (await (await fetch(`${crowded.url}/metrics`)).text()).includes('outcome="queue-full"');
  while (!(await isFull())) await new Promise((resolve) => setTimeout(resolve, 50));
  // Should one of those that wait give up meanwhile, there is room for one of the two.
  const late = ['late-1', 'late-2'].map((key) => recordNeeds(crowded, 'one too many', key));
  expectAway(await Promise.race(late), 'queue-full');
  const ended = Promise.allSettled(late);
  await crowded.kill();
  await ended;
  waiting.destroy();
  unlock();

  const empty = await serve(['--data', data], MANY);
  expect(await eventsIn(empty)).toHaveLength(1);
  const done = { status: 200, body: { revision: 1, repeated: false } };
  expect(await recordNeeds(empty, 'one too many', 'late-1')).toMatchObject(done);
  expect(await empty.stop()).toMatchObject({ exitCode: 0 });
});
