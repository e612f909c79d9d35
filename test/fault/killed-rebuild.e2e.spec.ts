import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { checkRebuildKills } from './checks/rebuild-kills.ts';
import { seeded } from './fault-run.ts';

const KILLS = Number(process.env['DEALTRAIL_KILLS'] ?? 3);
const SEED = Number(process.env['DEALTRAIL_SEED'] ?? 20260301);
const base = temporaryFolder();

it.each(['rebuild', 'switch'] as const)(
  `every view is what a refold gives after ${KILLS} kills during %s (seed ${SEED})`,
  async (work) => {
    const random = seeded(SEED);
    const faults: string[] = [];
    await checkRebuildKills(
      {
        random,
        upTo: (end) => Math.floor(random() * end),
        folder: () => join(base, work),
        shim: undefined,
        report: (_, found) => faults.push(...found),
        omit: (claim) => faults.push(claim),
      },
      work,
      KILLS,
    );
    expect(faults).toEqual([]);
  },
  30_000 + KILLS * 10_000,
);
