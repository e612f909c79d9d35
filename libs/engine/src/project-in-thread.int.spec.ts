import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { firstValueFrom, lastValueFrom, NEVER } from 'rxjs';
import { filter } from 'rxjs/operators';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { askFunnelSnapshot } from './ask-funnel-snapshot.ts';
import { type Engine, openEngine } from './open-engine.ts';
import { projectInThread } from './project-in-thread.ts';

// A thread of its own is started for each.
jest.setTimeout(60_000);

const actor = { id: 'consultant-1', role: 'sales_consultant' };

describe('views that are projected live', () => {
  const folder = temporaryFolder();
  let folders = 0;
  let engine: Engine;
  let stop: AbortController;
  const create = (n: number) =>
    engine.executor.execute({
      command: 'CreateOpportunity',
      id: `o-${n}`,
      data: {},
      input: {},
      actor,
      commandId: `c-${n}`,
    });
  const entered = async () => (await askFunnelSnapshot(engine, { mayName: false })).entered;

  beforeEach(async () => {
    engine = await openEngine({ data: join(folder, String(folders++)), create: {} });
    stop = new AbortController();
  });
  afterEach(() => engine.close());

  it('are projected by a thread that has the lease, hold what a question asks for, and free the lease at the end', async () => {
    const running = lastValueFrom(engine.projector.run(stop.signal));
    for (let n = 0; n < 20; n++) {
      await create(n);
      expect(await entered()).toBe(n + 1);
    }
    await expect(engine.projector.catchUp()).rejects.toMatchObject({ code: 'projector-busy' });
    stop.abort();
    expect(await running).toMatchObject({ kind: 'projected', cursor: { index: 19 } });
    await create(20);
    await engine.projector.catchUp();
    expect(await entered()).toBe(21);
  });

  it('are told of as they grow', async () => {
    const running = engine.projector.run(stop.signal);
    const told = firstValueFrom(running.pipe(filter((each) => each.kind === 'projected' && each.cursor.index === 2)));
    await Promise.all([create(0), create(1), create(2)]);
    expect(await told).toMatchObject({ cursor: { index: 2 } });
  });

  it('are still taken along by questions where the thread cannot go on, and whoever runs it is told why', async () => {
    const order = { events: join(folder, 'none.db'), views: engine.paths.views };
    const thread = projectInThread({ ...order, gatherMs: 0, leaseMs: 1_000, batchSize: 100 });
    await expect(lastValueFrom(thread(stop.signal, NEVER))).rejects.toMatchObject({ code: 'no-log' });
    await create(0);
    expect(await entered()).toBe(1);
  });
});
