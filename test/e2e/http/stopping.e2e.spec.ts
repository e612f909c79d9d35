import { join } from 'node:path';
import { expect, it, jest } from '@jest/globals';
import { openEngine } from '#engine';
import { serve } from '../../support/dealtrail.ts';
import { ask } from '../../support/http.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

jest.setTimeout(60_000);

const data = join(temporaryFolder(), 'data');
const LANES = 32;
const TEN_SECONDS = 10_000;

it('a service that is asked to end under load does what it acknowledged, refuses the rest with 503, and exits 0 within 10 s', async () => {
  const service = await serve(['--data', data], { DEALTRAIL_RATE: '100000' });
  const acknowledged: string[] = [];
  const statuses = new Map<number | 'cut off', number>();
  const count = (status: number | 'cut off') => statuses.set(status, (statuses.get(status) ?? 0) + 1);
  let ended = false;
  const load = Array.from({ length: LANES }, async (_, lane) => {
    for (let n = 0; !ended; n++) {
      const id = `o-${lane}-${n}`;
      const answer = await ask(`${service.url}/v1/opportunities`, { body: { id, data: {} } }).catch(() => undefined);
      count(answer?.status ?? 'cut off');
      if (answer?.status === 201) acknowledged.push(id);
      if (answer?.status === 503) expect(answer.headers.get('retry-after')).not.toBeNull();
      if (!answer) return;
    }
  });
  const follower = await fetch(`${service.url}/v1/events/stream`);
  const followed = follower.text();
  while (acknowledged.length < 100) await new Promise((resolve) => setImmediate(resolve));
  const begin = performance.now();
  const { exitCode, signal } = await service.stop();
  ended = true;
  expect({ exitCode, signal, inTime: performance.now() - begin < TEN_SECONDS }).toEqual({
    exitCode: 0,
    signal: null,
    inTime: true,
  });
  await Promise.all(load);
  expect(await followed).toContain('event: Created');
  expect([...statuses.keys()].filter((status) => status !== 201 && status !== 503 && status !== 'cut off')).toEqual([]);

  const engine = await openEngine({ data });
  const stored = new Set<string>();
  for await (const page of engine.store.readAll()) for (const { stream } of page) stored.add(stream);
  await engine.close();
  expect(acknowledged.filter((id) => !stored.has(`opportunity-${id}`))).toEqual([]);
});
