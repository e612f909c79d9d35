import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { startServer } from '../../apps/server/src/start-server.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { oneSale } from './one-sale.ts';

jest.setTimeout(60_000);

let server: Awaited<ReturnType<typeof startServer>>;

afterAll(() => server.close());
const folder = temporaryFolder();
beforeAll(async () => {
  server = await startServer({ data: join(folder, 'data'), port: 0, lang: 'en' });
});

it('a sale goes from the visit to the conversion, each command seen by the next, and is won once', async () => {
  expect(await oneSale(server.url)).toMatchObject({
    stages: [
      'PROFILED open',
      'FOLLOWED_UP open',
      'TEST_DRIVEN open',
      'ORDERED open',
      'MATCHED open',
      'DELIVERED open',
      'DELIVERED won',
    ],
    events: [
      'Created',
      'FollowUpCompleted',
      'TestDriveBooked',
      'TestDriveCompleted',
      'OrderPlaced',
      'VehicleMatched',
      'VehicleDelivered',
      'Converted',
    ],
    won: 1,
  });
});
