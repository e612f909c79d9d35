import { describe, expect, it } from '@jest/globals';
import { type ClientOptions, dealtrailClient } from './dealtrail-client.ts';

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
}

type Answering = (sent: Sent, n: number) => Response;

const json = (body: object, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

const accepted = { id: 'o-1', revision: 0, position: 'a1.1', events: [], warnings: [], repeated: false };
const done = () => json(accepted, 201, { 'dealtrail-position': 'a1.1' });

function problem(status: number, code: string, headers: Record<string, string> = {}): Response {
  const titles = { zh: '不行', en: 'No' };
  return json({ type: 'about:blank', status, title: 'No', titles, detail: 'No.', code }, status, headers);
}

/** A service that answers as it is told to, the n-th time from 0; keeps what was sent and how long was waited. */
function service(answering: Answering, options: Partial<ClientOptions> = {}) {
  const sent: Sent[] = [];
  const waits: number[] = [];
  const client = dealtrailClient({
    url: 'http://dealtrail.test',
    backoff: { retries: 3, baseMs: 100 },
    ...options,
    surroundings: {
      async fetch(request) {
        const { method, url, headers } = request;
        const one = { method, url, headers, body: await request.text() };
        sent.push(one);
        return answering(one, sent.length - 1);
      },
      random: () => 0.5,
      now: () => Date.parse('2026-11-24T08:00:00Z'),
      pause: async (ms) => void waits.push(ms),
    },
  });
  return { client, sent, waits };
}

const create = { body: { data: { intakeChannel: 'showroom' } } } as const;
const keysOf = (sent: readonly Sent[]) => sent.map(({ headers }) => headers.get('idempotency-key'));

describe('a command', () => {
  it('is sent as it is given, under a key, and gives its answer', async () => {
    const { client, sent } = service(done, { credential: 'secret', actor: 'planner' });
    expect(await client.send('/v1/opportunities', create)).toEqual(accepted);
    expect(sent).toMatchObject([
      { method: 'POST', url: 'http://dealtrail.test/v1/opportunities', body: JSON.stringify(create.body) },
    ]);
    const [one] = sent;
    expect(one?.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
    expect(one?.headers.get('authorization')).toBe('Bearer secret');
    expect(one?.headers.get('dealtrail-actor')).toBe('planner');
  });

  it('goes under the key that it is given, and another command under another one', async () => {
    const { client, sent } = service(done);
    await client.send('/v1/opportunities', { ...create, params: { header: { 'Idempotency-Key': 'mine' } } });
    await client.send('/v1/opportunities', create);
    await client.send('/v1/opportunities', create);
    const [first, ...others] = keysOf(sent);
    expect(first).toBe('mine');
    expect(new Set(others).size).toBe(2);
  });

  it.each<[string, () => Response]>([
    [
      'the network fails',
      () => {
        throw new TypeError('fetch failed');
      },
    ],
    ['the service answers 503', () => problem(503, 'store-unavailable')],
    ['the service answers 429', () => problem(429, 'too-many-requests')],
  ])('is sent again under the same key, with the same body, where %s', async (_what, fail) => {
    const { client, sent, waits } = service((_sent, n) => (n < 3 ? fail() : done()));
    expect(await client.send('/v1/opportunities', create)).toEqual(accepted);
    expect(new Set(keysOf(sent)).size).toBe(1);
    expect(new Set(sent.map(({ body }) => body))).toEqual(new Set([JSON.stringify(create.body)]));
    expect(waits).toEqual([50, 100, 200]);
  });

  it('waits as long as the service asks it to', async () => {
    const { client, waits } = service((_sent, n) =>
      n === 0 ? problem(429, 'too-many-requests', { 'retry-after': '2' }) : done(),
    );
    await client.send('/v1/opportunities', create);
    expect(waits).toEqual([2_050]);
  });

  it.each([400, 401, 403, 404, 409, 412, 413, 415, 422, 500, 502])('is never sent again after %s', async (status) => {
    const { client, sent } = service(() => problem(status, 'no'));
    const refused = client.send('/v1/opportunities', create);
    await expect(refused).rejects.toMatchObject({
      name: 'DealtrailProblem',
      status,
      code: 'no',
      problem: { titles: { zh: '不行' } },
    });
    expect(sent).toHaveLength(1);
  });

  it('gives up in the end, and says under which key to send it again', async () => {
    const away = service(() => {
      throw new TypeError('fetch failed');
    });
    const error = await away.client.send('/v1/opportunities', create).catch((caught) => caught);
    expect(error).toMatchObject({
      name: 'DealtrailUnreachable',
      code: 'unreachable',
      idempotencyKey: keysOf(away.sent)[0],
    });
    expect(away.sent).toHaveLength(4);
    const busy = service(() => problem(503, 'outcome-unknown'));
    const told = await busy.client.send('/v1/opportunities', create).catch((caught) => caught);
    expect(told).toMatchObject({ status: 503, code: 'outcome-unknown', idempotencyKey: keysOf(busy.sent)[0] });
  });

  it('does not wait for a service that asks for more than it has patience for', async () => {
    const { client, sent } = service(() => problem(503, 'store-unavailable', { 'retry-after': '3600' }));
    await expect(client.send('/v1/opportunities', create)).rejects.toMatchObject({ status: 503 });
    expect(sent).toHaveLength(1);
  });

  it('fails as a problem also where a proxy answered with a page', async () => {
    const { client } = service(() => new Response('<html>Bad Gateway</html>', { status: 502 }));
    await expect(client.send('/v1/opportunities', create)).rejects.toMatchObject({ status: 502, code: 'http-502' });
  });

  it('is given up with its signal', async () => {
    const giving = new AbortController();
    const { client, sent } = service(() => {
      giving.abort(new Error('enough'));
      throw new TypeError('fetch failed');
    });
    await expect(client.send('/v1/opportunities', { ...create, signal: giving.signal })).rejects.toThrow('enough');
    expect(sent).toHaveLength(1);
  });

  it('asks for a fresh credential each time', async () => {
    let n = 0;
    const { client, sent } = service(done, { credential: async () => `token-${++n}` });
    await client.send('/v1/opportunities', create);
    await client.send('/v1/opportunities', create);
    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer token-1', 'Bearer token-2']);
  });
});

describe('a question', () => {
  const answers = (position: string) => () => json({ entered: 1 }, 200, { 'dealtrail-position': position });

  it('names what the client has seen, once it has seen anything', async () => {
    const { client, sent } = service((_sent, n) => answers(['a1.7', 'a1.5', 'a1.9'][n] as string)());
    await client.ask('/v1/funnel/snapshot', { params: { query: { by: 'outlet' } } });
    await client.ask('/v1/funnel/snapshot');
    await client.ask('/v1/funnel/snapshot');
    expect(sent.map(({ headers }) => headers.get('dealtrail-consistency'))).toEqual([null, 'a1.7', 'a1.7']);
    expect(client.position()).toBe('a1.9');
    expect(sent[0]?.url).toBe('http://dealtrail.test/v1/funnel/snapshot?by=outlet');
  });

  it('has no Idempotency-Key, and is asked again like a command', async () => {
    const { client, sent } = service((_sent, n) => (n === 0 ? problem(503, 'view-behind') : answers('a1.1')()));
    expect(await client.ask('/v1/funnel/snapshot')).toEqual({ entered: 1 });
    expect(keysOf(sent)).toEqual([null, null]);
  });
});

describe('a stream', () => {
  const frame = (n: number) => `id: a1.${n}\nevent: Created\ndata: {"n":${n}}\n\n`;
  const stream = (...frames: readonly string[]) =>
    new Response(frames.join(''), { headers: { 'content-type': 'text/event-stream' } });

  async function taken(events: AsyncGenerator<{ readonly id: string }>, count: number): Promise<readonly string[]> {
    const ids: string[] = [];
    for await (const { id } of events) {
      ids.push(id);
      if (ids.length === count) break;
    }
    return ids;
  }

  it('gives each event once and in order, whatever cuts it off', async () => {
    const { client, sent } = service((_sent, n) => {
      if (n === 1) throw new TypeError('fetch failed');
      return [
        stream(frame(1), frame(2), 'id: a1.3\ndata: cut'),
        stream(),
        stream(': so far\nid: a1.4\n\n'),
        stream(frame(5)),
      ][n > 1 ? n - 1 : 0] as Response;
    });
    expect(await taken(client.follow('/v1/events/stream'), 3)).toEqual(['a1.1', 'a1.2', 'a1.5']);
    expect(sent.map(({ headers }) => headers.get('last-event-id'))).toEqual([null, 'a1.2', 'a1.2', 'a1.2', 'a1.4']);
  });

  it('begins after the event that it is told', async () => {
    const { client, sent } = service(() => stream(frame(8)));
    await taken(
      client.follow('/v1/events/stream', { lastEventId: 'a1.7', params: { query: { type: ['Created'] } } }),
      1,
    );
    expect(sent[0]?.headers.get('last-event-id')).toBe('a1.7');
    expect(sent[0]?.url).toBe('http://dealtrail.test/v1/events/stream?type=Created');
  });

  it('is refused as a problem, and not asked for again', async () => {
    const { client, sent } = service(() => problem(403, 'forbidden'));
    await expect(taken(client.follow('/v1/events/stream'), 1)).rejects.toMatchObject({ code: 'forbidden' });
    expect(sent).toHaveLength(1);
  });

  it('is given up after as many vain tries in a row as a command', async () => {
    const { client, sent } = service(() => {
      throw new TypeError('fetch failed');
    });
    await expect(taken(client.follow('/v1/events/stream'), 1)).rejects.toMatchObject({ code: 'unreachable' });
    expect(sent).toHaveLength(4);
  });

  it('ends with its signal', async () => {
    const ending = new AbortController();
    const { client } = service(() => stream(frame(1), frame(2)));
    const seen: string[] = [];
    for await (const { id } of client.follow('/v1/events/stream', { signal: ending.signal })) {
      seen.push(id);
      ending.abort();
    }
    expect(seen[0]).toBe('a1.1');
    expect(seen.length).toBeLessThanOrEqual(2);
  });
});
