import type { Command } from 'commander';
import { type Swept, sweepBreaches } from '#engine';
import type { Language } from '#kernel';
import { type CommonOptions, withCommonOptions } from '../options.ts';
import { show } from '../output.ts';
import { progressBar } from '../progress.ts';
import { withEngine } from '../session.ts';

export function sweepCommand(group: Command): void {
  withCommonOptions(group.command('sweep'))
    .description('put on record what was not done in time; running it again adds nothing / 将逾期未履行的义务记录在案')
    .action(sweep);
}

async function sweep(options: CommonOptions): Promise<void> {
  const bar = progressBar(options.lang === 'zh' ? '检查' : 'judging');
  const swept = await withEngine(options, undefined, (engine) => sweepBreaches(engine, { tell: bar.update }));
  bar.end();
  show(swept, options, render);
}

function render({ judgedAt, breached, recorded }: Swept, lang: Language): string {
  return lang === 'zh'
    ? `截至 ${judgedAt} 共有 ${breached} 项义务违约，本次记录 ${recorded} 项`
    : `${breached} obligations breached by ${judgedAt}, ${recorded} of them recorded now`;
}
