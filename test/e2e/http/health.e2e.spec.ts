import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Identity } from '#access';
import type { Role } from '#edge';
import { CELLS } from '../../../libs/access/src/role-table.fixture.ts';
import { dealtrail, type Service, serve } from '../../support/dealtrail.ts';
import { keysOf } from '../../support/keys-of.ts';
import { projectFaultily } from '../../support/project-faultily.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

jest.setTimeout(60_000);

const ADDRESSES = ['/health', '/health/ready'] as const;
const CELLS_OF_HEALTH = CELLS.filter(({ operation }) => operation === 'health');
const NOBODY = { authorization: 'Bearer dtk_nobody' };

describe('the health of a service that asks who one is', () => {
  const data = join(temporaryFolder(), 'data');
  let keys: Readonly<Record<string, string>>;
  let service: Service;
  const asked = (path: string, role: Role) => service.get(path, { 'x-api-key': keys[role] as string });

  beforeAll(async () => {
    for (const id of ['o-1', 'o-2'])
      await dealtrail(['command', 'CreateOpportunity', '--id', id, '--input', '{}', '--data', data]);
    const value = '{"new":{"amount":"7.00","currency":"CNY"}}';
    await dealtrail(['command', 'AmendValue', '--id', 'o-1', '--input', value, '--data', data]);
    await projectFaultily(data);
    const identities = CELLS_OF_HEALTH.map(({ role }): [Role, Identity] => [
      role,
      { id: `x-${role}`, roles: [role], outlets: 'all', partner: 'p-1' },
    ]);
    keys = keysOf(data, Object.fromEntries(identities));
    service = await serve(['--data', data]);
  });
  afterAll(async () => {
    await service.stop();
  });

  it.each(ADDRESSES)('at %s is told to anybody by codes: no name, no count, no version', async (path) => {
    for (const headers of [{}, NOBODY]) {
      const { status, body } = await service.get(path, headers);
      expect({ status, body }).toEqual({ status: 200, body: { status: 'degraded', reasons: ['parked'] } });
    }
  });

  it.each(CELLS_OF_HEALTH)('is told by name to whom the table says, $role: $reach', async ({ role, reach }) => {
    for (const path of ADDRESSES) {
      const { body } = await asked(path, role);
      if (reach === '-') expect(body).toEqual({ status: 'degraded', reasons: ['parked'] });
      else {
        expect(body).toMatchObject({
          status: 'degraded',
          reasons: ['parked'],
          events: 3,
          node: process.versions.node,
          parked: expect.arrayContaining([
            expect.objectContaining({ projection: 'opportunity', type: 'ValueChanged', position: 3 }),
          ]),
        });
      }
    }
  });

  it('says at its first page how much there is to those only', async () => {
    expect((await asked('/', 'operator')).body).toMatchObject({ service: 'dealtrail', events: 3 });
    for (const answer of [await service.get('/'), await asked('/', 'channel_partner')]) {
      expect(answer).toMatchObject({ status: 200, body: { service: 'dealtrail' } });
      expect(Object.keys(answer.body)).toEqual(['service', 'ask']);
    }
  });

  it('is 503 where a view does not go on, by code to anybody, by name to an operator', async () => {
    await service.stop();
    const views = join(data, 'views');
    const live = readdirSync(views).filter((name) => name.startsWith('visits.') && name.endsWith('.db'));
    for (const name of live) writeFileSync(join(views, name), 'x'.repeat(8_192));
    service = await serve(['--data', data]);
    for (const path of ADDRESSES) {
      const anybody = await service.get(path);
      expect(anybody).toMatchObject({ status: 503, body: { code: 'not-ready', reasons: ['view-damaged'] } });
      expect(anybody.body).toMatchObject({ detail: 'view-damaged' });
      const operator = await asked(path, 'operator');
      expect(operator).toMatchObject({
        status: 503,
        body: { reasons: ['view-damaged'], detail: 'visits: view-damaged' },
      });
    }
  });
});
