import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { checkKills } from './checks/kills.ts';
import { seeded } from './fault-run.ts';

const KILLS = Number(process.env['DEALTRAIL_KILLS'] ?? 5);
const SEED = Number(process.env['DEALTRAIL_SEED'] ?? 20260301);
const base = temporaryFolder();

it(
  `every view is what a refold gives after ${KILLS} kills of whoever projects it live (seed ${SEED})`,
  async () => {
    const random = seeded(SEED);
    const faults: string[] = [];
    await checkKills(
      {
        random,
        upTo: (end) => Math.floor(random() * end),
        folder: () => join(base, 'log'),
        shim: undefined,
        report: (_, found) => faults.push(...found),
        omit: (claim) => faults.push(claim),
      },
      'live',
      KILLS,
    );
    expect(faults).toEqual([]);
  },
  30_000 + KILLS * 5_000,
);
