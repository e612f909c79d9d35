import { join } from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { answer, dealtrail, serve } from '../support/dealtrail.ts';
import { projectFaultily } from '../support/project-faultily.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

jest.setTimeout(60_000);

const data = join(temporaryFolder(), 'data');
const run = (...args: string[]) => dealtrail([...args, '--data', data]);

describe('events that were parked', () => {
  beforeAll(async () => {
    await run('command', 'CreateOpportunity', '--id', 'o-1', '--input', '{}');
    await run('command', 'CreateOpportunity', '--id', 'o-2', '--input', '{}');
    await run('command', 'AmendValue', '--id', 'o-1', '--input', '{"new":{"amount":"7.00","currency":"CNY"}}');
    await projectFaultily(data);
  });

  it('are listed, and what they are missing from says so', async () => {
    expect(answer(await run('projections', 'parked', 'opportunity', '--json'))).toMatchObject([
      { projection: 'opportunity', stream: 'opportunity-o-1', type: 'ValueChanged', error: 'RangeError', waiting: 1 },
    ]);
    const { stdout } = await run('projections', 'parked', '--lang', 'zh');
    expect(stdout).toMatch(/读模型 +流 +等待/);
    expect(stdout).not.toContain('7.00');
    expect(answer(await run('projections', 'status', '--json'))).toContainEqual(
      expect.objectContaining({ name: 'funnel-snapshot', parked: 1 }),
    );
    expect((await run('funnel', 'snapshot')).stdout).toContain('incomplete: 1 stream is parked in funnel-snapshot');
    expect((await run('funnel', 'snapshot', '--lang', 'zh')).stdout).toContain(
      '不完整：读模型 funnel-snapshot 搁置了 1 个流',
    );
  });

  it('are named by the health of a service, which says them once when it starts', async () => {
    const service = await serve(['--data', data]);
    for (const path of ['/health', '/health/ready']) {
      expect(await service.get(path)).toMatchObject({
        status: 200,
        body: {
          status: 'degraded',
          parked: expect.arrayContaining([
            expect.objectContaining({
              projection: 'opportunity',
              type: 'ValueChanged',
              position: 3,
              error: 'RangeError',
            }),
          ]),
        },
      });
    }
    const { stderr } = await service.stop();
    expect(
      stderr.match(/projection opportunity cannot apply event [0-9a-f-]{36} \(ValueChanged, position 3\)/g),
    ).toHaveLength(1);
  });

  it('are applied by the service that projects, where one is asked to from beside it', async () => {
    const service = await serve(['--data', data]);
    const redriven = await run('projections', 'redrive', 'funnel-flow', '--json');
    expect(answer(redriven)).toEqual([{ stream: 'opportunity-o-1', applied: 1, head: null }]);
    expect(answer(await run('projections', 'parked', 'funnel-flow', '--json'))).toEqual([]);
    await service.stop();
  });

  it('are applied by a redrive, of one stream or of all', async () => {
    expect(await run('projections', 'redrive', 'opportunity', '--stream', 'opportunity-o-2')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('nothing of "opportunity-o-2" is parked'),
    });
    expect(await run('projections', 'redrive', 'opportunities')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('there is no projection "opportunities"'),
    });
    const one = await run('projections', 'redrive', 'opportunity', '--stream', 'opportunity-o-1', '--json');
    expect(answer(one)).toEqual([{ stream: 'opportunity-o-1', applied: 1, head: null }]);
    expect((await run('projections', 'redrive', 'funnel-snapshot')).stdout).toMatch(/opportunity-o-1 +1/);
    expect(answer(await run('funnel', 'snapshot', '--json'))).toMatchObject({
      open: { value: { amount: '7.00' } },
      incomplete: [],
    });
    expect((await run('projections', 'redrive', 'funnel-snapshot')).stdout).toBe('nothing is parked.\n');
  });
});
