import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { answer, dealtrail, type Ended } from '../support/dealtrail.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

jest.setTimeout(60_000);

const folder = temporaryFolder();
const data = join(folder, 'data');
const inData = (...args: readonly string[]): Promise<Ended> => dealtrail([...args, '--data', data, '--json']);

describe('the service on an address that others reach', () => {
  it.each([
    ['en', /dealtrail access key create, or set DEALTRAIL_JWT_JWKS_URL/],
    ['zh', /却未设认证/],
  ])('does not start without authentication, and says in %s what to set', async (lang, says) => {
    const args = ['serve', '--port', '0', '--lang', lang, '--data', join(folder, 'open')];
    const ended = await dealtrail(args, { environment: { DEALTRAIL_HOST: '0.0.0.0' } });
    expect(ended).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(says) });
  });
});

describe('a key on the command line', () => {
  const made: { key: string; id: string }[] = [];

  beforeAll(async () => {
    for (const id of ['erp', 'crm']) {
      const ended = await inData(
        'access',
        'key',
        'create',
        '--id',
        id,
        '--role',
        'service',
        '--outlet',
        '*',
        '--grant',
        'PlaceOrder',
        'funnel',
      );
      expect(ended.exitCode).toBe(0);
      made.push(answer(ended) as (typeof made)[number]);
    }
  });

  it('is shown once, and kept as a hash that only its owner reads', async () => {
    const file = join(data, 'access', 'keys.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const kept = readFileSync(file, 'utf8');
    const listed = await inData('access', 'key', 'list');
    for (const { key, id } of made) {
      const secret = key.slice(`dtk_${id}_`.length);
      expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
      expect(kept + listed.stdout).not.toContain(secret);
    }
    expect(answer(listed)).toMatchObject({
      keys: made.map(({ id }, n) => ({
        id,
        actor: ['erp', 'crm'][n],
        roles: ['service'],
        outlets: '*',
        grants: ['PlaceOrder', 'funnel'],
      })),
    });
  });

  it('is revoked by its id, once and for all', async () => {
    const [first] = made;
    const revoked = await inData('access', 'key', 'revoke', first?.id ?? '');
    expect(answer(await inData('access', 'key', 'revoke', first?.id ?? ''))).toEqual(answer(revoked));
    expect(await inData('access', 'key', 'revoke', 'nobody')).toMatchObject({ exitCode: 2 });
  });

  it.each([
    [['--id', '王', '--role', 'service', '--outlet', '*']],
    [['--id', 'x', '--role', 'root', '--outlet', '*']],
    [['--id', 'x', '--role', 'service']],
    [['--id', 'x', '--role', 'service', '--outlet', '*', '--expires', 'tomorrow']],
  ])('is not made by %j', async (args) => {
    expect(await inData('access', 'key', 'create', ...args)).toMatchObject({ exitCode: 2 });
  });
});

describe('the access log on the command line', () => {
  const show = (actor: string) => inData('opportunity', 'show', 'd-1', '--actor', actor);
  const accessLog = (...more: readonly string[]) => inData('privacy', 'access-log', '--subject', 'p-1', ...more);

  beforeAll(async () => {
    const input = JSON.stringify({ customerId: 'p-1', customer: { surname: '王', phone: '13812345678' } });
    expect(await inData('command', 'CreateOpportunity', '--id', 'd-1', '--input', input)).toMatchObject({
      exitCode: 0,
    });
    for (const actor of ['a-1:analyst', 'm-1:sales_manager']) expect(await show(actor)).toMatchObject({ exitCode: 0 });
  });

  it('names who was shown what, and nobody who saw it masked', async () => {
    expect(answer(await accessLog())).toMatchObject({
      subject: 'p-1',
      reads: [
        {
          actor: { id: 'm-1', role: 'sales_manager' },
          fields: ['Created/customer/phone', 'Created/customer/surname'],
          why: 'opportunity',
        },
      ],
    });
    expect((await show('a-1:analyst')).stdout).not.toContain('13812345678');
    expect((await show('m-1:sales_manager')).stdout).toContain('13812345678');
  });

  it('knew less at an earlier time', async () => {
    expect(answer(await accessLog('--as-of', '2020-01-01'))).toMatchObject({ reads: [] });
  });

  it.each(['privacy_officer', 'auditor'])('is for a %s', async (role) => {
    expect(await accessLog('--actor', `x:${role}`)).toMatchObject({ exitCode: 0 });
  });

  it.each(['analyst', 'sales_manager', 'operator'])('is not for a %s', async (role) => {
    expect(await accessLog('--actor', `x:${role}`)).toMatchObject({ exitCode: 3 });
  });
});
