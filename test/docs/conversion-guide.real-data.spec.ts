import { join } from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { dealtrail } from '../support/dealtrail.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { textOf } from './named-tests.ts';

jest.setTimeout(60_000);

const FOLDER = join(process.env.DEALTRAIL_SHARED ?? '../shared', 'data/maven-crm');

/** What is known now is known at another instant each time. */
const undated = (text: string) => text.replaceAll(/asOf \S+Z/g, 'asOf …');

describe('docs/guides/conversion.md', () => {
  const guide = textOf('docs/guides/conversion.md');
  const blocks = [...guide.matchAll(/^```\n([\s\S]*?)^```/gm)].map(([, block = '']) => block.split('\n'));
  const [imported, ...shown] = blocks.map(([command = '', ...lines]) => ({
    args: command.replace('$ dealtrail ', '').split(' '),
    said: lines.join('\n'),
  }));
  const data = temporaryFolder();

  beforeAll(async () => {
    const args = imported?.args.map((arg) => (arg === '../shared/data/maven-crm' ? FOLDER : arg)) ?? [];
    expect(await dealtrail([...args, '--data', data, '--json'])).toMatchObject({ exitCode: 0 });
  });

  it.each(shown.map(({ args, said }) => [args.join(' '), args, said] as const))(
    'shows what `%s` says of the Maven data set',
    async (_, args, said) => {
      const { exitCode, stdout } = await dealtrail([...args, '--data', data]);
      expect({ exitCode, stdout: undated(stdout) }).toEqual({ exitCode: 0, stdout: said });
    },
  );

  it('shows the lesson: the numbers at risk, and that the earlier curve did not hold', () => {
    expect(shown).toHaveLength(2);
    expect(guide).toMatch(/^120 +55 +70\.4 % +66\.5 – 74\.3 % +467 +53\.8 %/m);
    expect(guide).toContain('The earlier curve lies outside the 95 % interval of the later one');
  });
});
