import { join } from 'node:path';
import { expect, it, jest } from '@jest/globals';
import { retriesOverKills } from '../../support/http-retries.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

jest.setTimeout(120_000);

const data = join(temporaryFolder(), 'data');

it('requests sent again with the same Idempotency-Key while the service is killed and restarted are each done once', async () => {
  const { answered, again, kills, faults } = await retriesOverKills({
    data,
    commands: 300,
    kills: 2,
    seed: 20_261_124,
  });
  expect({ answered, faults }).toEqual({ answered: 300, faults: [] });
  expect(kills).toBe(2);
  expect(again).toBeGreaterThan(0);
});
