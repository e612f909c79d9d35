import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { aPlace, aStoreAt } from './any-server.fixture.ts';

/** A port that nothing listens on, though it was free a moment ago. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** Connection strings of a server that are wrong in one thing each, and what is said of them. */
function wrongWays(url: string): readonly (readonly [wrong: string, said: RegExp])[] {
  const parts = new URL(url);
  // With TLS a server goes by its name.
  if (!parts.password) return [[`esdb://localhost:${parts.port}`, /tls=false/]];
  const ca = parts.searchParams.get('tlsCAFile') ?? '';
  return [
    [`esdb://${parts.username}:guess@${parts.host}?tlsCAFile=${ca}`, /refuses these credentials/],
    [`esdb://${parts.host}?tlsCAFile=${ca}`, /refuses these credentials/],
    [`esdb://${parts.username}:${parts.password}@${parts.host}`, /tlsCAFile/],
    [`esdb://${parts.host}?tls=false`, /./],
  ];
}

describe('a connection to whatever server of EventStoreDB', () => {
  it('point-08: lets the process end once the store is closed', async () => {
    const { url, prefix } = await aPlace();
    const program = join(import.meta.dirname, 'open-and-close.program.ts');
    const create = { tenant: 'huadong', zone: 'Asia/Shanghai', currency: 'CNY', simulated: false };
    const child = spawn(process.execPath, ['--conditions=source', program, url, JSON.stringify(create), prefix], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    const tooLong = setTimeout(() => child.kill(), 30_000);
    expect(await ended).toBe(0);
    clearTimeout(tooLong);
    expect(Buffer.concat(output).toString()).toBe('closed after 1 event\n');
  });

  it('point-11: says what is wrong with credentials and certificates, and tells no password', async () => {
    const place = await aPlace();
    for (const [url, said] of wrongWays(place.url)) {
      const error = await aStoreAt(place, { url }).then(
        () => undefined,
        (reason) => reason,
      );
      expect(error).toMatchObject({ code: 'store-unavailable', message: expect.stringMatching(said) });
      expect(error.message).not.toMatch(/guess|changeit/);
    }
  });

  it('says where nothing listens', async () => {
    const place = await aPlace();
    const url = `esdb://127.0.0.1:${await closedPort()}?tls=false`;
    await expect(aStoreAt(place, { url })).rejects.toMatchObject({
      code: 'store-unavailable',
      message: expect.stringMatching(/nothing listens there/),
    });
  });
});
