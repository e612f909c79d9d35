import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Identity } from '#access';
import { type Service, serve } from '../../support/dealtrail.ts';
import { type Answered, ask } from '../../support/http.ts';
import { keysOf } from '../../support/keys-of.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

jest.setTimeout(60_000);

const identities = {
  anna: { id: 's-1', roles: ['sales_consultant'], outlets: ['north'] },
  analyst: { id: 'a-1', roles: ['analyst'], outlets: 'all' },
  auditor: { id: 'au-1', roles: ['auditor'], outlets: 'all' },
  partner: { id: 'p-u', roles: ['channel_partner'], outlets: 'all', partner: 'p-1' },
} as const satisfies Readonly<Record<string, Identity>>;
type Who = keyof typeof identities;

const titles = { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/[A-Za-z]{3}/) };
const LANGUAGES = ['en', 'zh'] as const;

/** A problem in the language that was asked for, with both titles. */
function expectProblem({ status, headers, body }: Answered, language: 'zh' | 'en', wanted: object): void {
  expect({ status, body }).toMatchObject({ ...wanted, body: { titles } });
  expect(body).toMatchObject({ title: (body['titles'] as { zh: string; en: string })[language] });
  expect(headers.get('content-type')).toContain('application/problem+json');
}

describe('a command that is turned away', () => {
  const data = join(temporaryFolder(), 'data');
  let keys: Record<Who, string>;
  let service: Service;
  const head = async () => {
    const { headers, body } = await ask(`${service.url}/v1/events`, { headers: { 'x-api-key': keys.auditor } });
    return { position: headers.get('dealtrail-position'), events: (body['events'] as readonly unknown[]).length };
  };
  const of = (who: Who) => ({ 'x-api-key': keys[who] });
  const CREATE = { id: 'o-2', data: { outlet: 'north' } };
  const LARGE = { id: 'o-2', data: { outlet: 'north', product: 'x'.repeat(1024 * 1024) } };

  beforeAll(async () => {
    keys = keysOf(data, identities);
    service = await serve(['--data', data]);
    const first = { body: { id: 'o-1', data: { outlet: 'north' } }, headers: of('anna') };
    expect(await ask(`${service.url}/v1/opportunities`, first)).toMatchObject({ status: 201 });
  });
  afterAll(async () => {
    await service.stop();
  });

  it.each([
    ['nobody', 401, 'unauthenticated', () => ({}), CREATE],
    ['a key that there is not', 401, 'unauthenticated', () => ({ 'x-api-key': 'dtk_0' }), CREATE],
    ['a token that is none', 401, 'unauthenticated', () => ({ authorization: 'Bearer e30.e30.' }), CREATE],
    [
      'two credentials',
      401,
      'unauthenticated',
      () => ({ ...of('anna'), authorization: `Bearer ${keys.anna}` }),
      CREATE,
    ],
    ['a role that may not', 403, 'forbidden', () => of('analyst'), CREATE],
    ['a role that it does not hold', 403, 'forbidden', () => ({ ...of('anna'), 'dealtrail-actor': 'planner' }), CREATE],
    ['another outlet', 403, 'forbidden', () => of('anna'), { id: 'o-2', data: { outlet: 'south' } }],
    ['another partner', 403, 'forbidden', () => of('partner'), { id: 'o-2', data: { partnerId: 'p-2' } }],
    ['more than 1 MiB', 413, 'too-large', () => of('anna'), LARGE],
  ] as const)(
    'for %s is %i %s, in each language, and the log ends where it did',
    async (_, status, code, who, body) => {
      const before = await head();
      for (const language of LANGUAGES) {
        const headers = { ...who(), 'accept-language': language, 'idempotency-key': `${code}-${language}` };
        const answer = await ask(`${service.url}/v1/opportunities`, { body, headers });
        expectProblem(answer, language, { status, body: { status, code } });
      }
      expect(await head()).toEqual(before);
    },
  );

  it.each(LANGUAGES)('for a body without end is 413 too, and nothing is stored: %s', async (language) => {
    const before = await head();
    const text = new TextEncoder().encode(JSON.stringify(LARGE));
    const body = new ReadableStream({
      start(controller) {
        for (let at = 0; at < text.length; at += 64 * 1024) controller.enqueue(text.subarray(at, at + 64 * 1024));
        controller.close();
      },
    });
    const headers = { ...of('anna'), 'content-type': 'application/json', 'accept-language': language };
    const init: RequestInit = { method: 'POST', body, headers, duplex: 'half' };
    const response = await fetch(`${service.url}/v1/opportunities`, init);
    const answered = { status: response.status, headers: response.headers, body: await response.json() };
    expectProblem(answered as Answered, language, { status: 413, body: { status: 413, code: 'too-large' } });
    expect(await head()).toEqual(before);
  });

  it('may be sent again under the same key, and is done then', async () => {
    const body = CREATE;
    const headers = { ...of('anna'), 'idempotency-key': 'unauthenticated-en' };
    expect(await ask(`${service.url}/v1/opportunities`, { body, headers })).toMatchObject({
      status: 201,
      body: { repeated: false },
    });
  });
});

describe('more commands than the rate of their sender', () => {
  const data = join(temporaryFolder(), 'data');
  const MANY = 40;

  it('are 429 in each language with the time to come again, and the log holds those that were accepted alone', async () => {
    const keys = keysOf(data, identities);
    const service = await serve(['--data', data], { DEALTRAIL_RATE: '3' });
    const answers = await Promise.all(
      Array.from({ length: MANY }, async (_, n) => {
        const language = LANGUAGES[n % 2] as 'zh' | 'en';
        const headers = { 'x-api-key': keys.anna, 'accept-language': language, 'idempotency-key': `k-${n}` };
        const body = { id: `o-${n}`, data: { outlet: 'north' } };
        return { n, language, answer: await ask(`${service.url}/v1/opportunities`, { body, headers }) };
      }),
    );
    const [accepted, refused] = [201, 429].map((status) => answers.filter(({ answer }) => answer.status === status));
    expect(accepted!.length + refused!.length).toBe(MANY);
    for (const language of LANGUAGES)
      expect(refused!.filter((one) => one.language === language).length).toBeGreaterThan(0);
    for (const { answer, language } of refused!) {
      expectProblem(answer, language, { status: 429, body: { status: 429, code: 'too-many-requests' } });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    }
    const { body } = await ask(`${service.url}/v1/events?limit=1000`, { headers: { 'x-api-key': keys.auditor } });
    const stored = (body['events'] as readonly { readonly stream: string }[]).map(({ stream }) => stream).sort();
    expect(stored).toEqual(accepted!.map(({ n }) => `opportunity-o-${n}`).sort());
    await service.stop();
  });
});
