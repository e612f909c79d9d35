import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Identity } from '#access';
import { type RunningServer, startServer } from '../../../apps/server/src/start-server.ts';
import { ask } from '../../support/http.ts';
import { keysOf } from '../../support/keys-of.ts';
import { type Listening, listen, openStream } from '../../support/sse.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

jest.setTimeout(120_000);

const identities = {
  head: { id: 'e-1', roles: ['executive'], outlets: 'all' },
  auditor: { id: 'au-1', roles: ['auditor'], outlets: 'all' },
  anna: { id: 's-1', roles: ['sales_consultant'], outlets: ['north'] },
  carl: { id: 's-3', roles: ['sales_consultant'], outlets: ['north'] },
  manager: { id: 'm-1', roles: ['sales_manager'], outlets: ['north'] },
  northDesk: { id: 'd-1', roles: ['front_desk'], outlets: ['north'] },
  southDesk: { id: 'd-2', roles: ['front_desk'], outlets: ['south'] },
  bert: { id: 's-2', roles: ['sales_consultant'], outlets: ['south'] },
  partner: { id: 'p-u', roles: ['channel_partner'], outlets: 'all', partner: 'p-1' },
} as const satisfies Readonly<Record<string, Identity>>;
type Who = keyof typeof identities;

/** A place that says nothing: no count can be read off it. */
const SEALED = /^[\da-f]{8}~[\w-]{48}$/;
const PLAIN = /^[\da-f]{8}\.\d+$/;

const data = join(temporaryFolder(), 'data');
let keys: Readonly<Record<Who, string>>;
let server: RunningServer;
let written = 0;

beforeAll(async () => {
  keys = keysOf(data, identities);
  server = await startServer({ data, port: 0, lang: 'en' });
});
afterAll(() => server.close());

const credential = (who: Who) => ({ 'x-api-key': keys[who] });
const url = (path: string) => `${server.url}/v1/${path}`;
const follow = (who: Who, path: string, last?: string): Promise<Listening> => listen(url(path), credential(who), last);

async function asked(who: Who, path: string, more: Parameters<typeof ask>[1] = {}) {
  return ask(url(path), { ...more, headers: { ...credential(who), ...more.headers } });
}

async function done(who: Who, path: string, body: object) {
  const answer = await asked(who, path, { body });
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
  return answer;
}

const place = { anna: { outlet: 'north' }, bert: { outlet: 'south' }, partner: { partnerId: 'p-1' } } as const;

/** Somebody comes in. */
const register = (who: 'northDesk' | 'southDesk') =>
  done(who, 'visits', {
    id: `v-${++written}`,
    data: { channel: 'showroom', partySize: 1, outlet: who === 'northDesk' ? 'north' : 'south' },
  });

/** @returns id of a new opportunity */
async function create(who: keyof typeof place): Promise<string> {
  written += 1;
  const id = `o-${written}`;
  await done(who, 'opportunities', { id, data: place[who] });
  return id;
}

const amend = (who: Who, id: string) =>
  done(who, `opportunities/${id}/amend-value`, { data: { new: { amount: `${++written}.00`, currency: 'CNY' } } });

/** Others write, and whoever may see everything has heard of it. */
async function othersWrite(view: string): Promise<void> {
  const all = await follow('auditor', view);
  await register('southDesk');
  const id = await create('bert');
  await amend('bert', id);
  await all.until(1);
  all.end();
}

describe('a stream of a view', () => {
  it.each([
    ['partner', 'partner', 'funnel-snapshot'],
    ['anna', 'anna', 'worklist'],
    ['anna', 'anna', 'customer'],
    ['northDesk', 'northDesk', 'visits'],
    ['manager', 'anna', 'opportunity'],
  ] as const)('tells the %s of what the %s does, and of nothing that others do: %s', async (who, writer, name) => {
    const view = `views/${name}/stream`;
    const line = await follow(who, view);
    for (const own of [1, 2, 3]) {
      await othersWrite(view);
      expect(line.heard).toHaveLength(own - 1);
      await (writer === 'northDesk' ? register(writer) : create(writer));
      await line.until(own);
    }
    line.end();
    const positions = line.heard.map(({ data: text }) => (JSON.parse(text) as { position: string }).position);
    expect(line.heard.map(({ event, id }) => [event, id])).toEqual(positions.map((token) => ['projected', token]));
    for (const token of positions) expect(token).toMatch(SEALED);
  });

  it('is resumed exactly, also over a restart: what was missed is told once, what others did never', async () => {
    const view = 'views/funnel-snapshot/stream';
    const first = await follow('partner', view);
    await create('partner');
    await first.until(1);
    first.end();
    const last = first.heard.at(-1)?.id as string;

    await othersWrite(view);
    const unchanged = await follow('partner', view, last);
    await othersWrite(view);
    expect(unchanged.heard).toEqual([]);
    const missed = await create('partner');
    await unchanged.until(1);
    unchanged.end();

    await server.close();
    server = await startServer({ data, port: 0, lang: 'en' });
    await othersWrite(view);
    const resumed = await follow('partner', view, last);
    await resumed.until(1);
    await othersWrite(view);
    expect(resumed.heard).toHaveLength(1);
    resumed.end();
    const seen = await asked('partner', `opportunities/${missed}`, {
      headers: { 'dealtrail-consistency': resumed.heard[0]?.id as string },
    });
    expect(seen).toMatchObject({ status: 200, body: { timeline: [{}] } });
  });

  it('tells whose an opportunity was that it is theirs no longer, and nothing of it afterwards', async () => {
    const id = await create('anna');
    const [anna, carl] = [await follow('anna', 'views/worklist/stream'), await follow('carl', 'views/worklist/stream')];
    await done('manager', `opportunities/${id}/reassign-opportunity`, { data: { to: { consultant: 's-3' } } });
    await Promise.all([anna.until(1), carl.until(1)]);
    await amend('carl', id);
    await carl.until(2);
    expect(anna.heard).toHaveLength(1);
    await create('anna');
    await anna.until(2);
    anna.end();
    carl.end();
    expect([anna.heard.length, carl.heard.length]).toEqual([2, 2]);
  });
});

describe('the stream of the log', () => {
  const CUTS = 20;

  it('gives whoever sees some rows their events once, in order, across cuts, and no place of any', async () => {
    const began = await follow('partner', 'events/stream');
    const ids = [await create('partner')];
    await began.until(1);
    began.end();
    const received = [...began.heard];
    const writing = (async () => {
      for (let n = 0; n < CUTS; n++) {
        await create('bert');
        ids.push(await create('partner'));
      }
    })();
    while (received.length <= CUTS) {
      const line = await openStream(url('events/stream'), received.at(-1)?.id, credential('partner'));
      received.push(...(await line.take(1 + (received.length % 3), 1)));
    }
    await writing;
    const events = received.map(({ data: text }) => JSON.parse(text) as Record<string, unknown>);
    expect(events.map(({ stream }) => stream)).toEqual(ids.map((id) => `opportunity-${id}`));
    for (const { id: token } of received) expect(token).toMatch(SEALED);
    for (const event of events) expect(Object.keys(event)).not.toEqual(expect.arrayContaining(['position']));
    for (const event of events) expect(Object.keys(event)).not.toEqual(expect.arrayContaining(['index']));
  });
});

describe('a place in the log', () => {
  it('is told sealed in every answer to whoever sees some rows, and as a count to whoever sees all', async () => {
    const own = await create('partner');
    const questions = ['funnel/snapshot', 'funnel/time?stageModel=dealer%401', 'opportunities', `opportunities/${own}`];
    for (const [who, isSealed] of [
      ['partner', true],
      ['auditor', false],
    ] as const) {
      for (const path of [...questions, 'events', 'events?limit=1']) {
        const { status, body, headers } = await asked(who, path);
        const places = [body['position'], headers.get('dealtrail-position'), body['next'] ?? body['position']];
        // A list of rows goes on after a key of its own.
        const told = path === 'opportunities' ? places.slice(0, 2) : places;
        expect([who, path, status]).toEqual([who, path, 200]);
        for (const token of told) expect(token).toMatch(isSealed ? SEALED : PLAIN);
        const isCounted = /"(position|index)":\d/.test(JSON.stringify(body));
        if (isSealed || path.startsWith('events')) expect([path, isCounted]).toEqual([path, !isSealed]);
      }
    }
    const command = await done('partner', 'opportunities', { id: 'o-last', data: place.partner });
    expect([command.body['position'], command.headers.get('dealtrail-position')]).toEqual([
      expect.stringMatching(SEALED),
      command.body['position'],
    ]);
  });

  it('that is sealed pages through the log, and is understood from whoever sees all', async () => {
    const pages: unknown[] = [];
    for (let after = ''; ; ) {
      const { body } = await asked('partner', `events?limit=2${after}`);
      pages.push(...(body['events'] as readonly { id: string }[]).map(({ id }) => id));
      if (body['next'] === null) break;
      after = `&after=${body['next'] as string}`;
    }
    const whole = (await asked('partner', 'events?limit=1000')).body['events'] as readonly { id: string }[];
    expect(pages).toEqual(whole.map(({ id }) => id));
    const { body } = await asked('partner', 'funnel/snapshot');
    const handedOn = { headers: { 'dealtrail-consistency': body['position'] as string } };
    expect((await asked('head', 'funnel/snapshot', handedOn)).status).toBe(200);
  });

  it('that is plain is none from whoever is told sealed ones: nobody finds the end of the log by trying', async () => {
    const plain = (await asked('head', 'funnel/snapshot')).body['position'] as string;
    expect(plain).toMatch(PLAIN);
    for (const path of ['events?after=', 'events/stream?after=', 'views/funnel-snapshot/stream?after=']) {
      expect(await asked('partner', path + plain)).toMatchObject({ status: 400, body: { code: 'cursor-unknown' } });
    }
    for (const token of [plain, plain.replace(/\d+$/, '1')]) {
      const headers = { 'dealtrail-consistency': token };
      expect(await asked('partner', 'funnel/snapshot', { headers })).toMatchObject({
        status: 400,
        body: { code: 'invalid' },
      });
    }
  });
});
