import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, jest } from '@jest/globals';
import { dealtrail } from '../support/dealtrail.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

jest.setTimeout(60_000);

const data = join(temporaryFolder(), 'data');
const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

it('is the pinned Node that runs the tests', () => {
  expect(process.versions.node).toBe(dependencies.node);
  expect(dependencies.node).toMatch(/^26\./);
});

it('is the pinned Node that npm scripts run, whatever stands on the path', async () => {
  await dealtrail(['command', 'CreateOpportunity', '--input', '{}', '--data', data]);
  const path = (process.env.PATH ?? '').split(delimiter).filter((entry) => !entry.endsWith('.bin'));
  const doctor = ['run', '--silent', 'dealtrail', '--', 'doctor', '--data', data, '--json'];
  const { stdout } = await promisify(execFile)('npm', doctor, { env: { ...process.env, PATH: path.join(delimiter) } });
  expect(JSON.parse(stdout)).toMatchObject({ ok: true, node: dependencies.node });
});
