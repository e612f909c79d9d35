import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { dealtrail } from '../support/dealtrail.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { writeCsv, writeMaven } from './bad-sources.ts';

jest.setTimeout(60_000);

const folder = temporaryFolder();
const [importCsv, maven, noCommands] = [writeCsv(folder, 0), writeMaven(folder, 0), join(folder, 'bad.jsonl')];

beforeAll(() => writeFileSync(noCommands, '{"command":"CreateOpportunity","data":{"value":7}}\nno JSON\n'));

describe('a new data folder', () => {
  it.each([
    ['a command without its form', ['command', 'CreateOpportunity', '--input', '{"value":7}'], /value/],
    ['no command at all', ['command', 'SellEverything', '--input', '{}'], /no such command/],
    ['lines of which none is a command', ['send', noCommands], /not valid JSON/],
    ['a file with a row that cannot be read', importCsv, /2nd row/],
    ['a folder of files that cannot be read', ['import', 'maven', maven], /Nothing was imported/],
  ])('is given no log by %s', async (what, args, named) => {
    const data = join(folder, what.replaceAll(' ', '-'));
    const { exitCode, stdout, stderr } = await dealtrail([...args, '--data', data]);
    expect({ exitCode, said: stdout + stderr }).toEqual({ exitCode: 2, said: expect.stringMatching(named) });
    expect(existsSync(data)).toBe(false);
  });
});

describe('a log', () => {
  it('keeps its time zone, and says so to whoever names another one', async () => {
    const data = join(folder, 'zoned');
    const create = ['command', 'CreateOpportunity', '--input', '{}', '--data', data];
    expect(await dealtrail([...create, '--zone', 'Europe/Berlin'])).toMatchObject({ exitCode: 0 });
    expect(await dealtrail([...create, '--zone', 'UTC'])).toMatchObject({
      exitCode: 0,
      stderr: 'dealtrail: the log keeps its time zone Europe/Berlin: its days are not those of UTC.\n',
    });
  });
});
