import type { Command } from 'commander';
import { type Examination, examineFolder } from '#engine';
import type { Language } from '#kernel';
import { EXIT } from '../exit-code.ts';
import { type CommonOptions, withCommonOptions } from '../options.ts';
import { show } from '../output.ts';
import { locationsOf } from '../session.ts';

export function doctorCommand(program: Command): void {
  withCommonOptions(program.command('doctor'))
    .description('read every record again and say what is wrong / 检查数据目录')
    .action(async (options: CommonOptions) => {
      const examination = await examineFolder(locationsOf(options));
      show(examination, options, render);
      if (!examination.ok) process.exitCode = EXIT.integrity;
    });
}

function render({ ok, node, log, projections }: Examination, lang: Language): string {
  const zh = lang === 'zh';
  const findings = log.findings.map(
    ({ what, position }) => `  ✗ ${what}${position === undefined ? '' : ` (${position})`}`,
  );
  const views = projections.map(({ name, lagEvents }) => `  ${name}: ${zh ? '落后' : 'behind by'} ${lagEvents}`);
  const verdict = ok
    ? zh
      ? `✓ ${log.records} 条记录完好`
      : `✓ ${log.records} records are as they were written`
    : zh
      ? `✗ 日志已损坏，首个不可信位置 ${log.firstBadPosition ?? '未知'}。请从备份恢复；不要继续写入。`
      : `✗ the log is damaged; the first position not to be trusted is ${log.firstBadPosition ?? 'unknown'}. Restore a backup, and write nothing more to it.`;
  return [`Node ${node}`, verdict, ...findings, ...views].join('\n');
}
