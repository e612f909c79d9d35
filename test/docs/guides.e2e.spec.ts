import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { dealtrail } from '../support/dealtrail.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { textOf } from './named-tests.ts';

jest.setTimeout(60_000);

describe.each(['worklist-and-visits', 'funnel-flow', 'plan', 'comparison', 'audit', 'forecast'])(
  'docs/guides/%s.md',
  (name) => {
    const guide = textOf(`docs/guides/${name}.md`);
    const blocks = [...guide.matchAll(/^```\n([\s\S]*?)^```/gm)].map(([, block = '']) => block);
    const log = blocks.find((block) => block.startsWith('{')) ?? '';
    const shown = blocks.filter((block) => block.startsWith('$ dealtrail ')).map((block) => block.split('\n'));
    const folder = temporaryFolder();
    const data = join(folder, 'data');

    beforeAll(async () => {
      const file = join(folder, 'log.jsonl');
      writeFileSync(file, log);
      expect(await dealtrail(['send', file, '--simulate', '--data', data])).toMatchObject({ exitCode: 0 });
      expect(shown.length).toBeGreaterThan(3);
    });

    it.each(shown.map(([command = '', ...lines]) => [command.replace('$ dealtrail ', ''), lines.join('\n')]))(
      'shows what `%s` says',
      async (command, said) => {
        const { exitCode, stdout } = await dealtrail([...command.split(' '), '--data', data]);
        expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: said });
      },
    );
  },
);
