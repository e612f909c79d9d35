import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { instantOf } from '#kernel';
import type { Rebuilt } from '#projection';
import type { Build, ReadStore } from '#read-store';
import { openSqliteReadStore } from '#read-store/sqlite';
import { makeDealerLog } from '../bench/dealer-log.ts';
import { answer, dealtrail, type Service, serve } from '../support/dealtrail.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

jest.setTimeout(180_000);

/** Enough for views to be built in worker threads. */
const EVENTS = 24_000;
const NAME = 'funnel-snapshot';

describe('a rebuild from the command line, beside a server', () => {
  const data = join(temporaryFolder(), 'data');
  let service: Service;
  let views: ReadStore;
  const projections = (...args: string[]) => dealtrail(['projections', ...args, '--data', data, '--json']);
  const builds = async (): Promise<readonly Build[]> => {
    const views = answer<readonly { name: string; builds: readonly Build[] }[]>(await projections('status'));
    return views.find(({ name }) => name === NAME)?.builds ?? [];
  };
  const stateOf = async () => (await builds()).at(-1)?.state;
  /**
   * A rebuild under way, which does nothing until it is resumed. It is asked to pause as soon as there is a row of it: by
   * the time that a command has started, it could be through.
   */
  const begunAndPaused = async () => {
    const args = ['projections', 'rebuild', NAME, '--data', data, '--json'];
    const child = spawn(process.execPath, [resolve('dist/apps/cli/src/main.js'), ...args], { stdio: 'pipe' });
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    const ended = once(child, 'close').then(([code]) => ({ code: code as number, stdout }));
    let begun: Build | undefined;
    while (!begun) {
      begun = (await views.builds()).find(({ name, state }) => name === NAME && state === 'building');
      if (child.exitCode !== null) throw new Error(`it was through before it could be paused: ${stdout}`);
      await nextTurn();
    }
    await views.ask(begun.build, 'pause');
    const [paused] = answer<readonly Build[]>(await projections('pause', NAME));
    return { child, ended, paused: paused as Build };
  };

  beforeAll(async () => {
    await makeDealerLog(data, EVENTS);
    await dealtrail(['projections', 'digest', '--data', data]);
    service = await serve(['--data', data]);
    views = openSqliteReadStore({ folder: join(data, 'views'), clock: () => instantOf(Date.now()) });
  });
  afterAll(async () => {
    await views.close();
    await service.stop();
  });

  it('is held up, refused a second time, resumed, compared and switched to', async () => {
    const { ended, paused } = await begunAndPaused();
    expect(paused).toMatchObject({ name: NAME, state: 'paused', total: expect.any(Number) });
    const second = await projections('rebuild', NAME);
    expect(second.exitCode).toBe(4);
    expect(JSON.parse(second.stdout)).toMatchObject({ error: { code: 'rebuild-under-way', build: paused.build } });
    expect(await service.get('/v1/funnel/snapshot')).toMatchObject({ status: 200 });
    expect((await projections('resume', NAME)).exitCode).toBe(0);
    const { code, stdout } = await ended;
    expect(code).toBe(0);
    expect(JSON.parse(stdout) as Rebuilt[]).toMatchObject([
      { name: NAME, build: paused.build, state: 'ready', switched: true, difference: { equal: true } },
    ]);
    expect((await builds()).map(({ state }) => state)).toEqual(['retired', 'live']);
    expect((await projections('rollback', NAME)).exitCode).toBe(0);
    expect((await builds()).map(({ state }) => state)).toEqual(['live', 'retired']);
    expect((await projections('drop', NAME)).exitCode).toBe(0);
  });

  it('is cancelled, and nothing is left of it', async () => {
    const { ended } = await begunAndPaused();
    expect((await projections('cancel', NAME)).exitCode).toBe(0);
    expect(JSON.parse((await ended).stdout)).toMatchObject([{ state: 'cancelled', switched: false }]);
    expect(await stateOf()).toBe('cancelled');
    expect(await projections('cancel', NAME)).toMatchObject({ exitCode: 2 });
  });

  it('that was killed is taken over by the next one', async () => {
    const { child, ended } = await begunAndPaused();
    child.kill('SIGKILL');
    await ended;
    expect(await projections('cancel', NAME)).toMatchObject({ exitCode: 0 });
    expect(answer(await projections('rebuild', NAME))).toMatchObject([{ switched: true }]);
  });

  it.each([
    ['switch', 2, 'build-not-ready'],
    ['rebuild', 2, 'unknown-projection'],
  ])('%s of what there is not ends with %i', async (command, exitCode, code) => {
    const refused = await projections(command, code === 'unknown-projection' ? 'others' : NAME);
    expect(refused.exitCode).toBe(exitCode);
    expect(JSON.parse(refused.stdout)).toMatchObject({ error: { code } });
  });
});
