import { join } from 'node:path';
import { expect, it, jest } from '@jest/globals';
import { retriesOverKills } from '../../support/http-retries.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** 10,000 with 50 kills by hand. */
const COMMANDS = Number(process.env['DEALTRAIL_RETRIES'] ?? 300);
const KILLS = Number(process.env['DEALTRAIL_KILLS'] ?? 2);

jest.setTimeout(120_000 + COMMANDS * 50);

const data = join(temporaryFolder(), 'data');

it('requests sent again with the same Idempotency-Key while the service is killed and restarted are each done once', async () => {
  const { answered, again, kills, faults } = await retriesOverKills({
    data,
    commands: COMMANDS,
    kills: KILLS,
    seed: 20_261_124,
  });
  expect({ answered, faults }).toEqual({ answered: COMMANDS, faults: [] });
  expect(kills).toBe(KILLS);
  expect(again).toBeGreaterThan(0);
});
